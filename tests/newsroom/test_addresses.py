"""Addresses: the only place that spells one, and how pages lead to each other."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom import addresses

PATHS = st.lists(st.sampled_from(["north", "strike", "1", "groups", "es"]), max_size=4).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@given(PATHS, PATHS, st.sampled_from(["", "#s-why"]))
def test_a_relative_link_leads_where_a_browser_would_be_led(source: str, target: str, fragment: str) -> None:
    link = addresses.relative(source, target + fragment)

    assert not link.startswith("/")
    assert urljoin(f"https://paper.example/below{source}", link or ".") == f"https://paper.example/below{target}{fragment}"


@given(PATHS)
def test_a_relative_link_to_a_file_works_below_any_folder(source: str) -> None:
    assert posixpath.normpath(f"/below{source}{addresses.relative(source, '/assets/paper.css')}") == "/below/assets/paper.css"


@pytest.mark.parametrize("slug", ["groups", "joint", "assets", "static", "es", "abc", "feeds", "search", "statements", "common-ground"])
def test_no_group_takes_an_address_of_the_papers_own(slug: str) -> None:
    assert addresses.is_reserved(slug)


def test_every_standing_pages_first_part_is_reserved() -> None:
    first = {address.split("/")[1] for address in addresses.STANDING if address != "/"}

    assert {part for part in first if not addresses.is_reserved(part)} == set()


@pytest.mark.parametrize("word", ["", "-a", "a-", "A", "a_b", "a/b", "..", "ü", "a" * 81, "a b", "a\n"])
def test_what_is_no_slug(word: str) -> None:
    assert not addresses.SLUG.fullmatch(word)


@pytest.mark.parametrize("word", ["a", "1", "a-b", "a--b", "a" * 80])
def test_what_is_a_slug(word: str) -> None:
    assert addresses.SLUG.fullmatch(word)


def test_another_language_than_the_papers_own_stands_below_its_code() -> None:
    assert addresses.piece("north", "strike", "en", "en") == "/north/strike/"
    assert addresses.piece("north", "huelga", "es", "en") == "/es/north/huelga/"
    assert addresses.piece("north", "x", "zh-Hant", "en") == "/zh-hant/north/x/"
