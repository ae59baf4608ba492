"""The figures of the record, measured from content alone: never from readers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.result_views import Period

Key = TypeVar("Key", bound=Hashable)

MOST_QUARTERS = 12
"""Up to so many the record goes by quarters, then by years."""


def periods(paper: Paper) -> tuple[tuple[Period, ...], bool]:
    """The figures of every quarter from the first piece to the press day, none left out, or of every year; and which of both."""
    pieces = _counted(paper)
    if not pieces:
        return (), True
    first, last = _quarter(pieces[-1]), (paper.press_day.year, (paper.press_day.month + 2) // 3)
    numbers = range(first[0] * 4 + first[1] - 1, last[0] * 4 + last[1])
    if len(numbers) <= MOST_QUARTERS:
        by_quarter = _by(pieces, _quarter)
        quarters = [(number // 4, number % 4 + 1) for number in numbers]
        return tuple(_period(paper, by_quarter.get(quarter, ()), *quarter) for quarter in quarters), True
    by_year = _by(pieces, lambda piece: piece.date.year)
    return tuple(_period(paper, by_year.get(year, ()), year, 0) for year in range(first[0], last[0] + 1)), False


def whole(paper: Paper) -> Period:
    """The figures of all the years."""
    return _period(paper, _counted(paper), 0, 0)


def _counted(paper: Paper) -> list[Piece]:
    """What is counted: all that is shown and out, newest first, letters and translations too."""
    return [piece for piece in paper.listed if piece.is_shown and not piece.unpublished]


def _by(pieces: Iterable[Piece], key: Callable[[Piece], Key]) -> Mapping[Key, list[Piece]]:
    """Pieces by what a function says of each."""
    found: dict[Key, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(key(piece), []).append(piece)
    return found


def _quarter(piece: Piece) -> tuple[int, int]:
    return piece.date.year, (piece.date.month + 2) // 3


def _period(paper: Paper, pieces: Iterable[Piece], year: int, quarter: int) -> Period:
    found = list(pieces)
    originals = [piece for piece in found if not piece.translation_of]
    individuals = {group.slug for group in paper.groups.values() if group.kind == "individuals"}
    return Period(
        year=year,
        quarter=quarter,
        pieces=len(originals),
        groups=len({piece.group for piece in originals} - individuals),
        cities=len({place for piece in originals for place in piece.places if place in paper.places and paper.places[place].country}),
        replies=sum(_answers_another(piece) for piece in originals),
        joint=sum(len(paper.groups_of(piece)) > 1 for piece in originals if piece.is_joint) + _statements(paper, year, quarter),
        translations=len(found) - len(originals),
        individuals=sum(piece.group in individuals for piece in originals),
    )


def _statements(paper: Paper, year: int, quarter: int) -> int:
    """Statements of a period, by their first wording, that at least two groups have signed in whatever wording."""
    signed = (s for s in paper.statements if len({signature.group for _, signatures in s.signers() for signature in signatures}) > 1)
    days = [statement.wordings[0].date for statement in signed]
    return sum(year in (0, day.year) and quarter in (0, (day.month + 2) // 3) for day in days)


def _answers_another(piece: Piece) -> bool:
    """Whether a piece answers one of another group."""
    return any(reply.to.split("/")[0] != piece.group for reply in piece.reply_to)
