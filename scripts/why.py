"""`paper explain`: why a page was set again in the last making, or was not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.schema import nearest
from plugins.press import reasons
from plugins.press.templates import load
from plugins.press.tree import Tree, Trees, path_of

SHOWN = 12
WIDE = 150
_PAGE = re.compile(rb'<html lang="([^"]+)"[^>]* class="page-([^"\s]+)')


@click.command()
@click.argument("address")
@click.option("--output", default="output", show_default=True, type=click.Path(path_type=Path), help="The output that is asked about.")
@click.option("--theme", default="theme", show_default=True, type=click.Path(path_type=Path), help="The theme it was made with.")
def explain(address: str, output: Path, theme: Path) -> None:
    """Say why the page at ADDRESS was set again when the paper was made last, or why it was not."""
    trees = Trees(output.absolute())
    now = trees.served()
    if now is None:
        raise NewspaperError(f"{output} has not been made yet: make html")
    address = "/" + address.rsplit("://", maxsplit=1)[-1].partition("/")[2] if "://" in address else "/" + address.lstrip("/")
    mark = now.fingerprint(address)
    if not mark:
        known = sorted("/" + path.removesuffix("index.html") for path in now.entries)
        raise NewspaperError(f"the paper has nothing at {address}; " + (nearest(address, known) or "addresses of pages end with /"))
    before = trees.next()
    if not before.entries or not trees.kept(f"{before.folder.name}.{reasons.KEPT}"):
        click.echo(f"{address} was set: there is no making before the last that it could be compared with.")
    elif not before.fingerprint(address):
        click.echo(f"{address} is new: it was not there in the making before.")
    elif before.fingerprint(address) == mark:
        click.echo(f"{address} was not set again: its values and all that it is made with are as they were.")
    else:
        click.echo(f"{address} was set again, because")
        for line in _why(trees, before, now, address, theme):
            click.echo(f"  {line}")


def _why(trees: Trees, before: Tree, now: Tree, address: str, theme: Path) -> Iterator[str]:
    """What changed around the page; else what changed in it."""
    found = _PAGE.search(now.read(address)) if path_of(address).endswith(".html") else None
    if found is None:
        yield "what it is made from changed"
        return
    lang, kind = (part.decode() for part in found.groups())
    around = [reasons.unpacked(trees.kept(f"{tree.folder.name}.{reasons.KEPT}")) for tree in (before, now)]
    told = list(reasons.changed(around[0], around[1], load(theme), f"{kind}.html", lang))
    yield from told
    if not told:
        yield "its own values changed:"
        then, since = (tree.read(address).decode().splitlines() for tree in (before, now))
        lines = [line for line in unified_diff(then, since, lineterm="", n=0) if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        yield from (f"  {line[:WIDE]}{' …' if len(line) > WIDE else ''}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} lines more"
