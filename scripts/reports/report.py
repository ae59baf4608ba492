"""What there is to report."""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.intake.gate import printable
from plugins.newsroom.merging import Verdict
from plugins.newsroom.problems import Finding
from plugins.newsroom.rules import BOOK
from plugins.newsroom.value import Value
from plugins.newsroom.voices import ENGLISH, Voice

_QUOTED = re.compile(r"'([^']+)'")
_FIELD = re.compile(r"\s*(?:- )?([A-Za-z][\w-]*):")


class Report(Value):
    """Findings in their order, who has to agree where a submission was judged, and the lines of a file by its path in content.

    What people read says in `say`'s language what is right; what is wrong in this very place is told in English.
    """

    findings: tuple[Finding, ...]
    lines: Callable[[str], tuple[str, ...]]
    verdict: Verdict | None = None
    say: Voice = ENGLISH

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
        problems = self.say.plural("%(count)s Problem", "%(count)s Problems", self.problems)
        notes = self.say.plural("%(count)s Note", "%(count)s Notes", self.notes)
        return f"{problems}, {notes}"

    def severity(self, finding: Finding) -> str:
        """What kind of finding it is, in one word."""
        return self.say("Problem") if finding.stops else self.say("Note")

    def right(self, finding: Finding) -> str:
        """What the rule says, where that is not English: who knows no English would not know what is meant."""
        rule = BOOK.get(finding.rule)
        said = self.say(rule.text) if rule else ""
        return said if rule and said != rule.text else ""

    def cure(self, finding: Finding) -> str:
        """What to do; in the report's language, where the rule says the same wherever it is broken."""
        rule = BOOK.get(finding.rule)
        return self.say(finding.cure) if rule and finding.cure == rule.cure else finding.cure

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
