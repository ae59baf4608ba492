"""A lot of pages is made again when an answer that it was given is another one, and only then."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from plugins.articles.setting import piece_pages
from plugins.feeds.setting import subject_files
from plugins.newsroom.asking import ABOUT, AROUND, INSIDE, SEPARATOR, Answers, asked
from plugins.newsroom.model import Body, Confirmation, Paper, Piece, ReplyTo
from plugins.newsroom.noting import slip
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import replace
from tests.factories import SETTINGS, group, paper, piece, task


def questions(own: Paper, id: str = "north/strike") -> list[str]:
    with slip() as notes:
        list(piece_pages(asked(own), SETTINGS, id))
    return sorted(notes)


def changes(before: Paper, after: Paper, id: str = "north/strike") -> bool:
    """Whether a piece's page is made again."""
    return is_due(questions(before, id), before, after)


def is_due(notes: list[str], before: Paper, after: Paper) -> bool:
    """Whether the press makes again what has asked this: where nothing but insides changed, it asks about these alone."""
    insides = [note for note in notes if note.startswith(INSIDE)]
    others = [note for note in notes if not note.startswith(INSIDE)]
    then, now = Answers(before), Answers(after)
    return then.all(insides) != now.all(insides) or (then.outside() != now.outside() and then.all(others) != now.all(others))


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

    assert is_due(again, own, paper(STRIKE, replace(OTHER, body=Body(text="other"))))
    assert not is_due(again, own, paper(replace(STRIKE, body=Body(text="other")), OTHER))


def test_a_confirmed_text_that_changes_does_so_outside_of_itself_too() -> None:
    joint = replace(STRIKE, with_groups=("south",))
    said = {"north/strike": (Confirmation("south", "Ana", date(2026, 11, 21), joint.text_sha256),)}
    before = replace(paper(joint, OTHER), confirmations=said)
    after = replace(paper(replace(joint, text_sha256="0" * 64), OTHER), confirmations=said)

    assert Answers(before).outside() != Answers(after).outside()
    assert is_due(["method\x1fpieces_by\x1fSsouth"], before, after)


@pytest.mark.parametrize("name", [name for name, value in vars(Paper).items() if isinstance(value, cached_property)])
def test_nothing_that_a_paper_keeps_is_made_of_the_insides_of_pieces(name: str) -> None:
    joint = replace(STRIKE, with_groups=("south",), reply_to=(ReplyTo("south/other"),), series="A series")
    own = paper(joint, OTHER, piece("north/huelga", lang="es", translation_of="north/strike"))

    with slip() as notes:
        getattr(own, name)

    assert not notes


def test_nobody_asks_with_what_could_not_be_found_again() -> None:
    with pytest.raises(NewspaperError, match="cannot ask with a dict"):
        asked(paper(STRIKE)).ask(len, {date(2026, 1, 1): 1})


def test_around_a_piece_that_stands_alone_is_nothing_that_another_brought_there(sample: Paper) -> None:
    alone = [each for each in sample.pieces if sample.stands_alone(each)]
    by_itself = replace(sample, pieces=(), tasks=(), confirmations={})

    assert 0 < len(alone) < len(sample.pieces)
    for each in alone:
        only = replace(by_itself, pieces=(each,))
        assert [getattr(sample, name)(each) for name in AROUND] == [getattr(only, name)(each) for name in AROUND]


@pytest.mark.parametrize(
    "brought",
    [
        {"pieces": (STRIKE, piece("south/answer", reply_to=(ReplyTo("north/strike", ""),)))},
        {"pieces": (STRIKE, piece("north/streik", translation_of="north/strike", lang="de"))},
        {"pieces": (piece("north/strike", topics=("ports",), with_groups=("south",)),)},
        {"pieces": (STRIKE,), "tasks": (task(piece="north/strike"),)},
    ],
    ids=["answer", "translation", "joint", "task"],
)
def test_what_comes_to_stand_around_a_piece_is_another_answer(brought: dict[str, Any]) -> None:
    question = f"{ABOUT}{SEPARATOR}north/strike"

    assert Answers(paper(STRIKE)).all([question]) != Answers(replace(paper(*brought.pop("pieces")), **brought)).all([question])
