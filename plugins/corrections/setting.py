"""What was put right, on one page."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses, cards, heads
from plugins.newsroom.corrections import PutRight, put_right
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import CorrectionLine, CorrectionsView, Link


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """Every correction and withdrawal, newest first."""
    title = settings.say("Corrections")
    feeds = heads.feeds("corrections", "", title)
    view = CorrectionsView(tuple(_line(paper, each) for each in put_right(paper)), feeds)
    yield heads.page(settings, addresses.CORRECTIONS, "corrections.html", view, title, owner="corrections", feed_links=feeds)


def _line(paper: Paper, each: PutRight) -> CorrectionLine:
    piece = each.piece
    link = Link(piece.title, f"{piece.address}{'' if each.is_withdrawal else '#corrections'}", piece.lang, direction(piece.lang))
    return CorrectionLine(each.date, each.text, link, tuple(cards.mark(paper, slug) for slug in paper.groups_of(piece)), each.is_withdrawal)
