"""Work that can run apart: jobs in processes of their own, their results kept in the store."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from plugins.newsroom.pages import Job
from plugins.press.store import Store


def results(jobs: Iterable[Job], store: Store) -> Iterator[tuple[Job, tuple[bytes, ...]]]:
    """Every job with its result, from the store where it is there; the rest on all cores.

    Processes are spawned, never forked: Pelican runs a thread.
    """
    missing = []
    for job in jobs:
        kept = store.get(job)
        if kept is None:
            missing.append(job)
        else:
            yield job, kept
    if len(missing) < 4:
        for job in missing:
            yield job, _done(job, job.run(), store)
        return
    with ProcessPoolExecutor(max_workers=os.cpu_count() or 1, mp_context=get_context("spawn")) as executor:
        futures = {executor.submit(_run, job): job for job in missing}
        for future in as_completed(futures):
            yield futures[future], _done(futures[future], future.result(), store)


def _run(job: Job) -> tuple[bytes, ...]:
    return job.run()


def _done(job: Job, parts: tuple[bytes, ...], store: Store) -> tuple[bytes, ...]:
    store.put(job, parts)
    return parts
