"""A translation goes with its original: withdrawn with it, held with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.newsroom.model import Body, Piece


def with_originals(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces, every translation leading to the first original and as absent as that is."""
    known = {piece.id: piece for piece in pieces}
    for piece in known.values():
        original = _original(piece, known)
        if original is None:
            yield piece
        elif original.withdrawn and not piece.withdrawn:
            yield piece.but(translation_of=original.id, withdrawn=original.withdrawn, body=Body(), words=0, minutes=1, photos=(), image=None, attachment=None)
        elif original.id != piece.translation_of or (original.hold and not piece.hold):
            yield piece.but(translation_of=original.id, hold=piece.hold or original.hold)
        else:
            yield piece


def _original(piece: Piece, known: dict[str, Piece]) -> Piece | None:
    """What a piece translates in the end, where that is here; none where translations go round in a ring."""
    seen = {piece.id}
    at = piece
    while at.translation_of in known:
        at = known[at.translation_of]
        if at.id in seen:
            return None
        seen.add(at.id)
    return at if at is not piece and not at.translation_of else None
