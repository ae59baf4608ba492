"""What a rule is."""

from __future__ import annotations

from datetime import date

from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.value import Value


class Rule(Value):
    """One thing that the check looks for.

    `text` says what is right, `message` what is wrong where nothing more can be told of it, `cure` what to do,
    `example` shows a line or a file that breaks the rule. A piece first published before `since` keeps its place with
    a Note; give a date only to rules without which a piece can still be printed safely.
    """

    id: str
    severity: type[Problem] | type[Note]
    text: str
    message: str
    cure: str
    example: str
    since: date | None = None

    def at(self, path: str, line: int = 0, message: str = "", cure: str = "") -> Finding:
        """The finding that the rule is broken there."""
        return self.severity(path, line, self.id, message or self.message, cure or self.cure)
