"""What's on."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import cards, heads
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import EventsView


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """All events on one page: coming ones first, then past ones, newest first."""
    views = tuple(cards.event(paper, settings, event) for event in paper.events)
    coming = tuple(view for view in views if not view.past)
    past = tuple(view for view in reversed(views) if view.past)
    yield heads.page(settings, "/events/", "events.html", EventsView(coming, past), "What’s on")
