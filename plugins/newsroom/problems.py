"""What can be wrong with content: a Problem stops a piece, a Note does not."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom.value import Value


class NewspaperError(Exception):
    """Something is broken that is not content: code, settings, theme, or the machine."""


class ChangedError(NewspaperError):
    """Content was edited while it was being read: what was made of it is of no state that it was ever in."""


class Finding(Value):
    """One fault in content, told to the person who can mend it.

    `path` is relative to the content folder, `line` counts from 1 (0: the file as a whole),
    `rule` is the id of a rule in `newsroom.rules`, `cure` says what to do.
    """

    path: str
    line: int
    rule: str
    message: str
    cure: str = ""

    @property
    def stops(self) -> bool:
        """Whether what the finding is about is left out of the paper."""
        raise NotImplementedError

    def __str__(self) -> str:
        where = f"content/{self.path}:{self.line}" if self.line else f"content/{self.path}"
        return f"{where}  {self.message}" + (f"; {self.cure}" if self.cure else "")


class Problem(Finding):
    """A fault that stops the piece: it is left out, loudly."""

    @property
    def stops(self) -> bool:
        """Always: what has a Problem is left out."""
        return True


class Note(Finding):
    """A fault with which the piece stays."""

    @property
    def stops(self) -> bool:
        """Never: a Note is advice."""
        return False


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, line and rule: one order, whoever gathered them."""
    return tuple(sorted(findings, key=lambda f: (f.path, f.line, f.rule, f.message, f.cure)))
