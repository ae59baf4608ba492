"""What a phone waits for: the bytes of a first view, what must come before the first words, and that nothing moves once it stands."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from plugins.press.weight import TEXT, VIEW
from tests.loopback import says, web
from tests.site.kinds import every_page, one_of_each_kind
from tests.site.serving import Server, serving
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

WHOLE_TEXT = 60_000
"""Bytes of a piece's page with its style, its script and its type."""

EVERY_DAY = 6
"""Of so many kinds of pages one is looked at every day."""

IN_VIEW = """[...document.images].filter(image => image.currentSrc && image.width && image.getBoundingClientRect().top < innerHeight)
  .map(image => new URL(image.currentSrc).pathname)"""
WATCH = """
window.moved = [];
new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput)
  moved.push(shift.value + ' ' + shift.sources.map(each => each.node && (each.node.className || each.node.nodeName)).join(', ')); })
  .observe({type: 'layout-shift', buffered: true});
"""
FIRST_WORDS = """new Promise(said => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(words =>
  said([words.startTime, performance.getEntriesByType('navigation')[0].responseEnd]))).observe({type: 'paint', buffered: true}))"""
SCROLL = """async () => { for (let at = 0; at < Math.min(document.body.scrollHeight, 9000); at += 400) {
  scrollTo(0, at); await new Promise(done => setTimeout(done, 30)); } }"""


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[Server]:
    with serving(built_site) as served:
        yield served


def opened(browser: Browser, server: Server, path: str) -> Page:
    """A page as a usual phone gets it, of two pixels to the point, with nothing kept from before."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True).new_page()
    server.sent.clear()
    page.goto(server.address + path)
    page.wait_for_load_state("networkidle")
    return page


def in_two(tree: Path, begun: str, rest: str, halt: float) -> AbstractContextManager[str]:
    """A server of a tree of which one page comes in two parts, with seconds between them."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/debates/":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html; charset=utf-8")
            handler.end_headers()
            handler.wfile.write(begun.encode())
            time.sleep(halt)
            handler.wfile.write(rest.encode())
        else:
            file = tree / handler.path.lstrip("/")
            says(handler, file.read_bytes(), Content_Type=guess_type(file.name)[0] or "application/octet-stream")

    return web(answer)


@pytest.mark.parametrize("path", ["/", "/es/", "/ar/", "/groups/harbour/", "/harbour/dock-four/"])
def test_a_first_view_with_its_pictures_is_light(browser: Browser, server: Server, path: str) -> None:
    page = opened(browser, server, path)
    shown = page.evaluate(IN_VIEW)
    page.context.close()

    texts = sum(size for sent, size in server.sent if sent == path or sent.endswith((".css", ".js")))
    pictures = sum(size for sent, size in {*server.sent} if sent in shown)
    assert shown or path == "/ar/"
    assert texts + pictures < VIEW


@pytest.mark.parametrize("path", ["/harbour/a-long-night/", "/ar/nile-circle/lamp-ar/"])
def test_the_text_of_a_piece_with_its_type_is_light(browser: Browser, server: Server, path: str) -> None:
    opened(browser, server, path).context.close()

    assert sum(size for sent, size in server.sent if sent == path or sent.endswith((".css", ".js", ".woff2"))) < WHOLE_TEXT


def test_the_first_words_wait_for_one_sheet_and_one_small_script_and_nothing_after_them(built_site: Path) -> None:
    """Two round trips: the page, then its sheet beside its script; a sheet that loaded another, or a font, would make it three.

    So would a script before the sheet: the browser stops reading there, and after a policy in the page it does not look ahead.
    """
    for file in sorted(built_site.rglob("index.html")):
        head = file.read_text(encoding="utf-8").partition("</head>")[0]
        if 'http-equiv="refresh"' in head:
            continue
        sheets = [tag for tag in re.findall(r'<link rel="stylesheet"[^>]*>', head) if "media=" not in tag]
        scripts = [tag for tag in re.findall(r"<script src[^>]*>", head) if "defer" not in tag and "module" not in tag]
        assert (len(sheets), len(scripts)) == (1, 1), file
        assert head.index(sheets[0]) < head.index(scripts[0]), file
    for sheet in built_site.glob("assets/*.css"):
        assert not re.search(r"@import|@font-face", sheet.read_text(encoding="utf-8")), sheet
    assert all(script.stat().st_size < TEXT / 2 for script in built_site.glob("assets/reading.*.js"))


def test_a_page_is_drawn_with_all_its_text_and_of_a_slow_line_what_came(browser: Browser, server: Server, built_site: Path) -> None:
    """No line breaks anew because the words after it came late; but nobody looks at nothing because a line is slow."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    whole = (built_site / "debates/index.html").read_text(encoding="utf-8")
    begun, rest = whole[: (at := whole.index("debate-line__last"))], whole[at:]
    for halt, first in ((0.4, "whole"), (4, "begun")):
        page = context.new_page()
        with in_two(built_site, begun, rest, halt) as address:
            page.goto(f"{address}/debates/", wait_until="load")
            painted, whole_at = page.evaluate(FIRST_WORDS)
        assert ("whole" if painted > whole_at else "begun") == first
        page.close()
    context.close()


def test_nothing_moves_once_it_stands(browser: Browser, server: Server, built_site: Path) -> None:
    """While one reads down a page whose pictures come late."""
    if os.environ.get("AUDIT") == "all":
        pages = every_page(built_site)
    else:
        pages = tuple(one_of_each_kind(built_site, PAGES).values())
        pages = pages if os.environ.get("CI") else pages[::EVERY_DAY]
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    context.add_init_script(WATCH)
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(150)
        route.continue_()

    page.route(re.compile(r"\.(avif|webp|jpg|png)$"), late)
    moved: dict[str, list[str]] = {}
    for address in pages:
        page.goto(server.address + address)
        page.evaluate(SCROLL)
        moved[address] = page.evaluate("moved")
    context.close()

    assert {address: shifts for address, shifts in moved.items() if shifts} == {}
