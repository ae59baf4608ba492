"""Work comes to the same whoever does it: processes of this machine, one process, workers of a cluster."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.newsroom.problems import NewspaperError
from plugins.press.crew import Crew
from tests.factories import ROOT, Content, build, content
from tests.press.files import differences, files


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers: processes of their own, in a folder without any content."""
    folder = tmp_path_factory.mktemp("cluster")
    where = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    common = ["--scheduler-file", str(where), "--no-dashboard", "--host", "127.0.0.1"]

    def start(*words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], *common]
        return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    started = [start("scheduler", "--port", "0")]
    try:
        for _ in range(600):
            if where.exists():
                break
            time.sleep(0.1)
        started += [start("worker", "--no-nanny", "--nthreads", "1", "--local-directory", str(folder / name)) for name in ("one", "two")]
        yield json.loads(where.read_text(encoding="utf-8"))["address"]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def paper(folder: Path) -> Content:
    own = content(folder).group("north").group("south")
    own.photo("north", "picket.png", alt="A picket", credit="A", rights="own").article("north", "picture", image={"file": "picket.png"})
    for number in range(6):
        own.article("north", f"piece-{number}", f"The *{number}* day.", date=f"2026-11-0{number + 1}")
    return own


def test_tree_is_the_same_when_a_cluster_does_the_work(tmp_path: Path, cluster: str) -> None:
    trees = {}
    for name, where in (("here", "here"), ("cluster", cluster)):
        trees[name] = build(paper(tmp_path / name), "-e", f'NEWSPAPER_STORE="{tmp_path / name}-store"', f'NEWSPAPER_WORKERS="{where}"')

    assert len(files(trees["here"])) > 50
    assert differences(trees["here"], trees["cluster"]) == []
    assert {"run", "set_pages"} <= tasks_done(cluster)


def tasks_done(cluster: str) -> set[str]:
    """The names of the functions that the workers were asked for."""
    from distributed import Client

    def names(dask_scheduler: Any) -> list[str]:
        return list(dask_scheduler.task_prefixes)

    with Client(cluster, set_as_default=False) as client:
        return set(client.run_on_scheduler(names))


def test_workers_with_other_code_are_not_given_work(cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.press import crew

    monkeypatch.setattr(crew, "LIBRARIES", (*crew.LIBRARIES, "pip"))
    crew.code.cache_clear()

    with Crew(cluster) as hands, pytest.raises(NewspaperError, match="other code or libraries than here; install this commit there"):
        list(hands.each(len, [("a",)]))
    crew.code.cache_clear()


def test_scheduler_that_is_not_there_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.press import crew

    monkeypatch.setattr(crew, "SECONDS_TO_ANSWER", 0.5)

    with Crew("tcp://127.0.0.1:9") as hands, pytest.raises(NewspaperError, match=r"no scheduler with workers answers at tcp://127\.0\.0\.1:9"):
        list(hands.each(len, [("a",)]))


def test_misspelt_place_of_work_is_told_plainly() -> None:
    with pytest.raises(NewspaperError, match="must be 'processes', 'here' or a scheduler"):
        Crew("procesess")


@pytest.mark.parametrize("where", ["here", "processes"])
@pytest.mark.parametrize("isolated", [True, False])
def test_results_come_in_the_order_of_the_tasks(where: str, isolated: bool) -> None:
    with Crew(where) as crew:
        assert list(crew.each(divmod, ((number, 7) for number in range(50)), isolated)) == [divmod(number, 7) for number in range(50)]


def test_error_in_a_task_is_told_and_the_crew_goes_on() -> None:
    with Crew("processes") as crew:
        with pytest.raises(ZeroDivisionError):
            list(crew.each(divmod, ((1, number) for number in range(5, -1, -1))))

        assert list(crew.each(divmod, [(9, 2)])) == [(4, 1)]
