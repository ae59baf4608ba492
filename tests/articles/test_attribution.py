"""Whose a piece is, on its page: from its folder, and from the folders of those that confirmed its text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.articles.setting import pages
from plugins.newsroom import cards
from plugins.newsroom.model import Confirmation, Paper
from plugins.newsroom.pages import Page
from plugins.newsroom.views import ArticleView, Byline
from tests.factories import SETTINGS, Content, content, paper, piece, piece_text, read


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """A joint piece of four groups, which nobody has confirmed yet."""
    made = content(tmp_path).group("north").group("south").group("east").group("west").photo("north", credit="Us", rights="own", alt="A wall")
    return made.article("north", "joint", body="All of us.\n\n![](picket.png)", with_=["south", "east", "west"])


def byline(made: Paper, id: str = "north/joint") -> Byline:
    return cards.byline(made, made.by_id[id])


def names(marks: tuple[Any, ...]) -> list[str]:
    return [mark.slug for mark in marks]


def page(made: Paper, id: str) -> ArticleView:
    (found,) = [page.view for page in pages(made, SETTINGS) if isinstance(page, Page) and page.address == made.by_id[id].address]
    assert isinstance(found, ArticleView)
    return found


def test_a_partner_is_named_as_pending_until_it_confirms(own: Content) -> None:
    made = byline(read(own))

    assert (names(made.groups), names(made.earlier), names(made.pending), made.position) == (["north"], [], ["south", "east", "west"], "group")


def test_a_partner_is_one_of_the_groups_once_it_confirmed_this_text(own: Content) -> None:
    sha = read(own).by_id["north/joint"].text_sha256

    made = byline(read(own.signature("south", "north/joint", sha)))

    assert (names(made.groups), names(made.pending), made.position) == (["north", "south"], ["east", "west"], "joint")


def test_a_partner_that_confirmed_an_earlier_text_neither_vanishes_nor_agrees(own: Content) -> None:
    own.signature("south", "north/joint", read(own).by_id["north/joint"].text_sha256)
    own.article("north", "joint", body="All of us, and more.", with_=["south", "east", "west"])

    made = byline(read(own))

    assert (names(made.groups), names(made.earlier), names(made.pending)) == (["north"], ["south"], ["east", "west"])


def test_a_partner_that_confirms_again_stands_again_even_on_the_same_day(own: Content) -> None:
    first = read(own).by_id["north/joint"].text_sha256
    own.article("north", "joint", body="All of us, and more.", with_=["south", "east", "west"])
    second = read(own).by_id["north/joint"].text_sha256

    made = byline(read(own.signature("south", "north/joint", first).signature("south", "north/joint", second)))

    assert (names(made.groups), names(made.earlier)) == (["north", "south"], [])


def test_a_new_photo_needs_a_new_word(own: Content) -> None:
    sha = read(own).by_id["north/joint"].text_sha256
    own.signature("south", "north/joint", sha).photo("north", size=(32, 32))

    assert names(byline(read(own)).earlier) == ["south"]


@pytest.mark.parametrize("change", [{"topics": ["ports"]}, {"section": "housing"}, {"date": "2026-11-01"}, {"updated": "2026-11-21"}])
def test_what_is_not_signed_may_change(own: Content, change: dict[str, Any]) -> None:
    sha = read(own).by_id["north/joint"].text_sha256
    own.signature("south", "north/joint", sha).article("north", "joint", body="All of us.\n\n![](picket.png)", with_=["south", "east", "west"], **change)

    assert names(byline(read(own)).groups) == ["north", "south"]


def test_a_group_that_was_not_named_cannot_add_itself(own: Content) -> None:
    own.group("stranger")
    sha = read(own).by_id["north/joint"].text_sha256

    made = read(own.signature("stranger", "north/joint", sha))

    assert "stranger" not in names(byline(made).groups)
    assert not made.pieces_by("stranger")


def test_nobody_can_confirm_in_anothers_folder_but_its_owner(own: Content) -> None:
    """The word's group is its folder; no field names it."""
    sha = read(own).by_id["north/joint"].text_sha256

    made = read(own.signature("east", "north/joint", sha, by="south"))

    assert names(byline(made).groups) == ["north", "east"]


@pytest.mark.parametrize("field", ["group", "groups", "owner", "category", "publisher"])
def test_no_field_says_whose_a_piece_is(tmp_path: Path, field: str) -> None:
    own = content(tmp_path).group("north").group("south")

    made = read(own.file("groups/north/articles/theft.md", piece_text(**{field: "south"})))

    assert [problem.rule for problem in made.problems] == ["unknown-field"]
    assert not made.pieces


def test_a_joint_piece_is_on_the_page_of_every_group_that_confirmed_it() -> None:
    one = piece("north/joint", with_groups=("south", "east"))
    word = Confirmation("south", "desk", date(2026, 11, 1), one.text_sha256)

    made = paper(one, piece("north/own"), piece("south/own"), confirmations={one.id: (word,)})

    assert [p.id for p in made.pieces_by("south")] == ["north/joint", "south/own"]
    assert not made.pieces_by("east")
    assert [more.group.slug for more in page(made, "north/joint").more] == ["north", "south"]


@pytest.mark.parametrize(
    ("changes", "position"),
    [
        ({}, ""),
        ({"section": "opinion"}, "author"),
        ({"section": "opinion", "position": "group"}, "group"),
        ({"position": "group"}, "group"),
        ({"section": "letters", "kind": "letter"}, "author"),
        ({"section": "unknown"}, ""),
    ],
)
def test_whose_view_it_is_is_shown_where_it_matters_on_the_page_and_in_lists(changes: dict[str, Any], position: str) -> None:
    made = paper(piece(**changes))

    assert page(made, "north/strike").card.byline.position == position
    assert cards.card(made, SETTINGS, made.pieces[0]).byline.position == position


def test_a_translation_shows_its_originals_authors_groups_and_position(own: Content) -> None:
    own.people("north", jo_lind="Jo Lind").article("north", "joint", with_=["south"], authors=["jo-lind"], section="opinion")
    own.article("west", "juntos", lang="es", translation_of="north/joint", authors=["Ana"], credits={"translator": "Ana"}, section="opinion")
    sha = read(own).by_id["north/joint"].text_sha256

    made = read(own.signature("south", "north/joint", sha))

    told = byline(made, "west/juntos")
    assert ([link.text for link in told.people], names(told.groups), told.position) == (["Jo Lind"], ["north", "south"], "joint")
    shown = page(made, "west/juntos").translation_of
    assert shown is not None
    assert (shown.translator, shown.translated_for, shown.checked, shown.changed) == ("Ana", "West", False, False)
    assert not made.pieces_by("west")


def test_a_translation_says_when_its_original_changed_since(own: Content) -> None:
    own.article("west", "juntos", lang="es", translation_of="north/joint").article("north", "joint", updated="2026-11-22")

    shown = page(read(own), "west/juntos").translation_of

    assert shown is not None and shown.changed


def test_a_translation_is_checked_once_the_originals_group_confirmed_it(own: Content) -> None:
    own.article("west", "juntos", lang="es", translation_of="north/joint")
    sha = read(own).by_id["west/juntos"].text_sha256

    for signer, checked in (("south", False), ("north", True)):
        shown = page(read(own.signature(signer, "west/juntos", sha)), "west/juntos").translation_of
        assert shown is not None and shown.checked is checked


def test_machines_are_told_the_groups_as_publishers() -> None:
    one = piece("north/joint", with_groups=("south", "east"))
    word = Confirmation("south", "desk", date(2026, 11, 1), one.text_sha256)
    made = paper(one, confirmations={one.id: (word,)})

    (head,) = [page.head.json_ld for page in pages(made, SETTINGS) if isinstance(page, Page)]

    assert '"publisher":[{"@type":"Organization","name":"North"' in head
    assert '"name":"South"' in head and "East" not in head
