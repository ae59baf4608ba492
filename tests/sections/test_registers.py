"""Sections, topics and places: a page for every entry, with and without pieces, and redirects from other names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from plugins.newsroom.model import Paper, Term
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import DirectoryView, ListingView, RedirectView
from plugins.places.setting import pages as places
from plugins.sections.setting import pages as sections
from plugins.topics.setting import pages as topics
from tests.factories import SETTINGS, paper, piece

Room = Callable[[Paper, Settings], Iterable[Page | File]]


def views(room: Room, made: Paper) -> dict[str, object]:
    return {page.address: page.view for page in room(made, SETTINGS) if isinstance(page, Page)}


@pytest.mark.parametrize(("room", "base"), [(sections, "/sections/"), (topics, "/topics/"), (places, "/places/")])
def test_every_entry_has_its_page_with_or_without_pieces(room: Room, base: str) -> None:
    made = paper(piece(topics=("ports",), places=("cairo",)))

    shown = views(room, made)

    terms = {"/sections/": made.sections, "/topics/": made.topics, "/places/": made.places}[base]
    assert set(shown) == {base, *(f"{base}{slug}/" for slug in terms)}
    index = shown[base]
    assert isinstance(index, DirectoryView)
    assert {entry.link.href: entry.link.count for shelf in index.shelves for entry in shelf.entries if entry.link.count} == {
        f"{base}{ {'/sections/': 'workplace', '/topics/': 'ports', '/places/': 'cairo'}[base] }/": 1
    }


def test_another_name_leads_to_the_entry() -> None:
    made = paper(piece(topics=("wages",)), topics={"wages": Term("wages", {"en": "Wages"}, aliases=("pay", "salaries"))})

    shown = views(topics, made)

    assert {address: view.href for address, view in shown.items() if isinstance(view, RedirectView)} == {
        "/topics/pay/": "/topics/wages/",
        "/topics/salaries/": "/topics/wages/",
    }


def test_an_entry_shows_its_groups_and_its_name_and_whether_it_was_retired() -> None:
    term = Term("wages", {"en": "Wages", "es": "Salarios"}, about="What work is paid.", retired=date(2026, 1, 1))
    made = paper(piece(topics=("wages",)), piece("south/two", topics=("wages",)), topics={"wages": term})

    view = views(topics, made)["/topics/wages/"]

    assert isinstance(view, ListingView)
    assert (view.title, view.about, [mark.slug for mark in view.groups]) == ("Wages", "<p>What work is paid.</p>", ["north", "south"])
    assert "2026-01-01" in view.note
    assert (term.name("es"), term.name("es-MX"), term.name("ar")) == ("Salarios", "Salarios", "Wages")


def test_sections_keep_the_order_of_the_register() -> None:
    index = views(sections, paper())["/sections/"]

    assert isinstance(index, DirectoryView)
    assert [entry.link.text for entry in index.shelves[0].entries] == ["Workplace", "Housing", "Opinion", "Culture", "Letters"]
