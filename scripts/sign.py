"""`paper sign`: a group's word for a text, or somebody's in no group, written into its own folder."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from plugins.intake.registry import slug_of
from plugins.newsroom.field_types import signed_id
from plugins.newsroom.model import Paper
from plugins.newsroom.press_day import press_day
from plugins.newsroom.schema import nearest
from scripts import desk


@click.command()
@click.argument("id")
@click.option("--group", help="The group's short name, as its folder is called; people in no group sign through theirs.")
@click.option("--by", help="Who signs for the group: an account or a name; in no group, your own name.")
@click.option("--wording", type=int, help="The number of the wording; else the newest.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def sign(id: str, group: str | None, by: str | None, wording: int | None, yes: bool) -> None:
    """Sign a statement, or confirm a joint piece or a translation: ID is its id, its address or its file."""
    own = desk.settings()
    paper = desk.paper(own)
    try:
        name = signed_id(id, (own.url,))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="ID") from error
    number, sha256, title = _text(paper, name, wording)
    active = sorted(g.slug for g in paper.groups.values() if paper.status(g) == "active")
    group = group or (_missing("--group") if yes else click.prompt("Group", type=click.Choice(active)))
    if group not in active:
        raise click.BadParameter(f"'{group}' is none of {', '.join(active)}", param_hint="--group")
    alone = paper.groups[group].kind == "individuals"
    by = by or (_missing("--by") if yes else click.prompt("Your name" if alone else "Who signs for the group"))
    day = press_day(own, os.environ, datetime.now(UTC))
    stem = "-".join([name.removeprefix("statements/").replace("/", "-"), *([str(number)] if number else []), *([slug_of(by)] if alone else [])])
    file = Path("content/groups") / group / "signatures" / f"{stem}.yml"
    if file.exists():
        raise click.ClickException(f"{file.as_posix()} is there already; delete it first if the text has changed and you agree to it as it is now")
    if not yes:
        click.confirm(f"Sign “{title}”{f', wording {number}' if number else ''}, the text {sha256[:12]}…, as it stands here?", abort=True)
    lines = [f"signs: {name}", *([f"wording: {number}"] if number else []), f"sha256: {sha256}", f"by: {by}", f"date: {day.isoformat()}"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"{file.as_posix()} is written; hand it in like a piece.")


def _text(paper: Paper, name: str, wording: int | None) -> tuple[int, str, str]:
    """The number, the SHA-256 and the title of the text that is to be signed; a piece has the number nought."""
    statement = next((s for s in paper.statements if s.id == name), None)
    if statement:
        found = statement.wording(wording) if wording else statement.newest
        if found is None:
            raise click.BadParameter(f"there is no wording {wording}; there are {', '.join(str(w.number) for w in statement.wordings)}", param_hint="--wording")
        return found.number, found.sha256, found.title
    piece = paper.by_id.get(name)
    if piece is None:
        near = nearest(name, [*(s.id for s in paper.statements), *paper.by_id])
        raise click.BadParameter(f"there is no piece and no statement '{name}'{f'; {near}' if near else ''}", param_hint="ID")
    if wording:
        raise click.BadParameter("a piece has no numbered wordings", param_hint="--wording")
    return 0, piece.text_sha256, piece.title


def _missing(option: str) -> str:
    raise click.UsageError(f"say {option}")
