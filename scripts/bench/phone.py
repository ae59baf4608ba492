"""How soon a piece can be read on a slow phone: 400 ms from question to answer, 400 kbit/s, a processor six times slower than this one.

The seconds are this machine's; the bytes and the round trips before the first words are the paper's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from scripts.bench.browsing import browser
from scripts.bench.serving import serving

LATENCY_MS, BYTES_A_SECOND, SLOWER = 400, 400_000 // 8, 6
PAGES = ("/", "/harbour/dock-four/", "/harbour/a-long-night/", "/ar/nile-circle/lamp-ar/", "/about/", "/search/")
RUNS = 3

SEEN = """() => new Promise(done => new PerformanceObserver(() => {
  const drawn = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const before = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(each => each.responseEnd <= drawn);
  done([drawn, before.length, before.reduce((sum, each) => sum + each.transferSize, 0)]);
}).observe({type: 'paint', buffered: true}))"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one page: the seconds until its words were drawn, and what had been fetched by then."""

    address: str
    seconds: float
    requests: int
    bytes: int


def seen(tree: Path, pages: Sequence[str], runs: int = RUNS) -> list[Seen]:
    """Pages as a slow phone gets them, each with an empty cache; of its runs the middle one."""
    found = []
    with serving(tree) as server, browser() as started:
        for address in pages:
            takes = []
            for _ in range(runs):
                context = started.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True)
                page = context.new_page()
                devtools = context.new_cdp_session(page)
                devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                line = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
                devtools.send("Network.enable")
                devtools.send("Network.emulateNetworkConditions", line)
                page.goto(server.address + address, wait_until="commit")
                milliseconds, requests, size = page.evaluate(SEEN)
                takes.append(Seen(address, milliseconds / 1000, requests, size))
                context.close()
            found.append(sorted(takes, key=lambda take: take.seconds)[len(takes) // 2])
    return found


def table(tree: Path, pages: Sequence[str] = PAGES, runs: int = RUNS) -> str:
    """What was found, as Markdown."""
    there = [address for address in pages if (tree / address.lstrip("/") / "index.html").is_file()]
    found = seen(tree.resolve(), there, runs)
    lines = [
        f"\n{LATENCY_MS} ms, {BYTES_A_SECOND * 8 // 1000} kbit/s, processor ÷ {SLOWER}; medians of {runs}\n",
        "| page | first words | requests before | bytes before |",
        "|---|---|---|---|",
    ]
    lines += [f"| {each.address} | {each.seconds:.2f} s | {each.requests} | {each.bytes:,} |" for each in found]
    return "\n".join([*lines, f"\nin the middle: {median(each.seconds for each in found):.2f} s"])
