"""The workflow that proposes what is new in feeds, run step by step against a real repository and a site of a group."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.imports import WORDS
from tests.factories import ROOT
from tests.intake.test_feed import entry, rss
from tests.loopback import says, web
from tests.repositories import git
from tests.scripts.test_imports import LONG
from tests.workflows.host import Host, Run, run_step, run_workflow, serving
from tests.workflows.test_check import Paper

IMPORTS = ROOT / ".github/workflows/imports.yml"


@pytest.fixture
def host() -> Iterator[Host]:
    with serving(Host(prelude="from scripts import fetching; fetching.is_public = lambda a: True; ")) as started:
        yield started


@pytest.fixture
def feeds() -> Iterator[list[bytes]]:
    """What the site's feed says, in its last entry, and the site's address in its first."""
    said: list[bytes] = []
    with web(lambda handler: says(handler, said[-1])) as url:
        said += [url.encode(), rss(entry(LONG, "Day one"), entry(LONG, "Day two `@max` <!-- -->", link="/two"))]
        yield said


@pytest.fixture
def paper(tmp_path: Path, host: Host, feeds: list[bytes]) -> Paper:
    own = Paper(tmp_path, host)
    own.work.group("north", editors=["ann"], feed=f"{feeds[0].decode()}/feed.xml")
    git(own.work.root, "commit", "--all", "--quiet", "--message=A feed")
    git(own.work.root, "push", "--quiet", str(own.origin), "main")
    return own


def run(paper: Paper, folder: str) -> Run:
    (paper.folder / folder).mkdir()
    return run_workflow(IMPORTS, paper.origin, paper.host, paper.folder / folder, {})


def branches(paper: Paper) -> list[str]:
    return git(paper.origin, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()


def test_new_items_are_proposed_once_in_the_groups_name_and_need_its_editor(paper: Paper, host: Host, feeds: list[bytes]) -> None:
    before = paper.main()
    run(paper, "first")

    (proposed,) = host.proposed
    assert proposed["base"] == "main" and proposed["title"] == "2 new pieces from its own site"
    assert "@max" not in proposed["body"].replace("day-two-max.md", "")
    files = git(paper.origin, "diff", "--name-status", f"main...{proposed['head']}").split("\n")
    assert files == ["A\tcontent/groups/north/articles/day-one.md", "A\tcontent/groups/north/articles/day-two-max.md"]
    assert git(paper.origin, "log", "-1", "--format=%an %ae %cn %aI", proposed["head"]) == "north north@invalid north 2026-11-23T00:00:00+00:00"
    assert paper.main() == before

    head = git(paper.origin, "rev-parse", proposed["head"])
    git(paper.origin, "update-ref", "refs/pull/7/head", head)
    host.propose(7, head, "github-actions[bot]")
    paper.run(7)
    assert host.statuses[head]["state"] == "pending" and paper.main() == before
    host.approve(7, "ann")
    paper.run(7)
    assert "content/groups/north/articles/day-one.md" in git(paper.origin, "ls-tree", "-r", "--name-only", "main")

    run(paper, "second")
    assert len(host.proposed) == 1, "what was printed is not new"


def test_what_was_closed_is_not_proposed_again_and_what_is_new_waits_for_what_is_open(paper: Paper, host: Host, feeds: list[bytes]) -> None:
    run(paper, "first")
    name = host.proposed[0]["head"]
    host.pulls[7] = {"number": 7, "head": {"ref": name, "repo": {"full_name": "paper/paper"}}}
    feeds.append(rss(entry(LONG, "Day one"), entry(LONG, "Day two", link="/two"), entry(LONG, "Day three", link="/three")))

    waits = run(paper, "second")
    assert len(host.proposed) == 1 and "a pull request is open" in waits.output

    host.pulls[7]["state"] = "closed"
    run(paper, "third")
    assert [proposed["title"] for proposed in host.proposed[1:]] == ["1 new piece from its own site"]
    assert {"imports", name} < {*branches(paper)}
    assert len(git(paper.origin, "show", "imports:north.txt").split()) == 3


def test_feed_that_fails_costs_no_other_groups(paper: Paper, host: Host, feeds: list[bytes]) -> None:
    paper.work.group("south", editors=["cy"], feed="http://127.0.0.1:9/feed.xml")
    git(paper.work.root, "commit", "--all", "--quiet", "--message=A feed that is not there")
    git(paper.work.root, "push", "--quiet", str(paper.origin), "main")

    told = run(paper, "first")

    assert "south: http://127.0.0.1:9/feed.xml cannot be read" in told.output and len(host.proposed) == 1


SPOILT: tuple[dict[str, object], ...] = (
    {"group": "../../x"},
    {"group": "nobody"},
    {"pieces": {"../../../joint/topics.yml": "x"}},
    {"pieces": {"strike.md": "overwritten"}},
    {"pieces": {".github/workflows/check.yml": "x"}},
    {"keys": ["--delete"]},
    {"title": "@everyone"},
)


def test_second_job_believes_nothing_but_the_shape(paper: Paper, host: Host) -> None:
    """Were the first job taken over by a feed, this is all it could hand on."""
    run(paper, "first")
    left = json.loads((paper.folder / "first/kept/gathered/north" / WORDS).read_text(encoding="utf-8"))
    host.proposed.clear()
    before = {name: git(paper.origin, "rev-parse", name) for name in branches(paper)}
    machine = paper.folder / "first/machine-propose"
    step = {"run": ".venv/bin/paper imports propose gathered --branch main || true", "env": {"PAPER_TOKEN": "${{ github.token }}"}}

    for change in SPOILT:
        shutil.rmtree(machine / "gathered")
        (machine / "gathered/x").mkdir(parents=True)
        (machine / "gathered/x" / WORDS).write_text(json.dumps(left | change), encoding="utf-8")
        told = Run()
        run_step(step, machine, paper.origin, host, told, {})

        assert "is none of ours" in told.output or "was changed meanwhile" in told.output, (change, told.output)
        assert host.proposed == [] and {name: git(paper.origin, "rev-parse", name) for name in branches(paper)} == before
