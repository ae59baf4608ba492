"""The search page and what its indexes are made from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.setting import pages as archive
from plugins.newsroom import policy
from plugins.newsroom.model import Body, Paper, Withdrawal
from plugins.newsroom.pages import Bundle, File, Page
from plugins.newsroom.value import replace
from plugins.newsroom.views import SearchView
from plugins.search import setting
from plugins.search.setting import divided, pages, part_of
from tests.factories import PRESS_DAY, SETTINGS, paper, piece

ENGINE = replace(SETTINGS, search_engine="engine 1")


def bundles(made: Iterable[Page | File | Bundle]) -> dict[str, Bundle]:
    return {item.address: item for item in made if isinstance(item, Bundle)}


def some(**changes: object) -> Paper:
    """Pieces of two years and two languages; `changes` are of the oldest."""
    return paper(
        piece("north/strike"),
        piece("north/huelga", lang="es"),
        replace(piece("north/earlier"), date=datetime(2025, 5, 1, 12, tzinfo=UTC), **changes),
    )


def test_every_language_and_year_has_an_index_and_the_newest_brings_the_script() -> None:
    made = bundles(pages(some(), ENGINE))

    assert {address: bundle.job.arguments[:2] for address, bundle in made.items()} == {
        "/search/en/2026/": ("en", True),
        "/search/en/2025/": ("en", False),
        "/search/es/2026/": ("es", True),
    }


def test_an_edit_changes_the_index_of_its_year_alone() -> None:
    before, after = (bundles(pages(some(text_sha256=text), ENGINE)) for text in ("a", "b"))

    assert {address for address in before if before[address].job.key != after[address].job.key} == {"/search/en/2025/"}


def test_a_full_year_is_divided_and_an_edit_changes_its_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "LARGEST", 2)
    months = (1, 2, 5, 8, 11)

    def full(text: str) -> Paper:
        dated = [replace(piece(f"north/p{month}"), date=datetime(2025, month, 1, 12, tzinfo=UTC), text_sha256=text * (month == 5)) for month in months]
        return paper(piece("north/strike"), *dated)

    before, after = (bundles(pages(full(text), ENGINE)) for text in ("a", "b"))

    assert list(before) == ["/search/en/2026/", "/search/en/2025-4/", "/search/en/2025-3/", "/search/en/2025-2/", "/search/en/2025-1/"]
    assert {address for address in before if before[address].job.key != after[address].job.key} == {"/search/en/2025-2/"}


@given(st.lists(st.integers(1, 12), min_size=1, max_size=60), st.integers(1, 40))
def test_a_year_has_as_few_parts_as_hold_no_more_than_the_largest(months: list[int], largest: int) -> None:
    def heaviest(parts: int) -> int:
        return max(Counter(part_of(month, parts) for month in months).values())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting, "LARGEST", largest)
        parts = divided(months)

    assert heaviest(parts) <= largest or parts == 12
    assert all(heaviest(fewer) > largest for fewer in setting.PARTS if fewer < parts)
    assert {part_of(month, parts) for month in range(1, 13)} == set(range(1, parts + 1))


def test_texts_are_asked_for_only_when_the_work_is_to_be_done() -> None:
    job = bundles(pages(some(body=Body(text="Nobody reads this twice.")), ENGINE))["/search/en/2025/"].job

    assert "Nobody reads" not in repr(job)
    assert job.called_with()[-1] == ("What happened.\nNobody reads this twice.",)


def test_what_cannot_be_read_cannot_be_found() -> None:
    made = bundles(pages(some(withdrawn=Withdrawal(PRESS_DAY, "By mistake.")), ENGINE))

    assert "/search/en/2025/" not in made


def test_without_an_engine_the_page_offers_the_years_and_runs_nothing() -> None:
    (page,) = pages(some(), SETTINGS)

    assert isinstance(page, Page)
    assert isinstance(page.view, SearchView)
    assert page.view.indexes == ""
    assert [link.text for link in page.view.years] == ["2026", "2025"]
    assert page.head.policy == policy.PAGE


def test_the_years_it_leads_to_are_those_the_archive_has() -> None:
    new_year = piece("north/new-year", date=datetime(2027, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=14))))
    translated = piece("north/uebersetzt", date=datetime(2028, 1, 5, tzinfo=UTC), translation_of="north/new-year")
    whole = paper(new_year, translated)

    archived = {page.address for page in archive(whole, SETTINGS) if isinstance(page, Page)}

    years = [link.href for link in setting.view(whole, SETTINGS, ()).years]
    assert years == ["/archive/2026/"]
    assert archived >= {*years}


def test_the_page_tells_the_script_where_the_indexes_are_newest_first() -> None:
    page = next(iter(pages(some(), ENGINE)))

    assert isinstance(page, Page)
    assert isinstance(page.view, SearchView)
    assert json.loads(page.view.indexes) == {"en": [[2026, "/search/en/2026/", 1], [2025, "/search/en/2025/", 1]], "es": [[2026, "/search/es/2026/", 1]]}
    assert page.head.policy == policy.SCRIPTED
