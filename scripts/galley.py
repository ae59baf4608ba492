"""A galley: a proof of one piece's page, pulled from standing type while all of the paper is made anew.

It is the page that the making will come to, or none: where more than the piece's own text may have changed, one waits for the making.
"""

from __future__ import annotations

from dataclasses import fields

from plugins.articles.setting import piece_pages
from plugins.newsroom.model import Photo, Piece
from plugins.newsroom.pages import Page
from plugins.newsroom.value import Value, replace
from plugins.press.making import StandingType

OWN = frozenset(
    "title summary standfirst body text text_sha256 words minutes image topics unlisted_topics places unlisted_places"
    " corrections updated credits licence".split()
)
"""What of a piece may be otherwise, and the rest of the paper is still as it was read; a photo that was not printed before has to be developed first."""

_OTHERS = tuple(field.name for field in fields(Piece) if field.compare and field.name not in OWN)


class Galley(Value):
    """A page before its time."""

    address: str
    page: bytes


def pull(standing: StandingType, path: str) -> Galley | None:
    """The page of the piece at a path below the content folder, as its file has it by now; None where one has to wait for the making.

    Raises NewspaperError where a template is broken, ChangedError and OSError when files change or go meanwhile.
    """
    piece = None if standing.settings.plugin_values else standing.again(path)
    before = standing.paper.by_id.get(piece.id) if piece else None
    if piece is None or before is None or _lead(piece) != _lead(before) or any(getattr(piece, name) != getattr(before, name) for name in _OTHERS):
        return None
    paper = replace(standing.paper, pieces=tuple(piece if each is before else each for each in standing.paper.pieces))
    page = next(item for item in piece_pages(paper, standing.settings, piece.id) if isinstance(item, Page))
    return Galley(page.address, standing.typesetter.sheet(page).data)


def _lead(piece: Piece) -> Photo | None:
    return piece.image.photo if piece.image else None
