"""Work that can run apart: jobs on all cores, their results kept in the store."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from plugins.newsroom.pages import Job
from plugins.press.store import Store

Done = tuple[Job, tuple[bytes, ...]]

FEW = 4
"""Fewer jobs than this are done here: starting processes would take longer."""

BATCH = 64
"""How many results are kept at once."""


class Pool:
    """Does jobs once, and remembers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def results(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Every job with its result; those that the store has come first."""
        missing = []
        for job in jobs:
            kept = self._store.get(job)
            if kept is None:
                missing.append(job)
            else:
                yield job, kept
        for isolated in (True, False):
            done = _done([job for job in missing if job.isolated is isolated], isolated)
            while batch := list(islice(done, BATCH)):
                self._store.put(batch)
                yield from batch


def _done(jobs: list[Job], isolated: bool) -> Iterator[Done]:
    if len(jobs) < FEW:
        yield from ((job, _run(job)) for job in jobs)
        return
    with _executor(isolated) as executor:
        yield from zip(jobs, executor.map(_run, jobs), strict=True)


def _executor(isolated: bool) -> Executor:
    """Threads for work that has a process of its own, else processes: spawned, never forked, for Pelican runs a thread."""
    cores = os.cpu_count() or 1
    return ThreadPoolExecutor(cores) if isolated else ProcessPoolExecutor(cores, mp_context=get_context("spawn"))


def _run(job: Job) -> tuple[bytes, ...]:
    return job.run(Path(job.source).read_bytes() if job.source else b"")
