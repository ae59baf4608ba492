"""Languages as pages."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from plugins.newsroom import addresses, cards, heads, lists
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ListingView


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """All that can be read in each language beside the paper's: those have a front and an archive."""
    for lang in paper.languages:
        if lang in settings.languages:
            continue
        yield Lot(addresses.prefix(lang, settings.language), language_pages, (lang,))


pages = all_of(lots)


def language_pages(paper: Paper, settings: Settings, lang: str) -> Iterable[Page]:
    """All that can be read in one language."""
    spoken = settings.speaking(lang)
    feeds = heads.feeds("languages", lang, f"{settings.name} ({lang})")
    for address, held, pager in lists.sheets(paper.pieces_written_in(lang), addresses.prefix(lang, settings.language), settings.page_size):
        view = ListingView("language", lang, Markup(""), cards.cards(paper, spoken, held), feeds, pager, lang=lang, dir=direction(lang))
        yield heads.page(settings, address, "listing.html", view, f"{settings.name} ({lang})", owner="translations", feed_links=feeds, lang=lang)
