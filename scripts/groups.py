"""`paper groups`: the groups that write the paper."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from plugins.intake.registry import slug_of
from plugins.newsroom import addresses
from plugins.newsroom.press_day import press_day
from scripts import desk


@click.group()
def groups() -> None:
    """List the groups, or add one."""


@groups.command("list")
def list_groups() -> None:
    """All groups with what became of them and how much they wrote."""
    paper = desk.paper(desk.settings())
    for group in paper.groups.values():
        click.echo(f"{group.slug:24} {paper.status(group):8} {len(paper.pieces_by(group.slug)):4}  {group.name}")


@groups.command()
@click.option("--name", help="The group's full name.")
@click.option("--slug", help="Its short name: small letters, digits, hyphens; for good.")
@click.option("--place", help="Where it is, by the place's short name.")
@click.option("--editor", "editors", multiple=True, help="An account that may merge into the folder; may be given more than once.")
@click.option("--individuals", is_flag=True, help="The folder for people in no group.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def add(name: str | None, slug: str | None, place: str | None, editors: tuple[str, ...], individuals: bool, yes: bool) -> None:
    """Make a folder for a new group."""
    own = desk.settings()
    paper = desk.paper(own)
    if name is None and yes:
        raise click.UsageError("say the group's name with --name")
    name = name or str(click.prompt("Name"))
    proposed = slug_of(name)
    slug = slug or (proposed if yes else str(click.prompt("Short name", default=proposed)))
    if not addresses.SLUG.fullmatch(slug) or addresses.is_reserved(slug):
        raise click.BadParameter(f"'{slug}' cannot be a group's short name; take four or more small letters, digits and hyphens", param_hint="--slug")
    folder = Path("content/groups") / slug
    if folder.exists():
        raise click.ClickException(f"{folder.as_posix()} is there already")
    if place is None and not yes and paper.places:
        place = str(click.prompt("Place", type=click.Choice([*paper.places]), default=next(iter(paper.places))))
    if place is not None and place not in paper.places:
        raise click.BadParameter(f"'{place}' is not in joint/places.yml", param_hint="--place")
    day = press_day(own, os.environ, datetime.now(UTC))
    lines = [f"name: {name}", f"kind: {'individuals' if individuals else 'organisation'}", "about: |", f"  {name}."]
    lines += [f"places: [{place}]"] if place else []
    lines += [f"languages: [{own.language}]", f"editors: [{', '.join(editors)}]", f"joined: {day.isoformat()}"]
    folder.mkdir(parents=True)
    (folder / "group.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"{folder.as_posix()}/group.yml is written; say there who you are, then 'paper new --group {slug}'.")
