"""Contact sheets: many pages at once, small, side by side."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image, ImageDraw

THUMB = (300, 520)
ACROSS = 6
EDGE = 14
CAPTION = 16


def contact_sheet(pictures: Mapping[str, Path], target: Path) -> None:
    """The upper part of every picture on one sheet, with its name under it."""
    rows = -(-len(pictures) // ACROSS)
    across, down = THUMB[0] + EDGE, THUMB[1] + EDGE + CAPTION
    sheet = Image.new("RGB", (across * min(ACROSS, len(pictures)) + EDGE, down * rows + EDGE), "#808080")
    pen = ImageDraw.Draw(sheet)
    for number, (name, path) in enumerate(pictures.items()):
        left, top = EDGE + number % ACROSS * across, EDGE + number // ACROSS * down
        with Image.open(path) as picture:
            part = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, picture.width * THUMB[1] // THUMB[0])))
        part = part.resize((THUMB[0], max(1, part.height * THUMB[0] // part.width)), Image.Resampling.LANCZOS)
        sheet.paste(part, (left, top))
        pen.text((left, top + THUMB[1] + 2), name, fill="white")
    sheet.save(target, quality=82)


def index(folder: Path, sheets: Iterable[Path], changed: Mapping[str, float]) -> None:
    """A page that shows the sheets, and first what has changed: before and after beside each other."""
    lines = [
        '<!doctype html><meta charset="utf-8"><title>Pictures</title>',
        "<style>body { font: 14px sans-serif; background: #808080 } img { max-width: 48%; vertical-align: top }</style>",
    ]
    for name, share in sorted(changed.items(), key=lambda item: -item[1]):
        place = html.escape(name)
        both = ((f"../{folder.name}-before/{place}", "before"), (place, "after"))
        lines += [f"<h2>{place}: {share:.2%}</h2>", *(f'<img loading="lazy" src="{source}" alt="{when}">' for source, when in both)]
    lines += [f'<p><a href="{sheet.name}"><img loading="lazy" src="{sheet.name}" alt="{sheet.stem}"></a></p>' for sheet in sheets]
    (folder / "index.html").write_text("\n".join(lines) + "\n", encoding="utf-8")
