"""`paper new`: a new piece, with everything filled in that can be."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from plugins.intake.registry import slug_of
from plugins.newsroom import languages
from plugins.newsroom.model import Paper
from plugins.newsroom.press_day import press_day
from plugins.newsroom.settings import Settings
from scripts import desk


@click.command()
@click.option("--group", help="The group's short name, as its folder is called.")
@click.option("--title", help="The headline.")
@click.option("--section", help="The section, by its short name.")
@click.option("--lang", help="The language, such as en or es.")
@click.option("--author", "authors", multiple=True, help="An author, by short name or name; may be given more than once.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day it is published; else today.")
@click.option("--letter", is_flag=True, help="A letter instead of an article.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def new(
    group: str | None, title: str | None, section: str | None, lang: str | None, authors: tuple[str, ...], day: datetime | None, letter: bool, yes: bool
) -> None:
    """Write a new piece into a group's folder, ready to be filled with text."""
    own = desk.settings()
    paper = desk.paper(own)
    active = sorted(g.slug for g in paper.groups.values() if paper.status(g) == "active")
    if not active:
        raise click.ClickException("there is no group yet; 'paper groups add' makes one")
    group = _choice("Group", group, active, yes)
    title = title or ("Untitled" if yes else click.prompt("Title"))
    section = _choice("Section", section, [*paper.sections], yes)
    default = paper.groups[group].lang
    lang = lang or (default if yes else click.prompt("Language", default=default))
    if not languages.is_tag(lang):
        raise click.BadParameter(f"'{lang}' is no language code such as en or es", param_hint="--lang")
    date = day.date() if day else press_day(own, os.environ, datetime.now(UTC))
    file = free(Path("content/groups") / group / ("letters" if letter else "articles"), slug_of(title), paper, group)
    lines = ["---", f"title: {title}", f"date: {date.isoformat()}", f"section: {section}"]
    lines += [f"lang: {lang}"] if lang != default else []
    lines += ["authors:", *(f"  - {author}" for author in authors)] if authors else []
    lines += ["---", "", "Write here."]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _refuse_if_faulty(file, own)
    click.echo(f"{file.as_posix()} is written; open it in an editor, and 'paper check {file.as_posix()}' says whether all is well.")


def _refuse_if_faulty(file: Path, own: Settings) -> None:
    """Take back a piece that would not pass the check, and say why."""
    name = file.relative_to("content").as_posix()
    told = [finding for finding in desk.paper(own).problems if finding.path == name]
    if told:
        file.unlink()
        raise click.ClickException("; ".join(f"{finding.message}; {finding.cure}" if finding.cure else finding.message for finding in told))


def _choice(what: str, given: str | None, known: list[str], yes: bool) -> str:
    """One of the known; asked for where it may be."""
    if given is None and (yes or len(known) == 1):
        if len(known) > 1 and what == "Group":
            raise click.UsageError(f"say which group with --group; there are {', '.join(known)}")
        return known[0]
    if given is None:
        return str(click.prompt(what, type=click.Choice(known), default=known[0]))
    if given not in known:
        raise click.BadParameter(f"'{given}' is none of {', '.join(known)}", param_hint=f"--{what.lower()}")
    return given


def free(folder: Path, slug: str, paper: Paper, group: str) -> Path:
    """A file name that no piece of the group has."""
    taken = {piece.slug for piece in paper.pieces if piece.group == group} | {
        p.stem for kind in ("articles", "letters") for p in (folder.parent / kind).glob("*.md")
    }
    number, name = 1, slug
    while name in taken:
        number += 1
        name = f"{slug[:76]}-{number}"
    return folder / f"{name}.md"
