"""Questions and stances: who says what, since when, and how it is summed up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.common_ground.setting import pages
from plugins.groups.setting import pages as group_pages
from plugins.newsroom import addresses, questions
from plugins.newsroom.model import Paper, ReplyTo
from plugins.newsroom.pages import Page
from plugins.newsroom.question_views import CommonGroundView, QuestionView
from plugins.newsroom.questions import Answer, Question, Stance
from plugins.newsroom.views import GroupView
from tests.factories import SETTINGS, content, group, paper, piece, question, read

GROUPS = tuple(group(name) for name in ("east", "north", "south", "west"))


def says(name: str, answer: Answer, day: date = date(2026, 2, 1), **fields: str) -> Stance:
    return Stance(name, day, answer, **fields)


def asked(*held: Question) -> Paper:
    return paper(groups=(*GROUPS, group("nobody", kind="individuals"), group("gone", left=date(2026, 6, 1))), questions=held)


def test_only_groups_that_take_part_are_asked_and_the_folder_of_individuals_is_not() -> None:
    (found,) = questions.sums(asked(question("rent", says("gone", "against"), says("north", "for"))))

    assert (found.count("for"), found.count("against"), found.waiting) == (1, 0, 3)


def test_what_everybody_says_yes_to_comes_first() -> None:
    agreed = question("hours", *(says(g.slug, "for") for g in GROUPS))
    nearly = question("rent", *(says(g.slug, "for") for g in GROUPS[:2]), says("south", "for-if", condition="beds count"), says("west", "against"))
    divided = question("flags", *(says(g.slug, "against") for g in GROUPS))
    fresh = question("trams", says("north", "for"), date=date(2026, 11, 1))

    found = questions.sums(asked(fresh, divided, nearly, agreed))

    assert [(s.question.slug, s.kind) for s in found] == [("hours", "agreed"), ("rent", "nearly"), ("flags", "open"), ("trams", "open")]


def test_group_changes_its_stance_by_adding_and_the_page_keeps_what_it_said(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").question("rent")
    own.stances(
        "north",
        "rent",
        {"date": "2026-10-02", "stance": "for-if", "if": "beds count", "reason": "Twenty-three people, four leases."},
        {"date": "2026-02-01", "stance": "against", "reason": "A law arrives late."},
    )

    (page,) = [page for page in pages(read(own), SETTINGS) if isinstance(page, Page) and page.address == "/common-ground/rent/"]

    assert isinstance(page.view, QuestionView)
    (now,) = page.view.stances
    assert (now.answer, now.condition, now.since) == ("for-if", "beds count", date(2026, 10, 2))
    assert [(past.answer, past.since, past.until, past.reason) for past in now.earlier] == [
        ("against", date(2026, 2, 1), date(2026, 10, 2), "A law arrives late.")
    ]


def test_difference_leads_to_what_the_group_wrote_and_loses_the_link_when_the_piece_goes() -> None:
    here = question("rent", says("north", "against", link="north/why-not"), says("south", "against", link="south/gone"), debate=("north/why-not",))
    own = paper(piece("north/why-not"), groups=GROUPS, questions=(here,))

    (overview,) = [page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/common-ground/"]

    assert isinstance(overview, CommonGroundView)
    assert [d.link.href if d.link else "" for d in overview.questions[0].differences] == ["/north/why-not/", ""]
    assert [link.href for link in overview.questions[0].debate] == ["/north/why-not/"]


def test_question_leads_to_the_debate_of_its_piece_where_there_is_one() -> None:
    here = question("rent", debate=("north/why", "south/because", "north/alone"))
    answer = piece("south/because", reply_to=(ReplyTo("north/why"),))
    own = paper(piece("north/why"), answer, piece("north/alone"), groups=GROUPS, questions=(here,))

    (overview,) = [page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/common-ground/"]

    assert isinstance(overview, CommonGroundView)
    assert [link.href for link in overview.questions[0].debate] == [addresses.debate("north/why"), "/north/alone/"]


def test_group_says_on_its_own_page_where_it_stands() -> None:
    own = asked(question("rent", says("north", "against"), says("south", "for")), question("later", says("north", "for"), date=date(2027, 1, 1)))

    (view,) = [page.view for page in group_pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/groups/north/"]

    assert isinstance(view, GroupView)
    assert [(given.question.href, given.answer) for given in view.stances] == [("/common-ground/rent/", "against")]


def test_table_has_an_answer_or_a_gap_for_every_group() -> None:
    (overview,) = [page.view for page in pages(asked(question("rent", says("west", "for"))), SETTINGS) if isinstance(page, Page)][:1]

    assert isinstance(overview, CommonGroundView)
    assert ([mark.slug for mark in overview.groups], overview.rows[0].answers) == (["east", "north", "south", "west"], ("", "", "", "for"))


def test_group_that_left_is_shown_with_its_last_word_apart() -> None:
    made = [page.view for page in pages(asked(question("rent", says("gone", "against"), says("north", "for"))), SETTINGS) if isinstance(page, Page)]

    view = made[1]

    assert isinstance(view, QuestionView)
    assert ([s.group.slug for s in view.stances], [s.group.slug for s in view.former]) == (["north"], ["gone"])


def test_stance_that_is_faulty_costs_only_itself(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").question("rent")
    own.stances("north", "rent", {"date": "2026-02-01", "stance": "for"}, {"date": "2026-03-01", "stance": "for-if"})

    (found,) = read(own).questions

    assert [stance.answer for stance in found.stances] == ["for"]


def test_stances_that_are_no_list_are_told_with_the_cure(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").question("rent").file("groups/north/stances/rent.yml", "date: 2026-02-01\nstance: for\n")

    assert any("begin each with '- date: …'" in str(problem) for problem in read(own).problems)
