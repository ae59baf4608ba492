"""What else to read beside a piece: told from what came before it, so that a new piece changes no old page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from plugins.newsroom.model import Paper, Piece, Register, newest_first

LOOKED_AT = 12
"""Earlier pieces of each topic and place that are weighed."""

TOPIC, PLACE, SECTION = 3, 2, 1
"""What it counts to share one."""


def earlier(paper: Paper, piece: Piece, count: int) -> tuple[Piece, ...]:
    """The earlier pieces that share most with this one, by topic, place and section, the newest of equals first.

    Its own series, its translations and what it answers are left to their own places on the page; nobody's reading counts.
    """
    apart = {piece.id, piece.translation_of, *(reply.to for reply in piece.reply_to), *(part.id for part in paper.parts_of(piece.series))}
    shelves = [(TOPIC, _before(paper, "topics", topic, piece)) for topic in piece.topics]
    shelves += [(PLACE, _before(paper, "places", place, piece)) for place in piece.places]
    shared: dict[str, int] = {}
    found: dict[str, Piece] = {}
    for weight, shelf in shelves:
        for other in shelf:
            if other.is_shown and other.id not in apart:
                found[other.id] = other
                shared[other.id] = shared.get(other.id, SECTION if other.section == piece.section else 0) + weight
    best = sorted(found.values(), key=lambda other: (-shared[other.id], newest_first(other)))
    return tuple(best[:count])


def beside(paper: Paper, group: str, piece: Piece, count: int, told: Collection[str] = ()) -> tuple[Piece, ...]:
    """The pieces of a group that stand next to this one: those before it in time, and where it has too few of them, those after.

    `told` are ids of pieces that the page names already.
    """
    apart = {piece.id, piece.translation_of, *told}
    found = [other for other in _before(paper, "groups", group, piece) if other.id not in apart and other.is_shown]
    if len(found) < count:
        found += [other for other in _after(paper, group, piece) if other.id not in apart and other.is_shown]
    return tuple(found[:count])


def _before(paper: Paper, register: Register, slug: str, piece: Piece) -> list[Piece]:
    """The newest of a shelf that are earlier than a piece. They are looked for year by year, so that a later year can bring whatever it likes."""
    found: list[Piece] = []
    year = piece.year
    while year and len(found) < LOOKED_AT:
        shelf, older = paper.pieces_of_year(register, slug, year)
        found += shelf[bisect_right(shelf, newest_first(piece), key=newest_first) :] if year == piece.year else shelf
        year = older
    return found[:LOOKED_AT]


def _after(paper: Paper, group: str, piece: Piece) -> list[Piece]:
    """The oldest of a group that are later than a piece, the oldest first."""
    found: list[Piece] = []
    year = piece.year
    while year and len(found) < LOOKED_AT:
        shelf, _ = paper.pieces_of_year("groups", group, year)
        found += reversed(shelf[: bisect_left(shelf, newest_first(piece), key=newest_first)] if year == piece.year else shelf)
        year = paper.year_after("groups", group, year)
    return found[:LOOKED_AT]
