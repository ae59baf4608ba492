"""`paper fix`: other generators' pieces into this paper's format, and what is mechanical mended."""

from __future__ import annotations

import difflib
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import click

from plugins.images.develop import blurred
from plugins.intake.conversion import Conversion, convert_file
from plugins.newsroom.press_day import press_day
from scripts import desk


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--section", help="The section of pieces that name none that the paper has; else its first.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The date of pieces that have none; else today.")
@click.option("--base", default="", help="The address that their links begin from, such as https://old.example/.")
@click.option("--blur", "areas", multiple=True, metavar="X,Y,W,H", help="FILES are photos: make this area of them unrecognisable; again for another.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def fix(files: tuple[Path, ...], section: str | None, day: datetime | None, base: str, areas: tuple[str, ...], yes: bool) -> None:
    """Convert FILES in place; the difference is shown first."""
    own = desk.settings()
    if areas:
        for file in files:
            _blur(file, areas, own.max_photo_pixels, yes)
        return
    paper = desk.paper(own)
    if section is not None and section not in paper.sections:
        raise click.BadParameter(f"'{section}' is none of {', '.join(paper.sections)}", param_hint="--section")
    today = press_day(own, os.environ, datetime.now(UTC))
    for file in files:
        before = file.read_bytes()
        conversion = convert_file(before, day.date() if day else today, section or next(iter(paper.sections), "news"), (*paper.sections,), base, file.name)
        _offer(file, before, conversion, yes)


def _blur(file: Path, areas: tuple[str, ...], max_pixels: int, yes: bool) -> None:
    """Write a photo anew without what is in some areas, and without what its camera wrote into it."""
    boxes = []
    for area in areas:
        match = re.fullmatch(r"(\d{1,6}),(\d{1,6}),(\d{1,6}),(\d{1,6})", area)
        if not match:
            raise click.BadParameter(f"'{area}' is no area; write left, top, width and height in pixels, such as 120,80,60,60", param_hint="--blur")
        left, top, width, height = map(int, match.groups())
        boxes.append((left, top, width, height))
    try:
        data = blurred(file.read_bytes(), tuple(boxes), max_pixels)
    except ValueError as error:
        raise click.ClickException(f"{file} {error}") from error
    click.echo(f"{file}: {len(boxes)} area{'' if len(boxes) == 1 else 's'} made unrecognisable, and everything but the pixels left out")
    click.echo("A photo that was handed in before is in the history still: tell those who keep the paper.")
    if yes or click.confirm(f"Write {file}?"):
        file.write_bytes(data)


def _offer(file: Path, before: bytes, conversion: Conversion, yes: bool) -> None:
    """Show what would change, and change it where that is wanted."""
    old = before.decode("utf-8", "replace")
    if conversion.text == old:
        click.echo(f"{file}: nothing to mend")
        return
    for line in difflib.unified_diff(old.splitlines(), conversion.text.splitlines(), str(file), "converted", lineterm="", n=1):
        click.echo(line)
    for remark in conversion.remarks:
        click.echo(f"{file}: {remark}")
    if yes or click.confirm(f"Write {file}?"):
        file.write_text(conversion.text, encoding="utf-8")
