"""Letters on one list."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from plugins.newsroom import cards, heads, lists
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ListingView


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """All letters, newest first."""
    letters = tuple(piece for piece in paper.originals if piece.is_letter)
    for address, held, pager in lists.sheets(letters, "/letters/", settings.page_size):
        view = ListingView("letters", settings.say("Letters"), Markup(""), cards.cards(paper, settings, held), (), pager)
        yield heads.page(settings, address, "listing.html", view, settings.say("Letters"), owner="letters")
