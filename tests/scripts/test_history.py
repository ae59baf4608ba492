"""A date that moves is measured from the first that could be read, whatever lies between."""

from __future__ import annotations

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.newsroom.judging import redated
from scripts import history
from scripts.repository import Repository
from scripts.submission import judge
from tests.factories import EPOCH, PRESS_DAY, SETTINGS, Content, content, read
from tests.repositories import WHO, git, submit, under_git

START = date(2026, 6, 1)


class Past:
    """A paper whose branch was written on days of a test's choice."""

    def __init__(self, folder: Path) -> None:
        self.own = content(folder).group("north", editors=["ann"])
        self.repository = under_git(self.own)
        self.day = START

    def says(self, when: str, slug: str = "strike", *, gone: str = "", merge: bool = False, **fields: Any) -> None:
        """The piece bears a date, from the present day of the branch on; the next commit is ten days later."""
        if merge:
            git(self.own.root, "checkout", "--quiet", "-b", f"side-{self.day}")
        if gone:
            self.own.delete(f"groups/north/articles/{gone}.md")
        self.own.article("north", slug, date=when, **fields)
        self._commit("add", "--all")
        self._commit("commit", "--quiet", "--message=A change")
        if merge:
            git(self.own.root, "checkout", "--quiet", "main")
            self._commit("merge", "--quiet", "--no-ff", "--no-edit", f"side-{self.day}")
        self.day += timedelta(days=10)

    def _commit(self, *arguments: str) -> None:
        moment = f"{self.day.isoformat()}T00:00:00+00:00"
        surroundings = {**os.environ, **WHO, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=self.own.root, env=surroundings, check=True, capture_output=True)

    def moves_to(self, when: str, slug: str = "strike", **fields: Any) -> list[str]:
        """What is told of a submission with another date."""
        head = submit(self.own, lambda: self.own.article("north", slug, date=when, **fields))
        return [finding.message for finding in judge(self.repository, "main", head, "ann", ()).findings if finding.rule == "moved-date"]


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Past:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return Past(tmp_path)


@pytest.mark.parametrize("merge", [False, True], ids=["pushed", "merged"])
def test_date_does_not_creep_by_two_days_at_a_time(past: Past, merge: bool) -> None:
    for when in ("2026-06-01", "2026-06-03"):
        past.says(when, merge=merge)

    assert past.moves_to("2026-06-05") == ["the date was 2026-06-03, and 2026-06-01 when it was first to be read"]
    assert past.moves_to("2026-06-02") == past.moves_to("2026-05-30") == []
    assert past.moves_to("2026-05-29") != []


def test_date_that_crept_long_ago_may_go_back(past: Past) -> None:
    for when in ("2026-06-01", "2026-06-03", "2026-06-20"):
        past.says(when)

    assert past.moves_to("2026-06-10") == [] and past.moves_to("2026-06-21") != []


def test_what_waited_for_its_day_counts_from_the_day_on_which_it_came(past: Past) -> None:
    """What it bore while nobody could read it does not count, however often it changed."""
    for when in ("2026-12-24", "2026-06-05", "2026-06-07"):
        past.says(when)

    assert past.moves_to("2026-06-08") == ["the date was 2026-06-07, and 2026-06-05 when it was first to be read"]
    assert past.moves_to("2026-06-06") == []


def test_what_was_put_off_twice_counts_from_the_last(past: Past) -> None:
    for when in ("2026-12-24", "2026-10-01", "2026-10-03"):
        past.says(when)

    assert past.moves_to("2026-10-05") == [] and past.moves_to("2026-10-06") == ["the date was 2026-10-03"]


def test_piece_is_followed_through_its_names_whatever_it_says_of_them_now(past: Past) -> None:
    past.says("2026-06-01", "first")
    past.says("2026-06-03", "second", gone="first", id="north/first", moved_from=["first"])
    past.says("2026-06-03", "third", gone="second", id="north/first", moved_from=["second"])

    assert past.moves_to("2026-06-05", "third", id="north/first", moved_from=["second"]) != []
    assert past.moves_to("2026-06-02", "third", id="north/first", moved_from=["second"]) == []


def test_another_piece_that_had_the_name_before_is_not_meant(past: Past) -> None:
    past.says("2026-06-01", "strike", id="north/older")
    past.says("2026-06-01", "renamed", gone="strike", id="north/older", moved_from=["strike"])
    past.says("2026-06-21", "strike")

    assert past.moves_to("2026-06-23") == [] and past.moves_to("2026-06-24") != []


def test_history_that_is_cut_short_counts_as_far_as_it_goes(past: Past, tmp_path: Path) -> None:
    for when in ("2026-06-01", "2026-06-03"):
        past.says(when)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{past.own.root}", str(tmp_path / "shallow"))
    shallow = Content(tmp_path / "shallow")
    paper = read(shallow)

    found = history.first_days(Repository(shallow.root), "HEAD", paper.pieces, PRESS_DAY, SETTINGS)

    assert found == {"north/strike": date(2026, 6, 3)}


def test_nothing_is_asked_of_git_where_no_date_moves(past: Past) -> None:
    past.says("2026-06-01")
    paper = read(past.own)

    assert redated(paper, paper) == () and history.first_days(Repository(Path("/nowhere")), "HEAD", (), PRESS_DAY, SETTINGS) == {}
