"""How soon a piece can be read on a slow phone: 400 ms from question to answer, 400 kbit/s, a processor six times slower than this one.

What a clock says of it depends on what else the machine does meanwhile. So it is counted too: the round trips and the bytes before
the first words, as the line carries them, and the processor's own time for them, which others who wait for it do not make longer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from plugins.newsroom.value import Value
from scripts.bench.browsing import browser
from scripts.bench.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

LATENCY_MS, BYTES_A_SECOND, SLOWER = 400, 400_000 // 8, 6
PAGES = ("/", "/harbour/dock-four/", "/harbour/a-long-night/", "/ar/nile-circle/lamp-ar/", "/about/", "/search/")
RUNS = 3

SEEN = """() => new Promise(done => new PerformanceObserver(() => {
  const drawn = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const awaited = performance.getEntriesByType('resource').filter(each => each.renderBlockingStatus === 'blocking' && each.responseEnd <= drawn);
  const waves = [];  // what was asked for at about the same time, before any of it was there
  for (const { startTime, responseEnd } of awaited.sort((a, b) => a.startTime - b.startTime)) {
    if (!waves.length || startTime >= waves.at(-1)) waves.push(responseEnd);
    else waves[waves.length - 1] = Math.min(waves.at(-1), responseEnd);
  }
  const all = [...performance.getEntriesByType('navigation'), ...awaited];
  done([drawn, 1 + waves.length, all.length, all.reduce((sum, each) => sum + each.transferSize, 0)]);
}).observe({type: 'paint', buffered: true}))"""


class Seen(Value):
    """Of one page: the seconds until its words were drawn, by the clock, and what they waited for in how many round trips."""

    address: str
    seconds: float
    trips: int
    requests: int
    bytes: int

    def counted(self, worked: float) -> float:
        """The same seconds as they are where the machine does nothing else, when the processor worked for so many of its own."""
        return self.trips * LATENCY_MS / 1000 + self.bytes / BYTES_A_SECOND + worked * SLOWER


def seen(started: Browser, server: str, address: str, runs: int = RUNS) -> Seen:
    """A page as a slow phone gets it, with an empty cache; of its runs the middle one."""
    takes = []
    for _ in range(runs):
        context = _phone(started)
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        line = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", line)
        page.goto(server + address, wait_until="commit")
        milliseconds, trips, requests, size = page.evaluate(SEEN)
        takes.append(Seen(address, milliseconds / 1000, trips, requests, size))
        context.close()
    return sorted(takes, key=lambda take: take.seconds)[len(takes) // 2]


def worked(started: Browser, server: str, address: str, runs: int = RUNS) -> float:
    """The seconds of this processor's own time that a page's thread takes until its words are drawn; of its runs the middle one."""
    takes: list[float] = []
    for _ in range(runs):
        context = _phone(started)
        page = context.new_page()
        started.start_tracing(page=page, categories=["toplevel", "loading", "disabled-by-default-devtools.timeline"])
        page.goto(server + address, wait_until="networkidle")
        events = json.loads(started.stop_tracing())["traceEvents"]
        drawn = max((event for event in events if event["name"] == "firstContentfulPaint"), key=lambda event: event["ts"])
        own = [event for event in events if (event["pid"], event["tid"]) == (drawn["pid"], drawn["tid"]) and event["ts"] <= drawn["ts"]]
        takes.append(sum(event.get("tdur", 0) for event in own if event["name"] == "RunTask") / 1_000_000)
        context.close()
    return median(takes)


def _phone(started: Browser) -> BrowserContext:
    return started.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True)


def table(tree: Path, pages: Sequence[str] = PAGES, runs: int = RUNS) -> str:
    """What was found, as Markdown."""
    there = [address for address in pages if (tree / address.lstrip("/") / "index.html").is_file()]
    with serving(tree.resolve()) as server, browser() as started:
        found = [(seen(started, server.address, address, runs), worked(started, server.address, address, runs)) for address in there]
    lines = [
        f"\n{LATENCY_MS} ms, {BYTES_A_SECOND * 8 // 1000} kbit/s, processor ÷ {SLOWER}; medians of {runs}\n",
        "| page | first words, by the clock | counted | round trips | requests | bytes | processor |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {each.address} | {each.seconds:.2f} s | {each.counted(own):.2f} s | {each.trips} | {each.requests} | {each.bytes:,} | {own * SLOWER:.2f} s |"
        for each, own in found
    ]
    clock, counted = (median(values) for values in zip(*((each.seconds, each.counted(own)) for each, own in found), strict=True))
    return "\n".join([*lines, f"\nin the middle: {clock:.2f} s by the clock, {counted:.2f} s counted"])
