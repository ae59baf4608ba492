"""What the gate costs: its share of a cold build, and what it adds after one edit, beside Hugo's full build.

The gate is what a paper would not need whose authors all trusted one another: the look at files and characters, the sanitiser,
the rules, the look-alikes, and the check of the finished tree. Markdown, fields and pages would be there without it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from plugins.images.darkroom import inspection
from plugins.intake import bounded, gate, lookalikes, manuscripts, markdown, sanitiser
from plugins.intake.reading import read_paper
from plugins.newsroom import rules
from plugins.newsroom.pages import Job
from plugins.newsroom.value import replace
from scripts import desk
from scripts.bench import measure
from scripts.bench.ours import Ours
from scripts.bench.peers import Hugo
from scripts.bench.sites import Command

OF_THE_GATE: tuple[tuple[Any, str], ...] = (
    (gate, "walk"),
    (gate, "decode"),
    (bounded, "heap"),
    (sanitiser, "clean"),
    (markdown, "unclosed"),
    (manuscripts, "_spelt"),
    (rules, "findings"),
    (rules.debates, "among"),
    (lookalikes, "stand_ins"),
    *((lookalikes.Names, name) for name in ("groups", "people", "pieces", "terms")),
)
_CHECKING = re.compile(r"checking: [\d.]+ s, of which ([\d.]+) s")


def report(folder: Path, count: int, runs: int) -> str:
    """One line for the table: shares of a cold build and of Hugo's full build."""
    ours, hugo = Ours(folder / str(count) / "ours", count), Hugo(folder / str(count) / "hugo", count)
    for site in (ours, hugo):
        site.prepare()
        measure.cost(site.command(), site.folder)
    cold, checking, edited, full = [], [], [], []
    for take in range(1, runs + 1):
        hugo.cold(take)
        full.append(measure.cost(hugo.command(), hugo.folder).seconds)
        ours.cold(take)
        cost, seconds = _told(ours)
        cold.append(cost)
        checking.append(seconds)
        ours.body(take)
        edited.append(_told(ours)[1])
    reading = _of_reading(ours.folder)
    share, after = (reading + median(checking)) / median(cold), reading / count + median(edited)
    return (
        f"\nThe gate, {count:,} pieces: {share:.1%} of a cold build ({reading:.2f} s of reading and {median(checking):.2f} s of checking "
        f"in {median(cold):.2f} s of processor time); after one edited body {after * 1000:.0f} ms, {after / median(full):.3f} of Hugo's full build"
    )


def _told(site: Ours) -> tuple[float, float]:
    """Processor seconds of a build, and of its look at the finished tree, as it says itself."""
    command = site.command()
    words = tuple("-v" if word == "--quiet" else word for word in command.words)
    cost = measure.cost(Command(words, command.environment), site.folder)
    found = _CHECKING.search((site.folder / "bench.log").read_text(encoding="utf-8"))
    return cost.processor, float(found[1]) if found else 0.0


def _of_reading(folder: Path) -> float:
    """Processor seconds that the gate takes of reading a paper's content once."""
    settings = replace(desk.settings(folder / "pelicanconf.py"), preview=True)
    with _counted() as spent:
        read_paper(folder / "content", settings, date(2026, 12, 31), inspection, _here)
    return sum(spent)


def _here(jobs: Iterable[Job]) -> Iterable[tuple[Job, tuple[bytes, ...]]]:
    """Does jobs in this process: what is limited too, so that it can be seen what it does."""
    for job in jobs:
        data = Path(job.source).read_bytes() if job.source else b""
        arguments: Any = job.called_with(data)
        if job.function is bounded.read and not bounded.heap(data):
            yield job, (manuscripts.packed(*arguments),)
        elif job.function is lookalikes.apart:
            yield job, (lookalikes.stand_ins(*arguments),)
        else:
            yield job, job.run(data)


@contextmanager
def _counted() -> Iterator[list[float]]:
    """Count the processor time of the gate's functions; one that another of them calls is counted once."""
    spent: list[float] = []
    depth = [0]
    before = [(place, name, getattr(place, name)) for place, name in OF_THE_GATE]

    def counting(function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            depth[0] += 1
            began = time.process_time()
            try:
                found = function(*arguments, **named)
                return [*found] if isinstance(found, Iterator) else found
            finally:
                depth[0] -= 1
                if not depth[0]:
                    spent.append(time.process_time() - began)

        return counted

    try:
        for place, name, function in before:
            setattr(place, name, counting(function))
        yield spent
    finally:
        for place, name, function in before:
            setattr(place, name, function)
