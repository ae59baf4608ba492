"""Numbered editions: each holds what came out since the one before."""

from __future__ import annotations

from datetime import UTC, date, datetime

from plugins.editions.setting import pages
from plugins.newsroom.model import Edition, Paper, Piece, Withdrawal
from plugins.newsroom.pages import Page
from plugins.newsroom.views import EditionsView, EditionView
from tests.factories import PRESS_DAY, SETTINGS, paper, piece

EDITIONS = (Edition(1, date(2026, 10, 1), "First"), Edition(2, date(2026, 11, 1), "Second"), Edition(3, date(2027, 1, 1), "To come"))


def on(id: str, month: int, day: int) -> Piece:
    return piece(id, date=datetime(2026, month, day, 12, tzinfo=UTC))


def editions(made: Paper) -> dict[str, EditionView]:
    return {page.address: page.view for page in pages(made, SETTINGS) if isinstance(page, Page) and isinstance(page.view, EditionView)}


def test_an_edition_holds_what_came_out_since_the_one_before() -> None:
    pieces = (on("north/a", 9, 1), on("north/b", 10, 1), on("north/c", 10, 2), on("north/d", 11, 1), on("north/e", 11, 2))

    made = editions(paper(*pieces, editions=EDITIONS))

    assert {address: [card.headline for card in view.cards] for address, view in made.items()} == {"/editions/1/": ["B", "A"], "/editions/2/": ["D", "C"]}


def test_an_edition_that_is_not_out_yet_is_nowhere() -> None:
    made = paper(editions=EDITIONS)

    (index,) = [page.view for page in pages(made, SETTINGS) if isinstance(page, Page) and isinstance(page.view, EditionsView)]
    assert "To come" not in repr(index)
    assert made.edition() == EDITIONS[1]
    assert editions(made)["/editions/2/"].next is None
    assert "/editions/3/" in editions(paper(editions=EDITIONS, press_day=date(2027, 1, 1)))


def test_withdrawn_pieces_are_no_part_of_an_edition() -> None:
    gone = piece("north/gone", date=datetime(2026, 9, 1, tzinfo=UTC), withdrawn=Withdrawal(PRESS_DAY, "wrong"))

    assert editions(paper(gone, editions=EDITIONS))["/editions/1/"].cards == ()
