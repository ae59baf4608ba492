"""The workflow that judges, run step by step against real repositories, friendly and hostile."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.factories import ROOT, Content, content, run_paper
from tests.repositories import commit, git, under_git
from tests.workflows.host import SECRET, Host, Run, run_workflow, serving

CHECK = ROOT / ".github/workflows/check.yml"
PROGRAM = ("plugins", "scripts", "theme", "Makefile", "pyproject.toml", ".github", "requirements.txt", "requirements-build.txt")


@pytest.fixture
def host() -> Iterator[Host]:
    with serving(Host()) as started:
        yield started


class Paper:
    """A paper at a host: its bare repository, and a clone in which an author works."""

    def __init__(self, folder: Path, host: Host) -> None:
        self.folder, self.host = folder, host
        self.work = content(folder / "work").file("joint/maintainers.yml", "maintainers: [max]\n")
        self.work.group("north", editors=["ann"]).group("south", editors=["cy"]).article("north", "strike")
        for name in PROGRAM:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.work.root / name)
        under_git(self.work)
        self.origin = folder / "origin.git"
        git(folder, "clone", "--quiet", "--bare", str(self.work.root), str(self.origin))

    def propose(self, number: int, edit: Callable[[Content], object], author: str, **facts: Any) -> str:
        """A pull request."""
        git(self.work.root, "checkout", "--quiet", "-B", f"pull-{number}", "main")
        edit(self.work)
        head = commit(self.work.root)
        git(self.work.root, "push", "--quiet", "--force", str(self.origin), f"{head}:refs/pull/{number}/head")
        git(self.work.root, "checkout", "--quiet", "main")
        self.host.propose(number, head, author, **facts)
        return head

    def run(self, number: int = 0) -> Run:
        """The workflow, on the event of a pull request or on its schedule."""
        event = {"action": "synchronize", "pull_request": self.host.pulls[number], "sender": {"login": self.host.pushes[0]["actor"]["login"]}} if number else {}
        machines = self.folder / f"run-{len(list(self.folder.glob('run-*')))}"
        machines.mkdir()
        return run_workflow(CHECK, self.origin, self.host, machines, event)

    def main(self) -> str:
        """The commit of the main branch."""
        return git(self.origin, "rev-parse", "main")


@pytest.fixture
def paper(tmp_path: Path, host: Host) -> Paper:
    return Paper(tmp_path, host)


def test_editors_own_piece_is_judged_shown_and_printed_in_the_groups_name(paper: Paper, host: Host) -> None:
    head = paper.propose(7, lambda own: own.article("north", "day-two"), "Ann")

    run = paper.run(7)

    assert host.statuses[head]["state"] == "success"
    assert (run.kept / "judged/7/proofs/north-day-two.html").read_text(encoding="utf-8").count("A headline") >= 1
    assert "content/groups/north/articles/day-two.md" in git(paper.origin, "ls-tree", "-r", "--name-only", "main")
    log = git(paper.origin, "log", "-1", "--format=%an %ae %cn %ce %aI %cI %B", "main")
    assert log == "north north@invalid north north@invalid 2026-11-23T00:00:00+00:00 2026-11-23T00:00:00+00:00 north: day-two (#7)"
    assert "Planted" not in git(paper.origin, "log", "-1", "--format=fuller", "main")
    assert host.pulls[7]["state"] == "closed" and host.started == ["publish.yml"]


def test_a_round_answers_all_that_wait_and_merges_what_everyone_has_agreed_to(paper: Paper, host: Host) -> None:
    before = paper.main()
    heads = {number: paper.propose(number, partial(Content.article, group="north", slug=f"day-{number}"), "stranger") for number in (11, 14)}
    heads[21] = paper.propose(21, lambda own: own.article("north", "faulty", section="wrokplace"), "ann")
    heads[22] = paper.propose(22, lambda own: own.article("north", "not-yet"), "ann", is_draft=True)
    heads[23] = paper.propose(23, lambda own: own.article("north", "overwritten"), "ann", pusher="rival")
    heads[31] = paper.propose(31, lambda own: own.article("south", "answer"), "cy")
    host.approve(11, "cy")
    host.approve(11, "ann", head="0" * 40)
    host.approve(14, "ANN")

    paper.run()
    first = paper.main()
    run = paper.run()

    states = {number: host.statuses[head]["state"] for number, head in heads.items()}
    assert states == {11: "pending", 14: "success", 21: "failure", 22: "success", 23: "pending", 31: "success"}
    assert git(paper.origin, "diff", "--name-only", before, first) == "content/groups/north/articles/day-14.md"
    assert git(paper.origin, "diff", "--name-only", first, "main") == "content/groups/south/articles/answer.md", "judged anew by what the other left"
    assert "`an editor of North: ann`" in host.comments[11][0]["body"]
    assert "It cannot be seen that whoever opened this" in host.comments[23][0]["body"]
    assert "It is a draft" in host.comments[22][0]["body"]
    (comment,) = host.comments[21]
    assert "line 4: `unknown section 'wrokplace'` – `did you mean 'workplace'?`" in comment["body"]
    assert "#21: 1 Problem to mend" in run.output


def steal(own: Content) -> None:
    """Everything in a repository that could be run by who judges it, turned into a thief."""
    thief = f"import os, sys\nsys.stderr.write('STOLEN ' + repr(dict(os.environ)))\nopen({str(own.root.parent / 'stolen')!r}, 'w').write('x')\n"
    for path in ("scripts/paper.py", "scripts/check.py", "scripts/pulls.py", "plugins/newsroom/merging.py", "plugins/newsroom/judging.py", "pelicanconf.py"):
        file = own.root / path
        file.write_text(
            file.read_text(encoding="utf-8").replace("from __future__ import annotations\n", f"from __future__ import annotations\n{thief}", 1),
            encoding="utf-8",
        )
    (own.root / "pelicanconf.py").write_text(thief + (own.root / "pelicanconf.py").read_text(encoding="utf-8"), encoding="utf-8")
    (own.root / "Makefile").write_text("setup:\n\t@env; echo STOLEN\n", encoding="utf-8")
    (own.root / "sitecustomize.py").write_text(thief, encoding="utf-8")
    (own.root / "conftest.py").write_text(thief, encoding="utf-8")
    (own.root / ".github/workflows/check.yml").write_text("on: pull_request_target\njobs: {}\n", encoding="utf-8")
    (own.root / ".gitattributes").write_text("* filter=steal merge=steal diff=steal\n", encoding="utf-8")
    (own.root / ".gitmodules").write_text('[submodule "x"]\n\tpath = x\n\turl = ext::sh -c env\n', encoding="utf-8")
    (own.root / "theme/templates/article.html").write_text("{{ ''.__class__.__mro__ }} STOLEN", encoding="utf-8")
    own.file("joint/maintainers.yml", "maintainers: [rival]\n")
    own.group("north", editors=["rival"])
    own.article("north", "harmless", "STOLEN? {{ settings }} {% include '/proc/self/environ' %} ![](/proc/self/environ) [x](file:///proc/self/environ)")
    (own.folder / "groups/north/photos").mkdir()
    (own.folder / "groups/north/photos/environ.jpg").symlink_to("/proc/self/environ")


def test_submission_of_a_fork_gets_neither_the_secret_nor_the_check_that_judges_it(paper: Paper, host: Host, tmp_path: Path) -> None:
    before = paper.main()
    head = paper.propose(7, steal, "rival", fork="rival")
    host.approve(7, "rival")

    run = paper.run(7)

    everything = run.output + "".join(file.read_text(encoding="utf-8", errors="replace") for file in sorted(run.kept.rglob("*")) if file.is_file())
    everything += "".join(comment["body"] for comment in host.comments[7]) + repr(host.statuses)
    assert SECRET not in everything
    assert "STOLEN {" not in everything and "environ({" not in everything and not (tmp_path / "stolen").exists()
    assert paper.main() == before
    assert host.statuses[head]["state"] == "failure"
    assert {token for _, _, token in host.calls} == {f"Bearer {SECRET}"}
    told = host.comments[7][0]["body"]
    assert "`the program`: `a maintainer: max`" in told and "`who the maintainers are`" in told and "`who edits North’s folder`" in told


def test_thief_of_that_submission_would_steal_where_it_was_run(paper: Paper, tmp_path: Path) -> None:
    paper.propose(7, steal, "rival", fork="rival")
    git(paper.work.root, "checkout", "--quiet", "--force", "pull-7")

    done = subprocess.run(["make", "setup"], cwd=paper.work.root, env={**os.environ, "PAPER_TOKEN": SECRET}, capture_output=True, text=True, check=False)
    again = run_paper(paper.work, "check")

    assert SECRET in done.stdout
    assert "STOLEN {" in again.stderr or "STOLEN environ" in again.stderr or (tmp_path / "stolen").exists()
