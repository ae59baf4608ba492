"""Draw the sample paper's pictures: python -m scripts.illustrations OUT_DIR [name…]."""

from __future__ import annotations

import argparse
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image, ImageOps

from . import scenes
from .canvas import Sheet
from .press import pull, save
from .registry import PICTURES
from .stamps import STAMPS, draw_stamp


def where(out: Path, name: str) -> Path:
    """The file a picture or a stamp goes to."""
    if name in STAMPS:
        return out / STAMPS[name] / "stamp.png"
    return out / PICTURES[name][0] / "photos" / f"{name}.jpg"


def draw(out: Path, name: str) -> Path:
    """Draw one picture or stamp into its group's folder."""
    file = where(out, name)
    if name in STAMPS:
        draw_stamp(name, file)
        return file
    _, second, scene = PICTURES[name]
    sheet = Sheet(zlib.crc32(name.encode()) % 100_000, second)
    scene(sheet)
    save(pull(sheet), file)
    return file


def contact_sheet(files: list[Path], out: Path, columns: int = 3, width: int = 620) -> None:
    """All the pictures small on one page."""
    tile = (width, round(width * 2 / 3))
    rows = -(-len(files) // columns)
    page = Image.new("RGB", (tile[0] * columns, tile[1] * rows), "white")
    for i, file in enumerate(files):
        with Image.open(file) as im:
            small = ImageOps.pad(im.convert("RGB"), (tile[0] - 8, tile[1] - 8))
        page.paste(small, (i % columns * tile[0] + 4, i // columns * tile[1] + 4))
    page.save(out, "PNG" if out.suffix == ".png" else "JPEG")


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(prog="python -m scripts.illustrations")
    parser.add_argument("out", type=Path, help="folder of groups, as content/groups")
    parser.add_argument("names", nargs="*", help="pictures to draw; all when none is named")
    parser.add_argument("--contact-sheet", type=Path, metavar="FILE")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    known = [*PICTURES, *STAMPS]
    names = args.names or known
    for name in names:
        if name not in known:
            parser.error(f"no picture named {name}; there are: {', '.join(known)}")
    with ProcessPoolExecutor(args.jobs) as pool:
        files = list(pool.map(draw, [args.out] * len(names), names))
    for file in files:
        print(f"{file} {file.stat().st_size // 1024} kB")
    if args.contact_sheet:
        contact_sheet(files, args.contact_sheet)


assert scenes

if __name__ == "__main__":
    main()
