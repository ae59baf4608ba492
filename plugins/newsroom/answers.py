"""What a piece answers and what answers it, as readers see it: on the piece's own page and in the whole debate."""

from __future__ import annotations

from plugins.newsroom import cards
from plugins.newsroom.debates import responses
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Answer, Answered, Invitation, LetterLine, Link


def answered(paper: Paper, piece: Piece) -> tuple[Answered, ...]:
    """Everything that a piece answers, in its author's order; a translation answers what its original does."""
    replies = piece.reply_to or paper.original_of(piece).reply_to
    own = paper.original_of(piece).id
    others = (reply for reply in replies if reply.to != own and own != getattr(paper.by_id.get(reply.to), "translation_of", ""))
    return tuple(_answered(paper, reply.to, reply.quote) for reply in others)


def answers(paper: Paper, piece: Piece) -> tuple[Answer, ...]:
    """The articles that answer a piece, a line a group, in the order in which the groups came in."""
    found: dict[str, list[Link]] = {}
    for answer in paper.replies_to(piece):
        if not answer.is_letter:
            found.setdefault(answer.group, []).append(_link(answer))
    return tuple(Answer(cards.mark(paper, slug), tuple(links)) for slug, links in found.items())


def letters(paper: Paper, piece: Piece) -> tuple[LetterLine, ...]:
    """The letters that answer a piece, oldest first."""
    return tuple(LetterLine(cards.byline(paper, letter), _link(letter), letter.date.date()) for letter in paper.replies_to(piece) if letter.is_letter)


def invitations(paper: Paper, settings: Settings, piece: Piece) -> tuple[Invitation, ...]:
    """What is to be said of the groups that a piece criticises and that have not answered it."""
    found = []
    for response in responses(paper, settings, paper.original_of(piece)):
        mark, words = cards.mark(paper, response.group), response.declined
        lang = paper.groups[response.group].lang
        found.append(Invitation(mark, None, words.words, words.date, lang, direction(lang)) if words else Invitation(mark, response.until))
    return tuple(found)


def _link(piece: Piece) -> Link:
    return Link(piece.title, piece.address, piece.lang, direction(piece.lang))


def _answered(paper: Paper, target: str, quote: str) -> Answered:
    """What a piece answers, and whether the passage still stands there."""
    piece = paper.by_id.get(target)
    if piece is None:
        return Answered(target, "", cards.mark(paper, target.split("/", maxsplit=1)[0]), quote, gone="gone")
    gone = "withdrawn" if piece.withdrawn else "held" if piece.hold else ""
    there = not quote or gone or flat(quote) in flat(piece.body.text)
    return Answered(
        piece.title if not piece.hold else "",
        piece.address,
        cards.mark(paper, piece.group),
        "" if gone else quote,
        not there,
        piece.lang,
        direction(piece.lang),
        gone,
    )


def flat(text: str) -> str:
    """A text without the differences that typography makes."""
    kept = (c for c in text.lower() if c.isalnum() or c.isspace())
    return " ".join("".join(kept).split())
