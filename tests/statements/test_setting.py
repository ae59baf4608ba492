"""Statements as pages: who agreed to which wording, whatever is edited afterwards."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.feeds import setting as feeds
from plugins.feeds.statements import items
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.statement_views import StatementsView, StatementView
from plugins.newsroom.statements import Run, difference
from plugins.newsroom.views import RedirectView
from plugins.statements.setting import pages
from scripts.paper import main
from tests.factories import EPOCH, SETTINGS, Content, content, markdown, read
from tests.sizes import size

FIRST, SECOND = "Eight hours, and no more.", "Seven hours, and no more.\n\nNot one."


def own(folder: Path, **fields: object) -> Content:
    """A paper with a statement in two wordings."""
    found = content(folder).group("north", editors=["ann"]).group("south", editors=["ben"]).group("west", left="2026-11-15", editors=["cy"])
    found.group("alone", kind="individuals", editors=["ann", "ben", "cy"])
    found.file("joint/statements/hours/1.md", markdown(FIRST, title="Hours", date="2026-11-01"))
    return found.file("joint/statements/hours/2.md", markdown(SECOND, title="Hours", date="2026-11-10", **fields))


def sha256(own: Content, number: int) -> str:
    (statement,) = read(own).statements
    wording = statement.wording(number)
    assert wording is not None
    return wording.sha256


def sign(own: Content, group: str, number: int, day: str = "2026-11-12", by: str = "desk", sha: str = "") -> Content:
    text = f"signs: statements/hours\nwording: {number}\nsha256: {sha or sha256(own, number)}\nby: {by}\ndate: {day}\n"
    return own.file(f"groups/{group}/signatures/hours-{number}-{by.lower().replace(' ', '-')}.yml", text)


def set_(paper: Paper) -> dict[str, Page | File]:
    return {page.address: page for page in pages(paper, SETTINGS)}


def view(paper: Paper, address: str = "/statements/hours/") -> StatementView:
    page = set_(paper)[address]
    assert isinstance(page, Page) and isinstance(page.view, StatementView)
    return page.view


def told(found: StatementView) -> list[tuple[int, list[str], list[str]]]:
    return [(roll.number, [seal.mark.slug for seal in roll.groups], [seal.person for seal in roll.people]) for roll in found.rolls]


def test_everyone_stands_once_under_the_newest_wording_they_signed(tmp_path: Path) -> None:
    paper = sign(sign(sign(own(tmp_path), "north", 1), "north", 2), "south", 1)

    assert told(view(read(paper))) == [(2, ["north"], []), (1, ["south"], [])]
    assert told(view(read(paper), "/statements/hours/1/")) == [(1, ["north", "south"], [])]


def test_wording_that_is_edited_after_it_was_signed_has_nobody_under_it(tmp_path: Path) -> None:
    paper = sign(sign(own(tmp_path), "north", 2), "south", 1)

    paper.file("joint/statements/hours/2.md", markdown(SECOND + " Never.", title="Hours", date="2026-11-10"))

    found = read(paper)
    assert told(view(found)) == [(2, [], []), (1, ["south"], [])]
    assert [seal.mark.slug for seal in view(found).astray] == ["north"]
    assert [finding.rule for finding in found.findings] == ["signed-another-text"]


def test_difference_stands_with_those_who_signed_an_earlier_wording(tmp_path: Path) -> None:
    newest, earlier = view(read(sign(own(tmp_path), "south", 1))).rolls

    assert newest.difference == ()
    assert (Run("out", "Eight"), Run("in", "Seven"), Run("same", "hours, and no more.")) in earlier.difference
    assert earlier.difference[-1] == (Run("in", "Not one."),)


def test_group_that_left_signed_while_a_member(tmp_path: Path) -> None:
    (seal,) = view(read(sign(own(tmp_path), "west", 2))).rolls[0].groups

    assert (seal.mark.slug, seal.has_left) == ("west", True)


def test_people_in_no_group_sign_with_their_names(tmp_path: Path) -> None:
    paper = sign(sign(own(tmp_path), "alone", 2, by="Ana Ruiz"), "alone", 2, by="Bo")

    assert told(view(read(paper))) == [(2, [], ["Ana Ruiz", "Bo"])]
    assert read(paper).findings == ()


def test_invitation_is_open_until_the_newest_wording_is_signed(tmp_path: Path) -> None:
    paper = sign(sign(own(tmp_path, invites=["north", "south", "west"]), "north", 2), "south", 1)

    assert [mark.slug for mark in view(read(paper)).invited] == ["south"]


def test_list_shows_under_a_wording_nobody_who_did_not_sign_it(tmp_path: Path) -> None:
    page = set_(read(sign(sign(own(tmp_path), "north", 2), "south", 1)))["/statements/"]

    assert isinstance(page, Page) and isinstance(page.view, StatementsView)
    (line,) = page.view.lines
    assert ([seal.mark.slug for seal in line.seals], line.earlier) == (["north"], 1)


def test_text_beside_the_page_proves_the_signature(tmp_path: Path) -> None:
    paper = sign(own(tmp_path), "north", 2)

    text = set_(read(paper))["/statements/hours/2/text.txt"]

    assert isinstance(text, File) and isinstance(text.content, bytes)
    assert hashlib.sha256(text.content).hexdigest() == view(read(paper)).text_sha256 == sha256(paper, 2)


def test_every_wording_keeps_its_address_and_the_newest_stands_at_the_statements(tmp_path: Path) -> None:
    found = set_(read(own(tmp_path)))

    one, two = found["/statements/hours/1/"], found["/statements/hours/2/"]
    assert isinstance(one, Page) and isinstance(two, Page)
    assert isinstance(one.view, StatementView) and one.view.newest is not None
    assert two.view == RedirectView("/statements/hours/", "Hours")


def test_translation_says_what_is_signed_and_by_nobody_under_itself(tmp_path: Path) -> None:
    paper = sign(own(tmp_path), "north", 2).file("joint/statements/hours/2.es.md", markdown("Siete.", title="Horas", translator="Rocío"))

    found = view(read(paper), "/es/statements/hours/")

    assert (found.lang, found.signed_lang, found.translator) == ("es", "en", "Rocío")
    assert found.signed is not None and found.signed.href == "/statements/hours/"
    assert found.text_sha256 == sha256(paper, 2)
    assert [link.href for link in view(read(paper)).translations] == ["/es/statements/hours/"]


def test_wording_of_a_later_day_waits(tmp_path: Path) -> None:
    paper = own(tmp_path).file("joint/statements/hours/3.md", markdown("Six.", title="Hours", date="2026-12-24"))

    assert view(read(paper)).number == 2


def test_links_lead_to_statements_and_from_them(tmp_path: Path) -> None:
    paper = own(tmp_path).article("north", "strike", "As [we all said](/statements/hours/).")
    paper.file("joint/statements/hours/2.md", markdown("As [it was](/north/strike/), and [is no more](/north/gone/).", title="Hours", date="2026-11-10"))

    found = read(paper)

    assert 'href="/statements/hours/"' in found.by_id["north/strike"].body.html
    assert 'href="/north/strike/"' in view(found).body
    assert [(finding.rule, finding.stops) for finding in found.findings] == [("gone-link", False)]


def test_feed_tells_of_every_wording_and_every_signature(tmp_path: Path) -> None:
    paper = read(sign(sign(own(tmp_path), "north", 2, "2026-11-11"), "alone", 1, "2026-11-12", "Ana"))

    assert [item.title for item in items(paper, SETTINGS)] == ["Ana signs: Hours", "North signs: Hours", "Hours (wording 2)", "Hours"]
    assert "/feeds/statements.atom" in {page.address for page in feeds.pages(paper, SETTINGS)}


def command(paper: Content, monkeypatch: pytest.MonkeyPatch, *arguments: str, answers: str = "") -> Result:
    """`paper sign`, in this process."""
    monkeypatch.chdir(paper.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return CliRunner().invoke(main, ["sign", *arguments], input=answers)


def test_command_signs_the_newest_wording_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = own(tmp_path)

    result = command(paper, monkeypatch, "http://localhost:8000/statements/hours/", answers="north\ndesk\ny\n")

    assert result.exit_code == 0, result.output
    (seal,) = view(read(paper)).rolls[0].groups
    assert (seal.mark.slug, seal.date) == ("north", date(2026, 11, 23))


def test_command_confirms_a_joint_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = own(tmp_path).article("north", "strike", with_=["south"])

    result = command(paper, monkeypatch, "content/groups/north/articles/strike.md", "--group", "south", "--by", "desk", "--yes")

    assert result.exit_code == 0, result.output
    found = read(paper)
    assert found.confirmed_by(found.by_id["north/strike"]) == (("south",), (), ())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["statements/huors"], "did you mean 'statements/hours'?"),
        (["statements/hours", "--wording", "7"], "there is no wording 7; there are 1, 2"),
        (["north/strkie"], "there is no piece and no statement 'north/strkie'"),
        (["that one"], "'that one' is no piece"),
    ],
)
def test_command_says_what_there_is_to_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    result = command(own(tmp_path), monkeypatch, *arguments, "--group", "north", "--by", "desk", "--yes")

    assert result.exit_code == 2
    assert told in " ".join(result.output.replace("│", " ").split())


@pytest.mark.soak
@settings(deadline=None, max_examples=size(60, 10_000))
@given(*[st.lists(st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=6), max_size=5)] * 2)
def test_difference_holds_both_texts(old: list[list[str]], new: list[list[str]]) -> None:
    before, after = ("\n\n".join(" ".join(words) for words in paragraphs) for paragraphs in (old, new))

    found = difference(before, after)

    assert [p for runs in found if (p := " ".join(run.text for run in runs if run.kind != "in"))] == [" ".join(words) for words in old]
    assert [p for runs in found if (p := " ".join(run.text for run in runs if run.kind != "out"))] == [" ".join(words) for words in new]
