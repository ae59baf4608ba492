"""For a terminal: grouped by file, in colour where there is colour, with a caret under the spot."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from plugins.newsroom.problems import Finding
from scripts.reports.report import Report, place, spot

WINDOW = 90
"""How much of a long line is shown."""


def show(report: Report, console: Console | None = None) -> None:
    """Print a report."""
    console = console or Console(soft_wrap=True, highlight=False)
    for path, findings in groupby(report.findings, place):
        console.print(Text(path, style="bold"))
        for finding in findings:
            for line in lines(report, finding):
                console.print(line)
    console.print(report.sum)
    if report.verdict:
        for need in report.verdict.needs:
            console.print(Text(report.say("Still needed"), style="red bold").append("  ").append(str(need), style="none"))
        if report.verdict.is_agreed:
            console.print(Text(report.say("Everyone who has to has agreed."), style="green"))


def lines(report: Report, finding: Finding) -> list[Text]:
    """One finding: what, where, the cure; and below it the line with a caret."""
    where = f"{place(finding)}:{finding.line}" if finding.line else place(finding)
    text = Text(f"  {report.severity(finding):7}  ", style="red bold" if finding.stops else "yellow")
    text.append(f"{where}  ", style="dim")
    if right := report.right(finding):
        text.append(f"{right} ", style="none")
    text.append(finding.message, style="none")
    if finding.cure:
        text.append(f"; {report.cure(finding)}", style="green")
    source = report.shown(finding)
    if not source.strip():
        return [text]
    start, end = spot(finding, source)
    first = max(0, start - WINDOW // 3) if len(source) > WINDOW else 0
    shown, end = source[first : first + WINDOW], min(end, first + WINDOW)
    margin = f"  {finding.line:>6} | "
    caret = " " * (len(margin) - 2) + "| " + " " * cell_len(source[first:start]) + "^" * max(1, cell_len(source[start:end]))
    return [text, Text(margin, style="dim").append(shown, style="none"), Text(caret, style="red" if finding.stops else "yellow")]
