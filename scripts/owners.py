"""`paper owners`: CODEOWNERS from the registry, so that code hosts ask the right people for a review."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from plugins.newsroom.codeowners import PLACES, Forge, codeowners
from plugins.newsroom.merging import registry
from scripts import desk


@click.command()
@click.argument("forge", type=click.Choice(get_args(Forge)))
@click.option("--write", is_flag=True, help="Write the file where the host looks for it, instead of printing it.")
def owners(forge: Forge, write: bool) -> None:
    """Print CODEOWNERS for FORGE."""
    own = desk.settings()
    text = codeowners(registry(desk.paper(own), own.joint_groups), forge)
    if not write:
        click.echo(text, nl=False)
        return
    file = Path(PLACES[forge])
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    click.echo(f"{file.as_posix()} is written")
