"""What else to read beside a piece: told from what came before it, so that a new piece changes no old page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from plugins.newsroom.model import Paper, Piece, newest_first

LOOKED_AT = 12
"""Earlier pieces of each topic and place that are weighed."""

TOPIC, PLACE, SECTION = 3, 2, 1
"""What it counts to share one."""


def earlier(paper: Paper, piece: Piece, count: int) -> tuple[Piece, ...]:
    """The earlier pieces that share most with this one, by topic, place and section, the newest of equals first.

    Its own series, its translations and what it answers are left to their own places on the page; nobody's reading counts.
    """
    apart = {piece.id, piece.translation_of, *(reply.to for reply in piece.reply_to), *(part.id for part in paper.parts_of(piece.series))}
    shelves = [(TOPIC, paper.pieces_on(topic)) for topic in piece.topics] + [(PLACE, paper.pieces_from(place)) for place in piece.places]
    shared: dict[str, int] = {}
    found: dict[str, Piece] = {}
    for weight, shelf in shelves:
        for other in _before(shelf, piece):
            if other.is_shown and other.id not in apart:
                found[other.id] = other
                shared[other.id] = shared.get(other.id, SECTION if other.section == piece.section else 0) + weight
    best = sorted(found.values(), key=lambda other: (-shared[other.id], newest_first(other)))
    return tuple(best[:count])


def beside(pieces: tuple[Piece, ...], piece: Piece, count: int, told: Collection[str] = ()) -> tuple[Piece, ...]:
    """The pieces of a list, given newest first, that stand next to this one: those before it in time, and at a list's beginning those after.

    `told` are ids of pieces that the page names already.
    """
    at = bisect_left(pieces, newest_first(piece), key=newest_first)
    near = (*_before(pieces, piece), *(pieces[number] for number in range(at - 1, max(-1, at - 1 - LOOKED_AT), -1)))
    return tuple(other for other in near if other.id not in (piece.id, piece.translation_of, *told) and other.is_shown)[:count]


def _before(shelf: tuple[Piece, ...], piece: Piece) -> tuple[Piece, ...]:
    at = bisect_right(shelf, newest_first(piece), key=newest_first)
    return shelf[at : at + LOOKED_AT]
