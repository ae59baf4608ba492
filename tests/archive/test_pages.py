"""The archive: every piece once, by year and month in the paper's zone, oldest first, so that old months never change."""

from __future__ import annotations

from datetime import UTC, datetime

from plugins.archive.setting import pages
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import Page
from plugins.newsroom.views import ArchiveView
from tests.factories import SETTINGS, paper, piece


def on(id: str, *day: int) -> Piece:
    return piece(id, date=datetime(*day, tzinfo=UTC))  # type: ignore[misc,arg-type]


def months(made: Paper) -> dict[str, ArchiveView]:
    return {page.address: page.view for page in pages(made, SETTINGS) if isinstance(page, Page) and isinstance(page.view, ArchiveView)}


def test_every_piece_stands_once_in_its_month_oldest_first() -> None:
    made = months(paper(on("north/c", 2026, 3, 9), on("north/a", 2025, 12, 1), on("north/b", 2026, 3, 2), on("north/d", 2026, 4, 1)))

    held = {address: [card.headline for card in view.cards] for address, view in made.items() if view.month}
    assert held == {"/archive/2025/12/": ["A"], "/archive/2026/03/": ["B", "C"], "/archive/2026/04/": ["D"]}
    assert [(row.year, row.count, [(m.month, m.count) for m in row.months]) for row in made["/archive/"].years] == [
        (2026, 3, [(3, 2), (4, 1)]),
        (2025, 1, [(12, 1)]),
    ]


def test_a_month_begins_at_midnight_in_the_papers_zone() -> None:
    made = months(paper(on("north/late", 2026, 3, 31, 22, 30), on("north/early", 2026, 3, 31, 21, 30)))

    assert [card.headline for card in made["/archive/2026/04/"].cards] == ["Late"]
    assert [card.headline for card in made["/archive/2026/03/"].cards] == ["Early"]


def test_months_lead_to_those_before_and_after_across_years_and_gaps() -> None:
    made = months(paper(on("north/a", 2024, 12, 1), on("north/b", 2026, 3, 2)))

    later, earlier = made["/archive/2026/03/"], made["/archive/2024/12/"]
    assert later.previous is not None and (later.previous.href, later.previous.text, later.next) == ("/archive/2024/12/", "December 2024", None)
    assert earlier.next is not None and (earlier.next.href, earlier.previous) == ("/archive/2026/03/", None)


def test_a_new_piece_changes_no_older_month() -> None:
    old = (on("north/a", 2025, 1, 1), on("north/b", 2025, 2, 1), on("north/e", 2026, 1, 5), on("north/c", 2026, 3, 2))

    before, after = months(paper(*old)), months(paper(*old, on("north/d", 2026, 3, 3)))

    assert {address for address in before if before[address] != after[address]} == {"/archive/", "/archive/2026/", "/archive/2026/03/"}


def test_translations_stand_with_their_originals() -> None:
    made = months(paper(on("north/a", 2025, 1, 1), piece("south/a", lang="es", translation_of="north/a")))

    assert [address for address, view in made.items() if view.month] == ["/archive/2025/01/", "/es/archive/2026/11/"]
