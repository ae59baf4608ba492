"""`paper check`: every Problem and Note, with file, line and cure; of all content, or of what a submission changes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scripts import desk
from scripts.editors import told as workload_of
from scripts.explain import explained
from scripts.reports import FORMATS, terminal
from scripts.reports.report import Report
from scripts.repository import Repository
from scripts.submission import Judgement, judge

NOT_AGREED = 3
"""What the command leaves with where nothing is wrong, and somebody has not agreed yet."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--explain", metavar="RULE", is_eager=True, expose_value=False, callback=explained, help="Say what a rule is about; 'all' lists them.")
@click.option("--notes/--no-notes", default=True, help="Show Notes beside Problems.")
@click.option("--format", type=click.Choice(["text", *FORMATS]), default="text", help="For people, a pull request, a code host, or a script.")
@click.option("--lang", metavar="LANGUAGE", default="", help="In which language people are told what is right; without it, the paper's own.")
@click.option("--against", metavar="COMMIT", help="Judge a submission: what merging --head into this commit would change, by its registry and settings.")
@click.option("--head", metavar="COMMIT", default="HEAD", show_default=True, help="The submission, with --against.")
@click.option("--actor", metavar="ACCOUNT", default="", help="The account that hands it in, with --against.")
@click.option("--approvals", metavar="ACCOUNTS", default="", help="The accounts that approved of it as it is, with commas between them, with --against.")
@click.option("--editors", is_flag=True, help="Say instead whether one person merges most of what comes in; counts only, nobody is named.")
def check(paths: tuple[Path, ...], notes: bool, format: str, lang: str, against: str | None, head: str, actor: str, approvals: str, editors: bool) -> None:
    """Look through PATHS, or all content, and say what is wrong and how to mend it.

    Exit 1 where there is a Problem; 3 where there is none, but an --actor's submission needs the yes of others.
    """
    if editors:
        click.echo(workload_of(Repository(Path()), desk.day(desk.settings())))
        return
    if against:
        if paths:
            raise click.UsageError("--against judges a whole submission; leave the paths out")
        judgement = judge(Repository(Path()), against, head, actor, approvals.split(","))
        report = of_submission(judgement, notes, lang)
    else:
        report = _of_content(paths, notes, lang)
    if format == "text":
        terminal.show(report)
    else:
        click.echo(FORMATS[format](report), nl=False)
    waits = actor and report.verdict is not None and not report.verdict.is_agreed
    sys.exit(1 if report.problems else NOT_AGREED if waits else 0)


def of_submission(judgement: Judgement, notes: bool = True, lang: str = "") -> Report:
    """The report on a submission; lines are those of the tree that it would make."""
    repository = Repository(Path())

    def lines(path: str) -> tuple[str, ...]:
        return _lines(repository.read(judgement.tree, f"content/{path}") or b"")

    return Report(tuple(f for f in judgement.findings if notes or f.stops), lines, judgement.verdict, desk.voice(desk.settings(), lang))


def _of_content(paths: tuple[Path, ...], notes: bool, lang: str) -> Report:
    root = Path("content").resolve()
    wanted = [path.resolve() for path in paths]
    strangers = [path for path in wanted if not path.is_relative_to(root) or not path.exists()]
    if strangers:
        raise click.UsageError(f"{strangers[0].name} is no file or folder below content/")
    own = desk.settings()
    found = [f for f in desk.paper(own).findings if not wanted or any((root / f.path).is_relative_to(path) for path in wanted)]

    def lines(path: str) -> tuple[str, ...]:
        file = root / path
        return _lines(file.read_bytes()) if file.is_file() and not file.is_symlink() else ()

    return Report(tuple(f for f in found if notes or f.stops), lines, say=desk.voice(own, lang))


def _lines(data: bytes) -> tuple[str, ...]:
    """The lines of a file as its author counts them."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))
