"""`paper fix`: other generators' pieces into this paper's format, and what is mechanical mended."""

from __future__ import annotations

import difflib
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import click

from plugins.images.develop import blurred, shrunk
from plugins.intake import gate, mending
from plugins.intake.conversion import Conversion, convert_file
from plugins.intake.registry import slug_of
from plugins.newsroom import addresses
from plugins.newsroom.judging import heir
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value
from scripts import desk
from scripts.repository import Repository
from scripts.submission import paper_at

ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".mdx", ".qmd", ".rmd"})
"""How the file name of a text in Markdown may end elsewhere; here it is `.md`."""

SEEN_AT = ("http://localhost:8000", "http://127.0.0.1:8000")
"""Where `make serve` shows the paper."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--section", help="The section of pieces that name none that the paper has; else its first.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The date of pieces that have none; else today.")
@click.option("--base", default="", help="The address that their links begin from, such as https://old.example/.")
@click.option("--blur", "areas", multiple=True, metavar="X,Y,W,H", help="FILES are photos: make this area of them unrecognisable; again for another.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def fix(files: tuple[Path, ...], section: str | None, day: datetime | None, base: str, areas: tuple[str, ...], yes: bool) -> None:
    """Mend FILES in place; the difference is shown first.

    Pieces of other generators are converted. In files of this paper's own, addresses become ids, dates are written as the paper
    writes them, and a piece that has another file name than before says so. Photos that are too large are made smaller.
    """
    own = desk.settings()
    if areas:
        for file in files:
            _blur(file, areas, own.max_photo_pixels, yes)
        return
    paper = desk.paper(own)
    if section is not None and section not in paper.sections:
        raise click.BadParameter(f"'{section}' is none of {', '.join(paper.sections)}", param_hint="--section")
    today = press_day(own, os.environ, datetime.now(UTC))
    todo = _Todo(own, paper, day.date() if day else today, section or next(iter(paper.sections), "news"), base)
    for file in files:
        if file.suffix.lower().lstrip(".") in gate.PICTURES:
            _shrink(file, own, yes)
        else:
            before = file.read_bytes()
            written = _offer(file, before, todo.mended(file, before), yes)
            _rename(file, yes, written)


class _Todo(Value):
    """How texts are to be mended, in this paper."""

    own: Settings
    paper: Paper
    day: date
    section: str
    base: str

    def mended(self, file: Path, before: bytes) -> Conversion:
        """A file as it should be, and what to know about it."""
        root = Path("content").resolve()
        path = file.resolve().relative_to(root).as_posix() if file.resolve().is_relative_to(root) else ""
        is_piece, is_register = gate.kind(path) in ("article", "letter"), file.suffix == ".yml"
        if is_register or (gate.kind(path) and not is_piece):
            text, remarks = before.decode("utf-8", "replace"), list[str]()
        else:
            ruled = mending.ruled(before)
            conversion = convert_file(ruled, self.day, self.section, (*self.paper.sections,), self.base, file.name)
            text, remarks = conversion.text, [*conversion.remarks]
        better = [mending.mended(text, (self.own.url, *SEEN_AT), has_body=not is_register)]
        if is_piece and (former := self._former(path)):
            better.append(mending.moved(better[0].text, former.id, former.slug))
        return Conversion(better[-1].text, (*remarks, *(remark for each in better for remark in each.remarks)))

    def _former(self, path: str) -> Piece | None:
        """The piece that this one was, under another file name, when last it was committed, or on the paper's own branch; where it does not say so yet."""
        new = next((piece for piece in self.paper.pieces if piece.path == path), None)
        if new is None:
            return None
        for commit in ("HEAD", f"origin/{self.own.branch}", self.own.branch):
            before = _before(Repository(Path()), commit, new.group, self.own)
            if before is None:
                continue
            known = {piece.path for piece in before.pieces}
            others = [piece for piece in self.paper.pieces if piece.path not in known]
            for old in before.pieces:
                is_gone = old.group == new.group and not (Path("content") / old.path).exists()
                found = heir(old, before, others) if is_gone else None
                if found is not None and found.path == path and (new.id != old.id or old.slug not in (new.slug, *new.moved_from)):
                    return old
        return None


def _before(repository: Repository, commit: str, group: str, own: Settings) -> Paper | None:
    """The paper of a commit, if that has a piece of the group's which is no longer where it was."""
    try:
        tree = repository.tree(repository.commit(commit))
    except NewspaperError:
        return None
    pieces = [path for path in tree if path.startswith(f"content/groups/{group}/") and gate.kind(path.removeprefix("content/")) in ("article", "letter")]
    return paper_at(repository, commit, own) if any(not Path(path).exists() for path in pieces) else None


def _rename(file: Path, yes: bool, written: bool) -> None:
    """Give a piece a file name that can be part of an address, and that the paper reads."""
    if file.suffix.lower() not in ENDINGS or (file.suffix == ".md" and addresses.SLUG.fullmatch(file.stem)) or not written:
        return
    better = file.with_name(f"{slug_of(PurePosixPath(file.name).stem)}.md")
    if better.exists():
        click.echo(f"{file}: no piece can have this name, and {better.name} is there already; choose another")
    elif yes or click.confirm(f"Rename {file} to {better.name}?"):
        file.rename(better)
        click.echo(f"{file}: is {better.name} now")


def _shrink(file: Path, own: Settings, yes: bool) -> None:
    """Make a photo as small as the paper takes it."""
    before = file.read_bytes()
    try:
        data = shrunk(before, own.max_photo_bytes, own.max_photo_pixels)
    except ValueError as error:
        raise click.ClickException(f"{file} {error}") from error
    if data == before:
        click.echo(f"{file}: nothing to mend")
        return
    click.echo(f"{file}: {len(before) / 1e6:.1f} MB become {len(data) / 1e6:.1f} MB, and everything but the pixels is left out")
    if yes or click.confirm(f"Write {file}?"):
        file.write_bytes(data)


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


def _offer(file: Path, before: bytes, conversion: Conversion, yes: bool) -> bool:
    """Show what would change, and change it where that is wanted; whether the file is now as it should be."""
    if conversion.text.encode() == before:
        click.echo(f"{file}: nothing to mend")
        return True
    for line in difflib.unified_diff(before.decode("utf-8", "replace").splitlines(), conversion.text.splitlines(), str(file), "converted", lineterm="", n=1):
        click.echo(line)
    for remark in conversion.remarks:
        click.echo(f"{file}: {remark}")
    if yes or click.confirm(f"Write {file}?"):
        file.write_text(conversion.text, encoding="utf-8")
        return True
    return False
