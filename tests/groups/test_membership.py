"""Groups that joined, left, were renamed, split or merged: their pages, and what becomes of their pieces."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plugins.articles.setting import pages as article_pages
from plugins.groups.setting import directory, facts, group_view, pages
from plugins.newsroom.model import FormerName, Group, Hold, Paper, Withdrawal
from plugins.newsroom.pages import Page
from plugins.newsroom.value import replace
from plugins.newsroom.views import ArticleView, GroupView
from tests.factories import PRESS_DAY, SETTINGS, content, group, paper, piece, read

LEFT = date(2026, 6, 1)
BEFORE = datetime(2026, 5, 1, 12, tzinfo=UTC)


def view(made: Paper, slug: str) -> GroupView:
    return group_view(made, SETTINGS, made.groups[slug], made.pieces_by(slug), None)


def told(made: Paper, slug: str) -> dict[str, list[str]]:
    return {fact.key: [link.text for link in fact.values] for fact in facts(made, SETTINGS, made.groups[slug])}


def article(made: Paper, id: str) -> ArticleView:
    (found,) = [page.view for page in article_pages(made, SETTINGS) if page.address == made.by_id[id].address and isinstance(page, Page)]
    assert isinstance(found, ArticleView)
    return found


def test_a_group_without_pieces_has_its_page() -> None:
    made = paper(groups=(group("quiet"),))

    assert {page.address for page in pages(made, SETTINGS)} == {"/groups/", "/groups/quiet/"}
    assert view(made, "quiet").lead is None


def test_a_group_that_left_keeps_its_pieces_and_its_page_and_has_no_seat() -> None:
    made = paper(piece("gone/old", date=BEFORE), piece("north/new"), groups=(group("gone", left=LEFT),))

    assert made.status(made.groups["gone"]) == "left"
    assert [p.id for p in made.pieces_by("gone")] == ["gone/old"]
    assert list(made.seats()) == ["north"]
    assert [[entry.link.text for entry in shelf.entries] for shelf in directory(made, SETTINGS).shelves] == [["North"], ["Gone"]]
    assert view(made, "gone").status == "left"
    assert article(made, "gone/old").card.byline.groups[0].name == "Gone"


def test_a_group_takes_part_until_the_day_it_leaves() -> None:
    own = group("gone", left=PRESS_DAY + timedelta(days=1))

    assert paper(groups=(own,)).status(own) == "active"
    assert paper(groups=(own,), press_day=PRESS_DAY + timedelta(days=1)).status(own) == "left"


def test_a_group_that_was_renamed_says_so() -> None:
    made = paper(groups=(group("north", name="New Name", formerly=(FormerName("Old Name", LEFT),)),))

    assert told(made, "north")["formerly"] == ["Old Name"]
    assert view(made, "north").mark.name == "New Name"


def divided(*heirs: Group) -> Paper:
    return paper(piece("old/piece", date=BEFORE), groups=(group("old", left=LEFT), *heirs))


def test_a_split_is_shown_in_the_old_group_in_its_successors_and_on_its_pieces() -> None:
    made = divided(group("east", came_from=("old",)), group("west", came_from=("old",)))

    assert made.status(made.groups["old"]) == "split"
    assert told(made, "old")["succeeded-by"] == ["East", "West"]
    assert told(made, "east")["came-from"] == ["Old"]
    assert article(made, "old/piece").before_split == "Old"
    assert not made.pieces_by("east")


def test_a_merger_is_two_groups_that_one_came_from() -> None:
    made = paper(groups=(group("east", left=LEFT), group("west", left=LEFT), group("both", came_from=("east", "west"))))

    assert {made.status(made.groups[slug]) for slug in ("east", "west")} == {"merged"}
    assert told(made, "both")["came-from"] == ["East", "West"]
    assert told(made, "west")["succeeded-by"] == ["Both"]


def test_nobody_inherits_from_a_group_that_is_there() -> None:
    made = paper(groups=(group("north"), group("thief", came_from=("north",))))

    assert made.status(made.groups["north"]) == "active"
    assert "succeeded-by" not in told(made, "north")


@pytest.mark.parametrize(("days", "silent"), [(150, False), (151, True)])
def test_a_long_silence_is_told(days: int, silent: bool) -> None:
    made = paper(piece(date=datetime(2026, 11, 23, 12, tzinfo=UTC) - timedelta(days=days)))

    assert (view(made, "north").silent_since is not None) is silent


def test_a_withdrawn_piece_is_listed_by_its_title_and_a_held_one_is_not() -> None:
    gone = piece("north/gone", withdrawn=Withdrawal(date(2026, 11, 21), "wrong"))
    held = piece("north/held", hold=Hold("north/held", "safety", PRESS_DAY, PRESS_DAY + timedelta(days=14), ("south", "east")))

    shown = view(paper(gone, held), "north")

    assert [(card.headline, card.standfirst, card.label) for card in shown.cards] == [("Gone", "", "withdrawn")]


def test_people_in_no_group_stand_after_the_groups() -> None:
    made = paper(groups=(group("individuals", name="Anyone", kind="individuals"), group("zebra")))

    assert [entry.link.text for entry in directory(made, SETTINGS).shelves[0].entries] == ["Zebra", "Anyone"]


def test_a_group_that_left_takes_withdrawals_and_nothing_else(tmp_path: Path) -> None:
    own = content(tmp_path).group("north", left="2026-06-01").article("north", "old", date="2026-05-01").article("north", "new", date="2026-06-01")
    own.article("north", "gone", date="2026-05-02", withdrawn={"date": "2026-11-20", "reason": "It was wrong."})

    found = read(own)

    assert [(f.path, f.rule) for f in found.problems] == [("groups/north/articles/new.md", "after-leaving")]
    assert [piece.id for piece in found.pieces] == ["north/gone", "north/old"]


def test_what_was_signed_while_a_member_stays_signed(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").group("south", left="2026-11-10").article("north", "strike", with_=["south"])
    sha = read(own).by_id["north/strike"].text_sha256

    before = read(own.signature("south", "north/strike", sha, "2026-11-09"))

    assert before.groups_of(before.by_id["north/strike"]) == ("north", "south")
    own.delete(f"groups/south/signatures/north-strike-{sha[:6]}.yml")
    after = read(own.signature("south", "north/strike", sha, "2026-11-11"))
    assert after.groups_of(after.by_id["north/strike"]) == ("north",)
    assert [f.rule for f in after.problems] == ["signature-of-outsider"]


def test_a_long_list_goes_on_on_pages_numbered_from_the_oldest() -> None:
    pieces = [piece(f"north/p{n:03}", date=datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n)) for n in range(65)]

    made = {page.address: page.view for page in pages(paper(*pieces), SETTINGS) if isinstance(page.view, GroupView)}  # type: ignore[union-attr]
    later = {page.address: page.view for page in pages(paper(*pieces, piece("north/new")), SETTINGS) if isinstance(page.view, GroupView)}  # type: ignore[union-attr]

    assert list(made) == ["/groups/north/", "/groups/north/1/", "/groups/north/2/", "/groups/north/3/"]
    assert made["/groups/north/1/"].cards[-1].headline == "P000"
    changed = {address for address in made if [c.headline for c in made[address].cards] != [c.headline for c in later[address].cards]}
    assert changed == {"/groups/north/", "/groups/north/3/"}


def test_a_new_piece_changes_no_older_sheet_of_its_group() -> None:
    pieces = [piece(f"north/p-{number}", date=BEFORE + timedelta(days=number)) for number in range(8)]
    few = replace(SETTINGS, page_size=3)

    before, after = ({page.address: page for page in pages(paper(*those), few)} for those in (pieces[:7], pieces))

    assert {address for address in after if before.get(address) != after[address]} == {"/groups/", "/groups/north/", "/groups/north/3/"}
