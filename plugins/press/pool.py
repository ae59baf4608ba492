"""Work that can run apart: jobs done by the crew, their results kept in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from plugins.newsroom.pages import Job
from plugins.press.crew import AHEAD, HERE, Crew
from plugins.press.store import Store

Parts = tuple[bytes, ...]
Done = tuple[Job, Parts]

FEW = 4
"""Fewer jobs than this are done here: starting processes would take longer."""

FEW_LIGHT = 100
"""The same for jobs that take some milliseconds only."""

BATCH = 64
"""How many results are kept at once."""

SHEAF = 16
"""How many small jobs go to a worker together; of light ones one: their results are not kept, and can be large."""


class Pool:
    """Does jobs once, and remembers."""

    def __init__(self, store: Store, crew: Crew) -> None:
        self._store = store
        self.crew = crew

    def results(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Every job with its result; those that the store has come first."""
        missing = []
        for job in jobs:
            kept = None if job.is_light else self._store.get(job)
            if kept is None:
                missing.append(job)
            else:
                yield job, kept
        for isolated in (True, False):
            done = self._done([job for job in missing if job.isolated is isolated and not job.is_light], FEW, SHEAF if isolated else 1)
            while batch := list(islice(done, BATCH)):
                self._store.put(batch)
                yield from batch
        yield from self._done([job for job in missing if job.is_light], FEW_LIGHT, 1)

    def _done(self, jobs: list[Job], few: int, size: int) -> Iterator[Done]:
        if not jobs:
            return
        crew = Crew(HERE) if len(jobs) < few and not self.crew.is_elsewhere else self.crew
        isolated = jobs[0].isolated
        size = max(1, min(size, len(jobs) // (crew.hands * AHEAD)))
        sheaves = [jobs[at : at + size] for at in range(0, len(jobs), size)]
        for sheaf, results in zip(sheaves, crew.each(_run, ((tuple(map(_task, sheaf)),) for sheaf in sheaves), isolated), strict=True):
            yield from zip(sheaf, results, strict=True)


def _task(job: Job) -> tuple[Callable[..., Parts], tuple[object, ...]]:
    """The job with the bytes it needs in place of their path: whoever does it needs none of our files."""
    return job.function, job.called_with(Path(job.source).read_bytes() if job.source else b"")


def _run(tasks: tuple[tuple[Callable[..., Parts], tuple[object, ...]], ...]) -> tuple[Parts, ...]:
    return tuple(function(*arguments) for function, arguments in tasks)
