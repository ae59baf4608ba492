"""Letters, and what can be read in each language."""

from __future__ import annotations

from plugins.letters.setting import pages
from plugins.newsroom.pages import Page
from plugins.newsroom.views import ListingView
from plugins.translations.setting import pages as languages
from tests.factories import SETTINGS, paper, piece


def test_letters_stand_on_their_list_and_articles_do_not() -> None:
    made = paper(piece(), piece("north/letter", kind="letter", section="letters"))

    (page,) = pages(made, SETTINGS)

    assert isinstance(page, Page) and isinstance(page.view, ListingView)
    assert [(card.headline, card.label, card.kicker.href) for card in page.view.cards] == [("Letter", "letter", "/sections/letters/")]


def test_a_language_lists_what_was_written_in_it_and_what_was_translated_into_it() -> None:
    made = paper(
        piece(),
        piece("north/nota", lang="pt"),
        piece("south/huelga", lang="pt", translation_of="north/strike"),
        piece("north/khabar", lang="fa"),
        piece("north/noticia", lang="es"),
    )

    shown = {page.address: page for page in languages(made, SETTINGS) if isinstance(page, Page)}

    assert set(shown) == {"/pt/", "/fa/"}, "what the paper is made in has a front"
    assert isinstance(shown["/pt/"].view, ListingView)
    assert isinstance(shown["/fa/"].view, ListingView)
    assert {card.headline for card in shown["/pt/"].view.cards} == {"Nota", "Huelga"}
    assert (shown["/fa/"].view.lang, shown["/fa/"].view.dir) == ("fa", "rtl")
