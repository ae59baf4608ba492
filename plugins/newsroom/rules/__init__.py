"""What the check looks for: every rule once, for the build, for `paper check` and for the page that readers see.

A rule belongs to one chapter, a module of this package. Rules of whole pieces are small generators in `pieces`, whose
docstring is the rule; all others are told by the part of the intake that finds them, as `rules.files.DOT_FILE.at(path)`.
Every rule has a folder `tests/rules/<id>/` with content that breaks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from plugins.newsroom.problems import Finding, Note
from plugins.newsroom.rules import debates, fields, files, front, notices, pieces, registers, statements, submissions, texts
from plugins.newsroom.rules.pieces import Desk, Draft, Outline, moved_slug
from plugins.newsroom.rules.rule import Rule

__all__ = ["BOOK", "CHAPTERS", "Desk", "Draft", "Outline", "Rule", "findings", "in_its_time", "moved_slug"]

CHAPTERS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        (module.__doc__ or "").split(":")[0]: tuple(found for found in vars(module).values() if isinstance(found, Rule))
        for module in (files, fields, texts, pieces, debates, statements, notices, registers, front, submissions)
    }
)
"""The rules by chapter, in reading order."""

BOOK: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rules in CHAPTERS.values() for rule in rules})
"""Every rule by its id."""


def findings(draft: Draft, desk: Desk) -> Iterator[Finding]:
    """Everything the rules say about a piece by itself."""
    for each in (*pieces.RULES, *debates.RULES):
        for place, message, cure in each.check(draft, desk):
            yield each.at(draft.path, draft.source.line(*place), message, cure)


def in_its_time(found: Iterable[Finding], published: date, book: Mapping[str, Rule] = BOOK) -> tuple[Finding, ...]:
    """What was found in a piece, where a rule younger than the piece is only a Note."""
    return tuple(_younger(finding, published, book) for finding in found)


def _younger(finding: Finding, published: date, book: Mapping[str, Rule]) -> Finding:
    since = book[finding.rule].since
    if not finding.stops or since is None or published >= since:
        return finding
    return Note(finding.path, finding.line, finding.rule, finding.message, finding.cure)
