"""A lot of pages is made again when an answer that it was given is another one, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.articles.setting import piece_pages
from plugins.feeds.setting import subject_files
from plugins.newsroom.asking import Answers, asked
from plugins.newsroom.model import Body, Confirmation, Paper, Piece, ReplyTo
from plugins.newsroom.noting import slip
from plugins.newsroom.problems import NewspaperError
from tests.factories import SETTINGS, group, paper, piece


def questions(own: Paper, id: str = "north/strike") -> list[str]:
    with slip() as notes:
        list(piece_pages(asked(own), SETTINGS, id))
    return sorted(notes)


def changes(before: Paper, after: Paper, id: str = "north/strike") -> bool:
    """Whether a piece's page is made again."""
    notes = questions(before, id)
    return Answers(before).digest(notes) != Answers(after).digest(notes)


STRIKE = piece("north/strike", topics=("ports",))
OTHER = piece("south/other")


def test_an_asked_paper_answers_as_the_paper_does() -> None:
    own = paper(STRIKE, OTHER)

    assert list(piece_pages(asked(own), SETTINGS, "north/strike")) == list(piece_pages(own, SETTINGS, "north/strike"))


def test_the_same_paper_changes_nothing() -> None:
    assert not changes(paper(STRIKE, OTHER), paper(replace(STRIKE), replace(OTHER)))


@pytest.mark.parametrize(
    "changed",
    [replace(STRIKE, title="Another"), replace(STRIKE, body=Body(("other",), text="other")), replace(STRIKE, text_sha256="0" * 64)],  # type: ignore[arg-type]
    ids=["title", "body", "text"],
)
def test_its_own_change_does(changed: Piece) -> None:
    assert changes(paper(STRIKE, OTHER), paper(changed, OTHER))


def test_the_inside_of_another_piece_does_not() -> None:
    assert not changes(paper(STRIKE, OTHER), paper(STRIKE, replace(OTHER, body=Body(text="other"), text_sha256="0" * 64)))


def test_the_inside_of_what_it_quotes_does() -> None:
    quoting = replace(STRIKE, reply_to=(ReplyTo("south/other", "We are out."),))

    assert changes(paper(quoting, OTHER), paper(quoting, replace(OTHER, body=Body(text="other"))))


@pytest.mark.parametrize(
    "come",
    [
        piece("south/answer", reply_to=(ReplyTo("north/strike"),)),
        piece("north/huelga", lang="es", translation_of="north/strike"),
        piece("north/next", date=STRIKE.date.replace(hour=13)),
        piece("south/ports", topics=("ports",), date=STRIKE.date.replace(day=1)),
    ],
    ids=["answer", "translation", "neighbour", "topic"],
)
def test_a_piece_that_comes_beside_it_does(come: Piece) -> None:
    assert changes(paper(STRIKE, OTHER), paper(STRIKE, OTHER, come))


def test_a_confirmation_does() -> None:
    joint = replace(STRIKE, with_groups=("south",))
    said = {"north/strike": (Confirmation("south", "Ana", date(2026, 11, 21), joint.text_sha256),)}

    assert changes(paper(joint, OTHER), replace(paper(joint, OTHER), confirmations=said))


def test_a_group_that_is_renamed_does() -> None:
    own = paper(STRIKE, OTHER)

    assert changes(own, replace(own, groups={**own.groups, "north": group("north", name="The North")}))


def test_a_feed_depends_on_the_inside_of_its_items(tmp_path: Path) -> None:
    own = paper(STRIKE, OTHER)
    with slip() as notes:
        list(subject_files(asked(own), SETTINGS, "groups", "south"))
    again = sorted(notes)

    assert Answers(own).digest(again) != Answers(paper(STRIKE, replace(OTHER, body=Body(text="other")))).digest(again)
    assert Answers(own).digest(again) == Answers(paper(replace(STRIKE, body=Body(text="other")), OTHER)).digest(again)


def test_nobody_asks_with_what_could_not_be_found_again() -> None:
    with pytest.raises(NewspaperError, match="cannot ask with a dict"):
        asked(paper(STRIKE)).ask(len, {date(2026, 1, 1): 1})
