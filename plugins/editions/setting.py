"""Editions as pages."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses, cards, heads
from plugins.newsroom.model import Edition, Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import EditionsView, EditionView, Entry, Link, Shelf


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """All editions that are out, and each with what was published since the one before."""
    out = sorted((e for e in paper.editions if e.date <= paper.press_day), key=lambda e: e.number)
    years = sorted({e.date.year for e in out}, reverse=True)
    shelves = tuple(Shelf(str(year), tuple(_entry(e) for e in reversed(out) if e.date.year == year)) for year in years)
    yield heads.page(settings, "/editions/", "editions.html", EditionsView(shelves), settings.say("Editions"))
    for number, edition in enumerate(out):
        before = out[number - 1] if number else None
        after = out[number + 1] if number + 1 < len(out) else None
        held = tuple(p for p in paper.originals if p.is_shown and (before is None or p.date.date() > before.date) and p.date.date() <= edition.date)
        view = EditionView(edition.number, edition.title, edition.date, edition.about, cards.cards(paper, settings, held), _link(before), _link(after))
        title = settings.say("No. %(number)s: %(title)s", number=edition.number, title=edition.title)
        yield heads.page(settings, addresses.edition(edition.number), "edition.html", view, title, edition.about, "editions")


def _entry(edition: Edition) -> Entry:
    return Entry(Link(edition.title, addresses.edition(edition.number), count=edition.number), edition.about, edition.date)


def _link(edition: Edition | None) -> Link | None:
    return Link(edition.title, addresses.edition(edition.number), count=edition.number) if edition else None
