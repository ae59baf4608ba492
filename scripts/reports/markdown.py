"""For a comment on a pull request. What authors wrote stands in code, where nothing is a link, a mention or a command."""

from __future__ import annotations

import re
from itertools import groupby

from plugins.newsroom.merging import Verdict
from plugins.newsroom.voices import ENGLISH, Voice
from scripts.reports.report import Report, place

MARK = "<!-- joint-press check -->"
"""By which the comment is found again."""

MOST = 80
"""Findings of one comment; the whole list is in the log of the check."""


def written(report: Report) -> str:
    """The comment's text."""
    say = report.say
    head = say("What has a Problem would be left out of the paper; each line says what to do.") if report.problems else say("Nothing here stands in the way.")
    parts = [MARK, f"**{report.sum}.** {head}", ""]
    for path, found in groupby(report.findings[:MOST], place):
        parts.append(f"{code(path)}\n")
        for finding in found:
            kind = f"**{report.severity(finding)}**" if finding.stops else report.severity(finding)
            where = say(", ") + say("line %(number)s", number=finding.line) if finding.line else ""
            right = f"{plain(report.right(finding))} " if report.right(finding) else ""
            cure = f" – {code(report.cure(finding))}" if finding.cure else ""
            parts.append(f"- {kind}{where}: {right}{code(finding.message)}{cure}")
        parts.append("")
    if len(report.findings) > MOST:
        parts.append(say("… and %(count)s more; the log of the check has them all.", count=len(report.findings) - MOST) + "\n")
    if report.verdict:
        parts += agreement(report.verdict, say)
    return "\n".join(parts).rstrip() + "\n"


def agreement(verdict: Verdict, say: Voice = ENGLISH) -> list[str]:
    """Who still has to agree."""
    if verdict.is_agreed:
        return [say("Everyone who has to has agreed.")]
    return [say("Still needed, as an approving review:") + "\n", *(f"- {code(need.matter)}: {code(need.words)}" for need in verdict.needs)]


def plain(text: str) -> str:
    r"""Words of ours in which nothing is Markdown.

    >>> plain("no < > : | ? * in a name")
    'no \\< \\> : \\| ? \\* in a name'
    """
    return re.sub(r"([\\`*_<>\[\]|#])", r"\\\1", text)


def code(text: str) -> str:
    """Text as code on one line, whatever is in it.

    >>> code("a `b` @c")
    '`` a `b` @c ``'
    """
    plain = " ".join(text.split())[:500]
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    pad = " " if len(fence) > 1 else ""
    return f"{fence}{pad}{plain}{pad}{fence}"
