"""`paper check --editors`: who merges, in counts, from git's own history."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from plugins.newsroom.workload import Workload, workload
from scripts.editors import mergers, told
from scripts.repository import Repository
from tests.factories import PRESS_DAY, content, run_paper


class History:
    """A repository whose days and people are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.number = 0

    def git(self, *arguments: str, who: str = "ana", day: str = "2026-11-01", host: str = "") -> None:
        names = {"GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": f"{who}@north.example", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
        committer = {"GIT_COMMITTER_NAME": who, "GIT_COMMITTER_EMAIL": host or f"{who}@north.example", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, capture_output=True, env={**os.environ, **names, **committer, **nobody})

    def change(self, who: str, path: str = "content/groups/north/articles/{}.md", **when: str) -> None:
        """A change put into the branch as it stands."""
        self.number += 1
        file = self.folder / path.format(self.number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(self.number), encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", f"change {self.number}", who=who, **when)

    def merge(self, author: str, merger: str, **when: str) -> None:
        """A change on a branch of its own, merged by somebody."""
        self.git("checkout", "-qb", f"topic-{self.number}")
        branch = f"topic-{self.number}"
        self.change(author, **when)
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-ff", branch, "-m", "merge", who=merger, **when)


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = History(tmp_path)
    made.change("ana", day="2026-05-01")
    return made


def test_merge_counts_for_who_merged_and_not_for_who_wrote(history: History) -> None:
    history.merge("writer", "ana")
    history.merge("writer", "bo", host="noreply@github.com")

    assert sorted(mergers(Repository(history.folder), PRESS_DAY)) == ["ana@north.example", "bo@north.example"]


def test_only_the_last_days_and_only_content_count(history: History) -> None:
    history.change("old", day="2026-08-25")
    history.change("first", day="2026-08-26")
    history.change("coder", path="plugins/{}.py")
    history.change("today", day="2026-11-23")
    history.change("later", day="2026-11-24")

    assert sorted(mergers(Repository(history.folder), PRESS_DAY)) == ["first@north.example", "today@north.example"]


def test_change_that_the_host_put_together_counts_for_nobody(history: History) -> None:
    history.change("writer", host="noreply@github.com")

    assert list(mergers(Repository(history.folder), PRESS_DAY)) == []


@pytest.mark.parametrize(
    ("counts", "lopsided"),
    [({"ana": 6, "bo": 5}, True), ({"ana": 5, "bo": 5}, False), ({"ana": 9}, False), ({"ana": 10}, True), ({}, False)],
)
def test_warning_comes_when_one_person_merged_more_than_half_of_enough(counts: dict[str, int], lopsided: bool) -> None:
    found = workload(who for who, number in counts.items() for _ in range(number))

    assert found.is_lopsided is lopsided
    assert found == Workload(sum(counts.values()), len(counts), max(counts.values(), default=0))


def test_command_tells_counts_and_no_name(tmp_path: Path) -> None:
    history = History(content(tmp_path).group("north").root)
    for number in range(12):
        history.change("ana" if number < 9 else "bo")

    result = run_paper(content(tmp_path), "check", "--editors")

    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("One person merged 9 of the 12 changes of content of the last 90 days (75 %).")
    assert "ana" not in result.stdout and "north" not in result.stdout


def test_few_changes_say_nothing(history: History) -> None:
    assert told(Repository(history.folder), date(2026, 5, 1)) == "Changes of content merged in the last 90 days: 1, too few to say anything."
