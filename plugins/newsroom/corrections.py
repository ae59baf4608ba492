"""What was put right in the paper, newest first: corrections, and pieces that their groups withdrew."""

from __future__ import annotations

from collections import Counter
from datetime import date

from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.value import Value


class PutRight(Value):
    """A correction of a piece, or its withdrawal; `number` tells apart what was corrected on one day."""

    piece: Piece
    date: date
    text: str
    number: int
    is_withdrawal: bool = False


def put_right(paper: Paper) -> tuple[PutRight, ...]:
    """All of it by the press day, newest first; what is on hold is not spoken of, and of what is withdrawn only that it is."""
    found: list[PutRight] = []
    for piece in paper.listed:
        if piece.withdrawn:
            found.append(PutRight(piece, piece.withdrawn.date, piece.withdrawn.reason, 0, is_withdrawal=True))
            continue
        seen = Counter[date]()
        for correction in piece.corrections:
            seen[correction.date] += 1
            found.append(PutRight(piece, correction.date, correction.text, seen[correction.date]))
    due = (each for each in found if each.date <= paper.press_day)
    return tuple(sorted(due, key=lambda each: (-each.date.toordinal(), each.piece.id, -each.number)))
