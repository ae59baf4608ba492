"""Every rule of the book has a folder here with content that breaks it, and the words that its author reads."""

from __future__ import annotations

import ast
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.newsroom import rules
from plugins.newsroom.problems import Note, Problem
from scripts.submission import judge
from tests.factories import ROOT, SETTINGS, Content, content, read
from tests.repositories import commit, submit, under_git
from tests.rules.made import MADE

CASES = Path(__file__).parent
HANDED_IN = {case.parent.name for part in ("submission", "deleted.txt") for case in CASES.glob(f"*/{part}")} | {"too-many-files"}
"""Cases of what a submission breaks: the paper with `content/` is its base; `meanwhile/` came into that base since."""
NAMES = sorted({*(case.parent.name for case in CASES.glob("*/expected.txt")), *MADE})


def paper_of(case: str, folder: Path) -> Content:
    """A small sound paper with a case's files laid over it."""
    own = content(folder).group("north").group("south").people("north", ana="Ana")
    own.article("north", "strike").article("south", "answer", reply_to=[{"to": "north/strike"}])
    own.photo("north").photo("south", "ferry.png", credit="Bo", rights="own", alt="A ferry.")
    if (CASES / case / "content").is_dir():
        shutil.copytree(CASES / case / "content", own.folder, copy_function=shutil.copy, dirs_exist_ok=True)
    if case in MADE:
        MADE[case](own.folder)
    return own


@pytest.mark.parametrize("case", [name for name in NAMES if name not in HANDED_IN])
def test_case_is_told_in_the_expected_words_and_costs_no_other_piece(case: str, tmp_path: Path) -> None:
    paper = read(paper_of(case, tmp_path))

    said = "".join(f"{'Problem' if finding.stops else 'Note'}  {finding.rule}  {finding}\n" for finding in paper.findings)

    assert said == (CASES / case / "expected.txt").read_text(encoding="utf-8")
    assert case in {finding.rule for finding in paper.findings}
    assert {"north/strike", "south/answer"} <= set(paper.by_id)


@pytest.mark.parametrize("case", sorted(HANDED_IN))
def test_submission_is_told_in_the_expected_words_at_its_own_files(case: str, tmp_path: Path) -> None:
    own = paper_of(case, tmp_path)
    repository = under_git(own)
    head = submit(own, lambda: hand_in(case, own))
    if (CASES / case / "meanwhile").is_dir():
        shutil.copytree(CASES / case / "meanwhile", own.folder, copy_function=shutil.copy, dirs_exist_ok=True)
        commit(own.root)

    judgement = judge(repository, "main", head, "", ())

    said = "".join(f"{'Problem' if finding.stops else 'Note'}  {finding.rule}  {finding}\n" for finding in judgement.findings)
    assert said == (CASES / case / "expected.txt").read_text(encoding="utf-8")
    assert case in {finding.rule for finding in judgement.findings}


def hand_in(case: str, own: Content) -> None:
    """The edit of a submission."""
    if case == "too-many-files":
        for number in range(SETTINGS.max_submission_files + 1):
            own.file(f"groups/north/files/{number}.pdf", "%PDF-")
    if (CASES / case / "submission").is_dir():
        shutil.copytree(CASES / case / "submission", own.folder, copy_function=shutil.copy, dirs_exist_ok=True)
    if (CASES / case / "deleted.txt").is_file():
        for path in (CASES / case / "deleted.txt").read_text(encoding="utf-8").split():
            own.delete(path)


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert sorted(rules.BOOK) == NAMES


def test_no_two_rules_share_an_id() -> None:
    assert len(rules.BOOK) == sum(map(len, rules.CHAPTERS.values()))


@pytest.mark.parametrize("rule", rules.BOOK.values(), ids=rules.BOOK)
def test_rule_says_what_is_right_what_is_wrong_and_what_to_do(rule: rules.Rule) -> None:
    assert rule.text.endswith(".")
    assert rule.message and rule.cure and rule.example
    assert not rule.message.endswith(".") and not rule.cure.endswith(".")


def test_every_finding_in_the_code_is_of_a_rule_in_the_book() -> None:
    used = {id for folder in ("plugins", "scripts") for file in sorted((ROOT / folder).rglob("*.py")) for id in _ids(file)}

    assert used
    assert used <= set(rules.BOOK), "enter them in plugins/newsroom/rules/"


def test_younger_rule_is_a_note_on_an_older_piece() -> None:
    rule = rules.Rule("young", Problem, "…", "is new", "mend it", "…", since=date(2026, 6, 1))
    found = [rule.at("groups/north/articles/strike.md", 3)]

    before = rules.in_its_time(found, date(2026, 5, 31), {"young": rule})
    after = rules.in_its_time(found, date(2026, 6, 1), {"young": rule})

    assert before == (Note("groups/north/articles/strike.md", 3, "young", "is new", "mend it"),)
    assert after == tuple(found)


def _ids(file: Path) -> set[str]:
    """The rule ids written in a module: of `Problem(path, line, id, …)`, `Note(…)` and `fault(id, …)`."""
    place = {"Problem": 2, "Note": 2, "fault": 0}
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place:
            id = node.args[place[node.func.id]]
            found |= {str(id.value)} if isinstance(id, ast.Constant) else set()
    return found
