"""Authors' pages; one person in two groups only where both say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsroom.model import Paper, Person
from plugins.newsroom.pages import Page
from plugins.newsroom.views import DirectoryView, ListingView
from plugins.people.setting import pages
from tests.factories import SETTINGS, Content, content, paper, piece, read


def listing(made: Paper, key: str) -> ListingView:
    (view,) = [page.view for page in pages(made, SETTINGS) if isinstance(page, Page) and page.address == f"/people/{key}/"]
    assert isinstance(view, ListingView)
    return view


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """Two people of one name in two groups, each with a piece."""
    made = content(tmp_path).group("north").group("south")
    return made.article("north", "one", authors=["ana"]).article("south", "two", authors=["ana"])


def register(own: Content, group: str, same_as: str = "") -> Content:
    return own.file(f"groups/{group}/people.yml", "- slug: ana\n  name: Ana\n" + (f"  same-as: [{same_as}]\n" if same_as else ""))


@pytest.mark.parametrize(
    ("north", "south", "same"),
    [
        ("", "", False),
        ("south/ana", "", False),
        ("", "north/ana", False),
        ("south/ana", "north/anna", False),
        ("south/ana", "north/ana", True),
    ],
)
def test_authors_of_two_groups_are_one_person_only_by_mutual_word(own: Content, north: str, south: str, same: bool) -> None:
    made = read(register(register(own, "north", north), "south", south))

    shown = listing(made, "north/ana")

    assert [card.href for card in shown.cards] == (["/north/one/", "/south/two/"] if same else ["/north/one/"])
    assert [mark.slug for mark in shown.groups] == (["north", "south"] if same else ["north"])
    assert [link.href for link in shown.links] == (["/people/south/ana/"] if same else [])


def test_the_word_of_one_for_a_third_is_not_the_thirds() -> None:
    people = {
        "a-group/x": Person("a-group", "x", "X", same_as=("b-group/x",)),
        "b-group/x": Person("b-group", "x", "X", same_as=("a-group/x", "c-group/x")),
        "c-group/x": Person("c-group", "x", "X", same_as=("b-group/x",)),
    }
    made = paper(*(piece(f"{key.split('/')[0]}/p", authors=(person,)) for key, person in people.items()), people=people)

    assert [p.key for p in made.same_person(people["a-group/x"])] == ["b-group/x"]


def test_an_author_whom_the_register_names_has_a_page_without_pieces(own: Content) -> None:
    made = read(own.people("north", jo_lind="Jo Lind"))

    assert listing(made, "north/jo-lind").cards == ()


def test_an_author_who_is_not_in_the_register_has_a_page_too(own: Content) -> None:
    made = read(own.article("north", "three", authors=["Ελένη Μάρκου"]))

    assert [card.headline for card in listing(made, "north/elene-markou").cards] == ["A headline"]


def test_the_index_has_a_shelf_for_every_group_with_authors(own: Content) -> None:
    index = next(page.view for page in pages(read(own.group("quiet")), SETTINGS) if isinstance(page, Page) and page.address == "/people/")

    assert isinstance(index, DirectoryView)
    assert [(shelf.title, [entry.link.href for entry in shelf.entries]) for shelf in index.shelves] == [
        ("North", ["/people/north/ana/"]),
        ("South", ["/people/south/ana/"]),
    ]


def test_a_translation_is_on_its_authors_page_once_by_its_original(own: Content) -> None:
    made = read(own.article("south", "uno", lang="es", translation_of="north/one", authors=["ana"]))

    assert [card.href for card in listing(made, "north/ana").cards] == ["/north/one/"]
    assert [card.href for card in listing(made, "south/ana").cards] == ["/south/two/"]
