"""`paper check`: every Problem and Note, with file, line and cure."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from plugins.newsroom.problems import Finding
from scripts import desk
from scripts.explain import explained


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--explain", metavar="RULE", is_eager=True, expose_value=False, callback=explained, help="Say what a rule is about; 'all' lists them.")
@click.option("--notes/--no-notes", default=True, help="Show Notes beside Problems.")
def check(paths: tuple[Path, ...], notes: bool) -> None:
    """Look through PATHS, or all content, and say what is wrong and how to mend it. Exit 1 where there is a Problem."""
    root = Path("content").resolve()
    wanted = [path.resolve() for path in paths]
    strangers = [path for path in wanted if not path.is_relative_to(root) or not path.exists()]
    if strangers:
        raise click.UsageError(f"{strangers[0].name} is no file or folder below content/")
    found = [f for f in desk.paper(desk.settings()).findings if not wanted or any((root / f.path).is_relative_to(path) for path in wanted)]
    problems = [f for f in found if f.stops]
    show(found if notes else problems)
    sys.exit(1 if problems else 0)


def show(findings: list[Finding]) -> None:
    """Print findings grouped by file, Problems red where there is colour, and the sum."""
    console = Console(soft_wrap=True, highlight=False)
    last = ""
    for finding in findings:
        if finding.path != last:
            console.print(Text(f"content/{finding.path}", style="bold"))
            last = finding.path
        where = f"content/{finding.path}:{finding.line}" if finding.line else f"content/{finding.path}"
        line = Text(f"  {'Problem' if finding.stops else 'Note   '}  ", style="red bold" if finding.stops else "yellow")
        line.append(f"{where}  ", style="dim")
        line.append(finding.message, style="none")
        if finding.cure:
            line.append(f"; {finding.cure}", style="green")
        console.print(line)
    problems = sum(1 for finding in findings if finding.stops)
    console.print(f"{problems} Problem{'' if problems == 1 else 's'}, {len(findings) - problems} Note{'' if len(findings) - problems == 1 else 's'}")
