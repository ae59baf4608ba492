"""What there is to report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plugins.intake.gate import printable
from plugins.newsroom.merging import Verdict
from plugins.newsroom.problems import Finding

_QUOTED = re.compile(r"'([^']+)'")
_FIELD = re.compile(r"\s*(?:- )?([A-Za-z][\w-]*):")


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in their order, who has to agree where a submission was judged, and the lines of a file by its path in content."""

    findings: tuple[Finding, ...]
    lines: Callable[[str], tuple[str, ...]]
    verdict: Verdict | None = None

    @property
    def problems(self) -> int:
        """How many of the findings stop something."""
        return sum(finding.stops for finding in self.findings)

    @property
    def notes(self) -> int:
        """How many do not."""
        return len(self.findings) - self.problems

    @property
    def sum(self) -> str:
        """Both, in words."""
        return f"{_counted(self.problems, 'Problem')}, {_counted(self.notes, 'Note')}"

    def source(self, finding: Finding) -> str:
        """The line that a finding speaks of, as it stands; nothing where there is none."""
        lines = self.lines(finding.path) if finding.line else ()
        return lines[finding.line - 1].rstrip() if 0 < finding.line <= len(lines) else ""

    def shown(self, finding: Finding) -> str:
        """The same, such as a terminal can show."""
        return printable(self.source(finding).expandtabs(4))


def place(finding: Finding) -> str:
    """The path of a finding's file from the top of the repository."""
    return finding.path[3:] if finding.path.startswith("../") else f"content/{finding.path}".removesuffix("/.")


def spot(finding: Finding, line: str) -> tuple[int, int]:
    """Where in its line a finding points, and how far: at the word it quotes, else at the field, else at the whole line.

    >>> spot(Finding("x.md", 4, "unknown-section", "unknown section 'huosing'"), "section: huosing")
    (9, 16)
    """
    for word in _QUOTED.findall(finding.message):
        at = line.find(word)
        if at >= 0:
            return at, at + len(word)
    field = _FIELD.match(line)
    start = len(line) - len(line.lstrip())
    return (field.start(1), field.end(1)) if field else (start, len(line))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
