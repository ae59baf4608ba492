"""What holds for all rooms together: no two pages or files at one address, whatever groups call their things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

import pytest

from plugins.newsroom.model import Paper, Person
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from tests.factories import SETTINGS, Content, content, read
from tests.test_architecture import ROOMS

GROUPS = ("leeds", "leeds-tenants", "leeds-tenants-east", "cards", "fonts")
SLUGS = ("strike", "tenants-strike", "tenants-east-strike", "east-strike", "1", "2026", "text", "index", "front")


def set_by(paper: Paper, settings: Settings = SETTINGS) -> list[Page | File]:
    """All that the rooms set."""
    rooms: Iterable[Callable[[Paper, Settings], Iterable[Page | File]]] = (import_module(f"plugins.{room}.setting").pages for room in ROOMS)
    return [page for pages in rooms for page in pages(paper, settings)]


def doubled(paper: Paper, settings: Settings = SETTINGS) -> list[str]:
    """Addresses that are set twice, on a machine that tells small letters from capitals and on one that does not."""
    return [address for address, count in Counter(page.address.lower() for page in set_by(paper, settings)).items() if count > 1]


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """A paper in which everything is called as much alike as the rules allow."""
    made = content(tmp_path)
    for group in GROUPS:
        made.group(group).people(group, **{"1": "One", "strike": "Strike"}).photo(group, "stamp.png").photo(
            group, "1-share.png", credit="Us", rights="own", alt="x"
        )
        for slug in SLUGS:
            made.article(group, slug, lang="pt" if slug == "index" else None, authors=["1", "Strike"], image={"file": "1-share.png"} if slug == "1" else None)
            made.event(group, slug)
    return made


def test_no_two_things_stand_at_one_address(own: Content) -> None:
    found = read(own)

    assert len(found.pieces) == len(GROUPS) * len(SLUGS)
    assert not doubled(found)


def test_no_two_events_have_one_place_on_their_page(own: Content) -> None:
    found = read(own)

    assert len({event.anchor for event in found.events}) == len(found.events) == len(GROUPS) * len(SLUGS)


def test_a_language_spelt_in_two_ways_is_one(own: Content) -> None:
    for slug, lang in (("one", "zh-hant"), ("two", "zh-Hant"), ("three", "es-MX"), ("four", "es-mx")):
        own.article("leeds", slug, lang=lang)

    found = read(own)

    assert set(found.languages) == {"en", "pt", "es-MX", "zh-Hant"}
    assert not doubled(found)


def test_another_name_that_is_taken_costs_itself_alone(own: Content) -> None:
    own.file("joint/topics.yml", "ports:\n  names: {en: Ports}\n  aliases: [quays, wages, ports]\nwages:\n  names: {en: Wages}\n  aliases: [quays, pay]\n")

    found = read(own)

    assert [f.rule for f in found.problems] == ["taken-alias", "taken-alias"]
    assert (found.topics["ports"].aliases, found.topics["wages"].aliases) == (("quays",), ("pay",))
    assert not doubled(found)


def test_a_page_that_moved_gives_way_to_one_that_stands_there(own: Content) -> None:
    own.article("leeds", "new", id="leeds/old", moved_from=["strike", "leeds/old", "leeds/older"]).article(
        "leeds", "newer", id="leeds/older", moved_from=["old", "older"]
    )

    found = read(own)

    assert not found.problems
    assert not doubled(found)


def test_two_names_of_one_address_are_one_author(own: Content) -> None:
    own.file("groups/leeds/people.yml", "- slug: ana-belen\n  name: Ana Belén\n  about: Writes about water.\n")
    own.article("leeds", "one", authors=["Ana Belen"]).article("leeds", "two", authors=["ana-belen"]).article("leeds", "three", authors=["Ana Belén"])

    found = read(own)

    assert found.people["leeds/ana-belen"] == Person("leeds", "ana-belen", "Ana Belén", "Writes about water.", (), "groups/leeds/people.yml")
    assert len(found.pieces_by_person(found.people["leeds/ana-belen"])) == 3


def test_every_room_sets_something(own: Content) -> None:
    found = read(own)

    assert [room for room in ROOMS if not list(import_module(f"plugins.{room}.setting").pages(found, SETTINGS))] == []


def test_every_page_says_where_it_belongs(own: Content) -> None:
    """The canonical address is the page's own, or that of the page it leads to."""
    for page in set_by(read(own)):
        if isinstance(page, Page) and page.template != "redirect.html":
            assert page.head.canonical == SETTINGS.url + page.address


def test_a_paper_with_nothing_in_it_is_set(tmp_path: Path) -> None:
    assert not doubled(read(content(tmp_path)))
