"""Hostile texts in every place, looked at in a browser whose Content-Security-Policy is switched off: the sanitiser alone must do."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Page

from tests.factories import SETTINGS, Content, content, run_pelican
from tests.hostile.payloads import FAMILIES, payloads
from tests.hostile.places import lay
from tests.sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile")]

HARMLESS = size(30, 80)
"""Payloads of the paper that is like the hostile one and is not: enough groups to ask, and enough done to fill a list."""

WATCH = """
for (const name of ["hit", "alert", "confirm", "prompt", "print"]) window[name] = () => { reportHit(name + " " + location.href); return () => {} };
"""

LOOK = r"""
(container) => {
  const faults = new Set(), paths = new Set();
  const own = location.origin;
  const allowed = new Set(`a abbr aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i
    img ins kbd li mark ol p picture pre q s samp small source span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr`.split(/\s+/));
  const leads = new Set(["http:", "https:", "mailto:"]);
  for (const e of document.querySelectorAll("*")) {
    const name = e.localName, prose = e.closest(container);
    for (const a of e.attributes) {
      const n = a.name.toLowerCase();
      if (n.startsWith("on") || n.startsWith("form") || ["style", "srcdoc", "ping", "background", "name", "autofocus", "popover", "is", "slot"].includes(n))
        if (!(n === "name" && (name === "meta" || (e.type === "radio" && e.matches("footer .choices input"))))) faults.add(`${name} has ${n}`);
      if (["src", "href", "srcset", "poster", "data", "action", "cite", "longdesc", "xlink:href"].includes(n)) {
        const link = name === "a" || (name === "link" && /^(canonical|alternate)$/.test(e.rel));
        for (const part of n === "srcset" ? a.value.split(", ").map(p => p.split(" ")[0]) : [a.value]) {
          let url; try { url = new URL(part, location.href) } catch { faults.add(`${name} has the address ${part}`); continue }
          if (link ? !leads.has(url.protocol) : url.origin !== own && name !== "meta") faults.add(`${name} ${n} leads to ${url}`);
        }
      }
    }
    if (prose && prose !== e) {
      if (!allowed.has(name) || e.namespaceURI !== "http://www.w3.org/1999/xhtml") faults.add(`${name} stands in a text`);
    } else {
      const path = [];
      for (let at = e; at; at = at.parentElement) path.unshift(at.localName);
      paths.add(path.join(">"));
    }
    const ours = name === "script" && e.src.startsWith(`${own}/assets/`) && !e.textContent && !prose;
    if (name === "script" && !ours && (e.type !== "application/ld+json" || !JSON.parse(e.textContent))) faults.add("a script");
    if (name === "meta" && e.httpEquiv && !["Content-Security-Policy", "refresh"].includes(e.httpEquiv)) faults.add(`meta ${e.httpEquiv}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.add(`the id ${id} twice`);
  if (container !== ".item") {
    if (document.querySelectorAll("main").length !== 1 || document.querySelectorAll("h1").length !== 1) faults.add("not one main and one h1");
    if (document.getElementById("main") && document.getElementById("main").localName !== "main") faults.add("main is clobbered");
  }
  for (const name of ["getElementById", "querySelector", "createElement"]) if (typeof document[name] !== "function") faults.add(`${name} is clobbered`);
  if (!(document.body instanceof HTMLBodyElement) || !(document.head instanceof HTMLHeadElement)) faults.add("body or head is clobbered");
  return {faults: [...faults], paths: [...paths]};
}
"""


@dataclass
class Watched:
    """What happened in the browser."""

    hits: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[BrowserContext, Watched]]:
    """A browser without policy that notes every script that runs and every request to another host."""
    seen = Watched()
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(600_000)  # a machine that is busy is no fault of the page
    context.expose_binding("reportHit", lambda source, what: seen.hits.append(str(what)))
    context.add_init_script(WATCH)
    context.on(
        "request",
        lambda request: None if request.url.startswith(("http://127.0.0.1:", f"{SETTINGS.url}/", "data:", "about:")) else seen.elsewhere.append(request.url),
    )
    yield context, seen
    context.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def site(own: Content) -> Path:
    """The built site of a paper."""
    result = run_pelican(own)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]
    return own.output.resolve()


def one_letter_alone(own: Content) -> Content:
    """A group of which nothing but a letter is printed, so that it leads: elsewhere that comes of all its other pieces being refused."""
    return own.group("one-letter").people("one-letter", bo="Bo").letter("one-letter", "alone", authors=["bo"])


def sweep(page: Page, output: Path, seen: Watched) -> int:
    """Look at every page of a site."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    paths = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html") if path.name != "404.html")
    for path in paths:
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/{path}")
        told = page.evaluate(LOOK, ".prose")
        seen.faults += [f"{path}: {fault}" for fault in told["faults"]]
        for way in told["paths"]:
            seen.paths.setdefault(way, path)
    server.shutdown()
    server.server_close()
    return len(paths)


@pytest.mark.soak
def test_hostile_texts_run_nothing_load_nothing_and_stay_in_their_article(
    watched: tuple[BrowserContext, Watched], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    context, seen = watched
    page = context.new_page()
    count = size(len(FAMILIES), 1500)
    harmless = Watched()
    twin = lay(content(tmp_path / "twin"), [("", f"Plain words number {number // 2}, and **some** of them bold.") for number in range(HARMLESS)])
    sweep(page, site(one_letter_alone(twin)), harmless)

    output = site(lay(content(tmp_path / "hostile"), payloads(count)))
    pages = sweep(page, output, seen)
    items = read_in_a_feed_reader(page, output, seen)

    record_property("looked at", f"{pages} pages, {items} items of feeds")
    published = len(list(output.glob("group-*/*/index.html")))
    escaped = {way: path for way, path in seen.paths.items() if way not in harmless.paths}
    assert not (seen.hits or seen.elsewhere or seen.faults or escaped), "\n".join([*seen.hits, *seen.elsewhere, *seen.faults, *map(str, escaped.items())][:60])
    assert published > 2 * count, "a test that sees nothing of the texts proves nothing"
    shutil.rmtree(tmp_path / "hostile")


def read_in_a_feed_reader(page: Page, output: Path, seen: Watched) -> int:
    """Set what feeds carry as HTML into an empty page, as the simplest of readers does."""
    items = sorted({html for file in sorted((output / "feeds/groups").iterdir()) for html in carried(file)})
    for at in range(0, len(items), 20):
        batch = items[at : at + 20]
        page.set_content("<!doctype html><html><body>" + "".join(f'<div class="item">{html}</div>' for html in batch) + "</body></html>")
        told = page.evaluate(LOOK.replace("location.origin", f"'{SETTINGS.url}'"), ".item")
        seen.faults += [f"item {at}: {fault}" for fault in told["faults"] if "twice" not in fault and "'http" not in fault]
        outside = page.evaluate("[...document.body.children].filter(e => e.className !== 'item').length")
        if outside or page.locator(".item").count() != len(batch):
            seen.faults.append(f"item {at} leaves its place: {batch}")
    return len(items)


def carried(file: Path) -> Iterator[str]:
    """What a feed's readers take for HTML: all of RSS, the content of Atom and JSON."""
    if file.suffix == ".json":
        yield from (item["content_html"] for item in json.loads(file.read_text(encoding="utf-8"))["items"])
        return
    wanted = {"title", "description", "{http://purl.org/rss/1.0/modules/content/}encoded", "{http://www.w3.org/2005/Atom}content"}
    for element in etree.fromstring(file.read_bytes()).iter():
        if element.tag in wanted and element.text:
            yield element.text
