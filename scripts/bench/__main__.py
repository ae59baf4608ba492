"""How fast, in ratios: `make bench`, or python -m scripts.bench --n 1000,10000 --peers hugo,pelican --runs 5.

Every round runs everything once, so that a busy machine is as busy for all; ratios are to Hugo's full build of the same round.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from scripts.bench import gate, measure, phone, search
from scripts.bench.measure import Cost
from scripts.bench.ours import Ours
from scripts.bench.peers import Eleventy, Hugo, Pelican
from scripts.bench.sites import TAKE, Site

PEERS: dict[str, type[Site]] = {"hugo": Hugo, "eleventy": Eleventy, "pelican": Pelican}
Deed = Callable[[Site, int], object]
DEEDS: dict[str, Deed] = {
    "cold": lambda site, take: site.cold(take),
    "no-op": lambda site, take: site.nothing(take),
    "one body edited": lambda site, take: site.body(take),
    "one title edited": lambda site, take: site.title(take),
    "new piece": lambda site, take: site.new(take),
    "deletion": lambda site, take: site.gone(take),
    "template edited": lambda site, take: site.look(take),
}
"""What is done before a build is timed; after each, the next build starts from there."""

WATCH, MEMORY = "watch: edit to page", "peak memory, cold"
BUILT = Path("output")
"""What `make html` made."""

PAUSE_SECONDS = 5
"""Between two edits, so that a server has come to rest."""

FEWEST_EDITS = 4
"""Of a server, beside the first, which may meet it at work still."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--n", default="1000", help="how many pieces; several, with commas, show growth")
    parser.add_argument("--runs", type=int, default=3, help="rounds; medians are printed")
    parser.add_argument("--peers", default="hugo", help="hugo, eleventy, pelican, or none of them")
    parser.add_argument("--deeds", default=",".join(DEEDS), help="which rows")
    parser.add_argument("--watch", action="store_true", help="measure the servers too")
    parser.add_argument("--search", action="store_true", help="measure the search alone: its indexes, and what a browser is sent (needs make html first)")
    parser.add_argument("--gate", action="store_true", help="measure what the gate costs: its share of a cold build, and after one edit (needs hugo)")
    parser.add_argument("--phone", action="store_true", help="measure how soon pages can be read on a slow phone (needs make html first)")
    parser.add_argument("--folder", type=Path, default=_default_folder())
    asked = parser.parse_args()
    counts = [int(number) for number in asked.n.split(",")]
    if asked.phone:
        print(phone.table(BUILT))
    if asked.search:
        for count in counts:
            print(search.report(count, BUILT), flush=True)
    if asked.gate:
        for count in counts:
            print(gate.report(asked.folder, count, asked.runs), flush=True)
    if asked.phone or asked.search or asked.gate:
        return
    deeds = [name for name in DEEDS if name in asked.deeds.split(",")]
    peers = [name for name in asked.peers.split(",") if name in PEERS]
    if "eleventy" in peers and not shutil.which("npm"):
        sys.exit("Eleventy needs npm; leave it out with --peers hugo,pelican")
    grown: dict[int, float] = {}
    for count in counts:
        sites: list[Site] = [*(PEERS[name](asked.folder / str(count) / name, count) for name in peers), Ours(asked.folder / str(count) / "ours", count)]
        found = _rounds(sites, deeds, asked.runs)
        if asked.watch:
            found[WATCH] = {site.name: _watched(site, asked.runs) for site in sites if site.serving(0)}
        print(_table(sites, found, count, asked.runs), flush=True)
        cold = found.get("cold", {}).get(Ours.name)
        if cold:
            grown[count] = median(cost.processor for cost in cold) / count
    if len(grown) > 1:
        first = grown[counts[0]]
        print("\nProcessor time per piece, cold: " + ", ".join(f"{count:,} pieces ×{each / first:.2f}" for count, each in grown.items()))


def _default_folder() -> Path:
    """In memory where there is such a place, so that no disk is measured."""
    memory = Path("/dev/shm")
    return memory / "joint-press-bench" if memory.is_dir() else Path(".press/bench").absolute()


def _rounds(sites: list[Site], deeds: list[str], runs: int) -> dict[str, dict[str, list[Cost]]]:
    found: dict[str, dict[str, list[Cost]]] = {name: {site.name: [] for site in sites} for name in deeds}
    for site in sites:
        _tell(f"writing the corpus for {site.name}")
        site.prepare()
        _tell(f"warming {site.name}")
        measure.cost(site.command(), site.folder)
    found[MEMORY] = {}
    for take in range(1, runs + 1):
        for name in deeds:
            for site in sites:
                DEEDS[name](site, take)
                cost = measure.cost(site.command(), site.folder)
                _tell(f"round {take}, {name}, {site.name}: {cost.seconds:.2f} s, processor {cost.processor:.2f} s")
                found[name][site.name].append(cost)
    for site in sites:
        site.cold(0)
        found[MEMORY][site.name] = [measure.cost(site.command(), site.folder, watch_memory=True)]
    return found


def _watched(site: Site, runs: int) -> list[Cost]:
    """From the edit of a body until its page is served with it."""
    port = measure.free_port()
    command = site.serving(port)
    assert command
    took = []
    page = f"http://localhost:{port}{site.page(site.body(0))}"
    with measure.served(command, site.folder, page):
        for take in range(101, 101 + max(runs, FEWEST_EDITS) + 1):
            time.sleep(PAUSE_SECONDS)
            site.body(take)
            took.append(measure.until(lambda take=take: f"{TAKE}{take}" in measure.fetch(page), 60))  # type: ignore[misc]
            _tell(f"watch, {site.name}: {took[-1]:.2f} s")
    return [Cost(seconds, 0, 0) for seconds in took[1:]]


def _table(sites: list[Site], found: dict[str, dict[str, list[Cost]]], count: int, runs: int) -> str:
    """Markdown: ratios to Hugo's full build where Hugo is among the sites, else seconds; memory as a ratio to Hugo's, else in MB."""
    full = [cost.seconds for cost in found.get("cold", {}).get("hugo", [])]
    versions = ", ".join(site.version() for site in sites)
    unit = "ratios to Hugo's full build of the same round" if full else "seconds"
    lines = [f"\n{count:,} pieces, {os.cpu_count()} cores, {runs} rounds, medians, {date.today()}; {versions}; {unit}\n"]
    lines += ["| | " + " | ".join(site.name for site in sites) + " |", "|---" * (len(sites) + 1) + "|"]
    for name, costs in found.items():
        cells = [_cell(name, costs.get(site.name, []), full, costs) for site in sites]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(name: str, costs: list[Cost], full: list[float], others: dict[str, list[Cost]]) -> str:
    if not costs:
        return "–"
    if name == MEMORY:
        held = median(cost.memory for cost in costs)
        return f"{held / others['hugo'][0].memory:.2f} ({held / 1e6:.0f} MB)" if full else f"{held / 1e6:.0f} MB"
    base = [cost.seconds for cost in others["hugo"]] if name == WATCH and "hugo" in others else full
    seconds = f"{median(cost.seconds for cost in costs):.2f} s"
    ratio = median(cost.seconds / base[min(number, len(base) - 1)] for number, cost in enumerate(costs)) if base else 0
    return f"{ratio:.3f} ({seconds})" if base else seconds


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
