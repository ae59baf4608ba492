"""`paper weight`: the heaviest page of every kind, and whether any is too heavy."""

from __future__ import annotations

from pathlib import Path

import click

from plugins.press.weight import VIEW, weigh


@click.command()
@click.argument("tree", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("output"))
def weight(tree: Path) -> None:
    """Weigh every page of a built paper, compressed; exit 1 where one is over its budget."""
    pages = list(weigh(tree.resolve()))
    click.echo(f"{'kind':14}{'page':>9}{'style':>9}{'pictures':>10}{'budget':>9}  heaviest")
    for kind in sorted({page.kind for page in pages}):
        page = max((page for page in pages if page.kind == kind), key=lambda page: page.text + page.style)
        click.echo(f"{kind:14}{page.text:9,}{page.style:9,}{page.pictures:10,}{page.budget:9,}  {page.address}")
    over = [page for page in pages if page.is_over]
    for page in over:
        total = page.text + page.style
        whole = f"{total + page.pictures:,} with pictures ({VIEW:,})"
        click.secho(f"{page.address} weighs {total:,} bytes with its style sheet (allowed: {page.budget:,}), {whole}", fg="red")
    if over:
        raise SystemExit(1)
