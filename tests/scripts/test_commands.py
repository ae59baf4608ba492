"""`paper` as people type it, in a paper's folder; the first of each as a process of its own, the rest in this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.paper import main
from tests.factories import EPOCH, Content, content, read, run_paper

NAMES = ("Rent strike: day 12 at dock #4", '"Quoted" & <b>bold</b>', "Ελένη: no", "- one, two [three] {four}", "'tis 10:00", "الوردية الثالثة")


@pytest.fixture
def own(tmp_path: Path) -> Content:
    return content(tmp_path).group("north").article("north", "strike")


def last_line(result: Result) -> str:
    return (result.stderr or result.stdout).strip().splitlines()[-1]


@pytest.fixture
def type_in(own: Content, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`paper` with these arguments, in this process; lines of `answers` are typed in."""
    monkeypatch.chdir(own.root)
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "200"})
    return lambda *arguments, answers="": runner.invoke(main, arguments, input=answers, prog_name="paper")


def test_new_asks_and_writes_a_valid_piece(own: Content) -> None:
    own.group("south", defaults={"lang": "es"})

    result = run_paper(own, "new", answers="south\nOne day\nhousing\nes\n")

    assert result.returncode == 0, result.stdout + result.stderr
    piece = read(own).by_id["south/one-day"]
    assert (piece.title, piece.section, piece.lang, piece.date.date().isoformat()) == ("One day", "housing", "es", "2026-11-23")
    assert "content/groups/south/articles/one-day.md" in result.stdout
    assert not [finding for finding in read(own).findings if "one-day" in finding.path]


@pytest.mark.parametrize("title", NAMES)
def test_new_without_questions_takes_any_title_and_any_name(own: Content, type_in: Callable[..., Result], title: str) -> None:
    result = type_in("new", "--yes", "--title", title, "--author", title, "--author", "Jo Lind", "--section", "opinion", "--lang", "ar")

    assert result.exit_code == 0, result.stdout + result.stderr
    (piece,) = [piece for piece in read(own).pieces if piece.slug != "strike"]
    assert (piece.title, piece.lang) == (title, "ar")
    assert [author.name for author in piece.authors] == [title, "Jo Lind"]
    assert piece.slug.strip("-")


def test_new_never_writes_over_a_piece(own: Content, type_in: Callable[..., Result]) -> None:
    for _ in range(2):
        assert type_in("new", "--yes", "--title", "Strike", "--letter").exit_code == 0

    assert sorted(piece.slug for piece in read(own).pieces) == ["strike", "strike-2", "strike-3"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--group", "nroth"], "'nroth' is none of north"),
        (["--section", "sport"], "'sport' is none of workplace"),
        (["--lang", "Castellano"], "is no language code"),
        (["--title", "x" * 201], "shorten it to 200"),
        (["--title", "left\u200bright"], "invisible"),
        (["--date", "14 May"], "14 May"),
    ],
)
def test_new_refuses_what_would_not_pass_the_check(own: Content, type_in: Callable[..., Result], arguments: list[str], words: str) -> None:
    before = sorted(path for path in own.folder.rglob("*"))

    result = type_in("new", "--yes", *arguments)

    assert result.exit_code != 0
    assert words in result.stderr
    assert sorted(path for path in own.folder.rglob("*")) == before


def test_check_of_a_sound_paper_says_so_and_ends_well(own: Content, type_in: Callable[..., Result]) -> None:
    result = type_in("check")

    assert (result.exit_code, result.stdout.strip(), result.stderr) == (0, "0 Problems, 0 Notes", "")


def test_check_names_file_line_fault_and_cure_and_ends_badly(own: Content) -> None:
    own.article("north", "bad", section="wrkplace", topics=["prots"])

    result = run_paper(own, "check")

    assert result.returncode == 1
    assert "content/groups/north/articles/bad.md:4  unknown section 'wrkplace'; did you mean 'workplace'?" in result.stdout
    assert "content/groups/north/articles/bad.md:7  unknown topic 'prots'; did you mean 'ports'?" in result.stdout
    assert result.stdout.splitlines()[-1] == "1 Problem, 1 Note"
    assert "\x1b" not in result.stdout


def test_check_of_paths_looks_at_them_alone(own: Content, type_in: Callable[..., Result]) -> None:
    own.article("north", "bad", section="wrkplace").article("north", "worse", date="soon").group("south").article("south", "poor", title="")

    one = type_in("check", "content/groups/north/articles/bad.md")
    folders = type_in("check", "content/groups/south", "content/joint", "--no-notes")

    assert (one.exit_code, last_line(one)) == (1, "1 Problem, 0 Notes")
    assert (folders.exit_code, last_line(folders)) == (1, "1 Problem, 0 Notes")
    assert type_in("check", "content/groups/north/articles/strike.md").exit_code == 0
    assert "is no file or folder below content/" in type_in("check", "/etc").stderr


def test_a_command_outside_a_paper_says_where_to_run_it(tmp_path: Path) -> None:
    result = run_paper(Content(tmp_path), "check")

    assert result.returncode != 0
    assert "pelicanconf.py" in result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize("name", [*NAMES, "Κύκλος Λιμανιού"])
def test_a_group_is_added_and_can_write_at_once(own: Content, type_in: Callable[..., Result], name: str) -> None:
    added = type_in("groups", "add", "--yes", "--name", name, "--place", "cairo", "--editor", "ann", "--slug", "newcomers")

    assert added.exit_code == 0, added.stdout + added.stderr
    group = read(own).groups["newcomers"]
    assert (group.name, group.places, group.editors, group.joined.isoformat()) == (name, ("cairo",), ("ann",), "2026-11-23")
    assert type_in("new", "--yes", "--group", "newcomers", "--title", "Hello").exit_code == 0
    assert not read(own).findings


def test_groups_add_asks_and_proposes_a_short_name(own: Content) -> None:
    result = run_paper(own, "groups", "add", answers="Ομάδα Ανατολή\n\nrotterdam\n")

    assert result.returncode == 0, result.stdout + result.stderr
    assert read(own).groups["omada-anatole"].name == "Ομάδα Ανατολή"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--name", "Feeds"], "cannot be a group's short name"),
        (["--name", "ABC"], "cannot be a group's short name"),
        (["--name", "North"], "is there already"),
        (["--name", "South", "--place", "atlantis"], "is not in joint/places.yml"),
        ([], "--name"),
    ],
)
def test_groups_add_refuses_what_would_not_pass_the_check(own: Content, type_in: Callable[..., Result], arguments: list[str], words: str) -> None:
    result = type_in("groups", "add", "--yes", *arguments)

    assert result.exit_code != 0
    assert words in result.stderr
    assert [path.name for path in (own.folder / "groups").iterdir()] == ["north"]


def test_groups_are_listed_with_what_became_of_them(own: Content, type_in: Callable[..., Result]) -> None:
    own.group("gone", left="2026-01-01")

    lines = type_in("groups", "list").stdout.splitlines()

    assert [line.split()[:3] for line in lines] == [["gone", "left", "0"], ["north", "active", "1"]]


def test_fix_shows_what_it_would_change_and_changes_it_when_told(own: Content) -> None:
    own.file("groups/north/articles/old.md", "Title: Strike: day 12\nDate: 2026-05-14 10:00\nCategory: housing\nTags: Ports, Wages\nSlug: x\n\nWe are out.\n")

    shown = run_paper(own, "fix", "content/groups/north/articles/old.md", answers="n\n")
    assert "north/old" not in read(own).by_id
    changed = run_paper(own, "fix", "--yes", "content/groups/north/articles/old.md")

    assert "+title: Strike: day 12" in shown.stdout
    assert "the field 'Slug' has no place here" in shown.stdout
    piece = read(own).by_id["north/old"]
    assert (piece.title, piece.section, piece.topics) == ("Strike: day 12", "housing", ("ports", "wages"))
    assert (shown.returncode, changed.returncode) == (0, 0)
    assert "nothing to mend" in run_paper(own, "fix", "--yes", "content/groups/north/articles/old.md").stdout
