"""`paper check --against`: whole submissions in git, judged by their base."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.repository import Repository
from scripts.submission import Judgement, judge
from tests.factories import Content, content, piece_text, run_paper
from tests.repositories import commit, git, submit, under_git


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Three groups: north with two editors, south with one, west with one; and a maintainer."""
    paper = content(tmp_path_factory.mktemp("paper")).file("joint/maintainers.yml", "maintainers: [max]\n")
    paper.group("north", editors=["ann", "ben"]).group("south", editors=["cy"]).group("west", editors=["dee"])
    paper.group("gone", editors=["fay"], left="2026-11-01").article("gone", "memory", date="2026-05-01")
    paper.article("north", "strike").article("south", "answer", reply_to=[{"to": "north/strike"}])
    under_git(paper)
    return paper


def judged(own: Content, edit: Callable[[], object], actor: str, *approvals: str) -> Judgement:
    return judge(Repository(own.root), "main", submit(own, edit), actor, approvals)


def rules_of(judgement: Judgement) -> list[str]:
    return [finding.rule for finding in judgement.findings if finding.stops]


def replaced(own: Content, path: str, old: str, new: str) -> None:
    file = own.folder / path
    assert old in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_honest_piece_needs_its_own_editor_alone(own: Content) -> None:
    def edit() -> object:
        return own.article("north", "day-two", reply_to=[{"to": "south/answer"}])

    assert judged(own, edit, "Ann").may_be_merged
    assert judged(own, edit, "stranger", "BEN").may_be_merged
    assert [need.accounts for need in judged(own, edit, "stranger", "cy").verdict.needs] == [("ann", "ben")]


def test_author_of_a_commit_proves_nothing(own: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "GIT_AUTHOR_NAME", "ann")

    assert not judged(own, lambda: own.article("north", "forged"), "stranger").verdict.is_agreed


def test_submission_cannot_name_its_own_judges(own: Content) -> None:
    def edit() -> object:
        own.group("north", editors=["stranger"]).file("joint/maintainers.yml", "maintainers: [stranger]\n")
        (own.root / "pelicanconf.py").write_text("raise SystemExit('not to be run')\n", encoding="utf-8")
        return own.article("north", "forged")

    judgement = judged(own, edit, "stranger", "stranger")

    assert [need.matter for need in judgement.verdict.needs] == ["North’s folder", "the program", "who edits North’s folder", "who the maintainers are"]


def test_rename_across_folders_asks_both_groups(own: Content) -> None:
    def edit() -> object:
        return own.file("groups/south/articles/strike.md", piece_text(title="Taken")).delete("groups/north/articles/strike.md")

    judgement = judged(own, edit, "cy")

    assert [need.matter for need in judgement.verdict.needs] == ["North’s folder"]
    assert set(rules_of(judgement)) == {"deleted-piece", "lost-reference"}


def test_piece_may_be_renamed_when_it_says_so(own: Content) -> None:
    def edit() -> object:
        text = (own.folder / "groups/north/articles/strike.md").read_text(encoding="utf-8")
        renamed = text.replace("title:", "id: north/strike\nmoved-from: strike\ntitle:")
        return own.file("groups/north/articles/dock-strike.md", renamed).delete("groups/north/articles/strike.md")

    assert judged(own, edit, "ann").may_be_merged


def test_links_and_other_repositories_in_content_are_refused_and_not_followed(own: Content) -> None:
    def edit() -> None:
        (own.folder / "groups/north/articles/passwords.md").symlink_to("/etc/passwd")
        (own.folder / "groups/north/photos").symlink_to("/etc")
        git(own.root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},content/groups/north/letters")

    judgement = judged(own, edit, "ann")

    assert rules_of(judgement) == ["not-a-file"] * len(rules_of(judgement)) and len(rules_of(judgement)) >= 2
    assert judgement.verdict.is_agreed


def test_mark_of_a_program_is_seen(own: Content) -> None:
    judgement = judged(own, lambda: (own.folder / "groups/north/articles/strike.md").chmod(0o755), "ann")

    assert [finding.rule for finding in judgement.findings] == ["executable"]
    assert not judged(own, lambda: (own.folder / "groups/north/articles/strike.md").chmod(0o755), "cy").verdict.is_agreed


def test_left_group_withdraws_alone_and_does_nothing_else(own: Content) -> None:
    path = "groups/gone/articles/memory.md"

    def withdraw() -> None:
        replaced(own, path, "title:", "withdrawn: {date: 2026-11-20, reason: We were wrong}\ntitle:")

    def withdraw_and_retitle() -> None:
        withdraw()
        replaced(own, path, "A headline", "Something else")

    assert judged(own, withdraw, "fay").may_be_merged
    assert not judged(own, withdraw, "cy").verdict.is_agreed
    for edit in (withdraw_and_retitle, lambda: replaced(own, path, "A headline", "Another"), lambda: own.article("gone", "again", date="2026-04-01")):
        assert not judged(own, edit, "fay", "ann", "ben", "cy", "dee").verdict.is_agreed


def test_reply_to_what_is_not_there_is_a_problem_of_whoever_hands_it_in(own: Content) -> None:
    judgement = judged(own, lambda: own.article("north", "lost", reply_to=[{"to": "south/nowhere"}]), "ann")

    assert rules_of(judgement) == ["reply-to-nothing"]


def test_choice_for_the_front_that_is_out_of_the_pool_is_a_problem_of_whoever_makes_it_and_a_note_once_it_grew_old(tmp_path: Path) -> None:
    paper = content(tmp_path).group("north", editors=["ann"], front="north/old").group("south", editors=["cy"])
    under_git(paper.article("north", "old", date="2026-09-01").article("south", "older", date="2026-09-01"))

    chosen = judged(paper, lambda: paper.group("south", editors=["cy"], front="south/older"), "cy")
    edited = judged(paper, lambda: paper.group("north", editors=["ann"], front="north/old", about="We meet on Thursdays."), "ann")

    assert rules_of(chosen) == ["front-choice-idle"]
    assert edited.may_be_merged and [finding.rule for finding in edited.findings] == ["front-choice-idle"]


def test_new_group_enters_with_two_others_and_its_own_word_counts_for_nothing(own: Content) -> None:
    def edit() -> object:
        return own.group("newcomers", editors=["new"]).article("newcomers", "hello")

    assert not judged(own, edit, "new", "new").verdict.is_agreed
    assert not judged(own, edit, "ann", "ben", "cy").verdict.is_agreed
    assert judged(own, edit, "new", "ann", "cy").may_be_merged


def test_what_came_into_the_paper_meanwhile_is_no_part_of_a_submission(own: Content, tmp_path: Path) -> None:
    paper = content(tmp_path).group("north", editors=["ann"]).group("south", editors=["cy"])
    repository = under_git(paper)
    head = submit(paper, lambda: paper.article("north", "strike"))
    paper.article("south", "meanwhile")
    commit(paper.root)

    judgement = judge(repository, "main", head, "ann", ())

    assert [change.path for change in judgement.submission.changes] == ["content/groups/north/articles/strike.md"]
    assert judgement.may_be_merged


@pytest.mark.parametrize(
    ("name", "mode"),
    [("strike.md", b"100644"), ("articles", b"100644"), (".git", b"40000"), (".GIT", b"100644"), ("..", b"40000"), (".", b"40000")],
)
def test_tree_that_no_git_wrote_is_refused_and_not_followed(own: Content, name: str, mode: bytes) -> None:
    """A name that stands twice in it, so that one file is judged and another printed; a file in the place of a folder; what leads out of it."""
    repository = Repository(own.root)
    sha = git(own.root, "rev-parse", "main:pelicanconf.py" if mode == b"100644" else "main:content/groups/south/articles")
    folders = ["content", "groups", "north", "articles"] if name != "articles" else ["content", "groups", "north"]
    tree = with_row(repository, "main^{tree}", folders, mode + b" " + name.encode() + b"\0" + bytes.fromhex(sha))
    head = git(own.root, "commit-tree", tree, "-p", "main", "-m", "A change")

    judgement = judge(repository, "main", head, "ann", ())

    assert "not-a-file" in rules_of(judgement)
    assert not judgement.may_be_merged


def with_row(repository: Repository, tree: str, folders: list[str], row: bytes) -> str:
    """A tree with one more row at the end of a folder's, whatever that makes of it."""
    rows = repository.git("cat-file", "tree", tree)
    if folders:
        head = b"40000 " + folders[0].encode() + b"\0"
        at = rows.index(head) + len(head)
        below = with_row(repository, rows[at : at + 20].hex(), folders[1:], row)
        made = rows[:at] + bytes.fromhex(below) + rows[at + 20 :]
    else:
        made = rows + row
    return repository.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=made).decode().strip()


def test_command_speaks_by_its_exit_code_and_names_who_is_needed(own: Content) -> None:
    submit(own, lambda: own.article("north", "day-two"), "plain")
    submit(own, lambda: own.article("north", "day-two", section="wrokplace"), "faulty")

    agreed, waits, faulty, anonymous = (
        run_paper(own, "check", "--against", "main", "--head", head, *who)
        for head, who in (("plain", ("--actor", "ann")), ("plain", ("--actor", "cy", "--approvals", "dee,max")), ("faulty", ("--actor", "ann")), ("plain", ()))
    )

    assert (agreed.returncode, waits.returncode, faulty.returncode, anonymous.returncode) == (0, 3, 1, 0), waits.stderr
    assert "Everyone who has to has agreed" in agreed.stdout
    assert "Still needed  North’s folder: an editor of North: ann, ben" in waits.stdout
    assert "4 | section: wrokplace" in faulty.stdout


def test_command_judges_in_json(own: Content) -> None:
    submit(own, lambda: own.file("pages/charter.md", "---\ntitle: Charter\n---\n\nWe agree.\n"), "charter")

    done = run_paper(own, "check", "--against", "main", "--head", "charter", "--actor", "ann", "--approvals", "cy", "--format", "json")

    assert json.loads(done.stdout)["agreement"]["needs"][0]["accounts"] == ["dee"]


def test_unknown_commit_is_told_in_one_line(own: Content) -> None:
    done = run_paper(own, "check", "--against", "--upload-pack=touch /tmp/x")

    assert done.returncode == 1 and done.stderr.startswith("Error: git rev-parse")
