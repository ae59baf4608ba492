"""The site works under its own Content-Security-Policy, and the policy holds."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.newsroom import policy
from plugins.newsroom.value import replace
from plugins.site.hosting import SERVERS
from scripts import serve
from tests.factories import SETTINGS
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

WATCH = "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(`${e.violatedDirective} ${e.blockedURI}`))"


@contextmanager
def serving(handler: object) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class WithHeaders(http.server.SimpleHTTPRequestHandler):
    """A server that sends what `paper hosting` tells servers to send; one page carries what a hostile text would like to."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        for name, value in policy.HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path != "/spoilt/":
            return super().do_GET()
        page = (Path(self.directory) / "harbour/dock-four/index.html").read_bytes().replace(b"../../", b"/")
        evil = b'<script>window.ran = 1</script><p style="color:red" onclick="ran=1"><iframe src="/"></iframe><form action="/x"><button>'
        body = page.replace(b'<div class="prose', evil + b'<div class="prose', 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def test_no_page_asks_for_what_the_policy_forbids(browser: Browser, built_site: Path) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    refused: list[str] = []

    with serving(functools.partial(WithHeaders, directory=str(built_site))) as address:
        for path in {*PAGES[::3], "/about/check/"}:
            response = page.goto(address + path)
            assert response and response.headers["content-security-policy"] == policy.HEADERS["Content-Security-Policy"]
            refused += page.evaluate("refused")
        page.goto(address + "/spoilt/")
        bitten = page.evaluate("[refused.length, window.ran]")

    context.close()
    assert refused == []
    assert [line for line in said if "/spoilt/" not in line] == []
    assert bitten[0] >= 2 and bitten[1] is None, "a policy that stops nothing proves nothing"


def test_every_page_carries_the_policy(built_site: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))

    without = [page for page in pages if str(escape(policy.PAGE)).replace("&#x27;", "&#39;") not in page.read_text(encoding="utf-8")]
    scripted = [page for page in without if policy.SCRIPTED.replace("'", "&#39;") in page.read_text(encoding="utf-8")]

    assert pages and without == scripted


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_is_told_every_header(server: str) -> None:
    text = SERVERS[server](SETTINGS)

    assert all(name in text and value in text for name, value in policy.HEADERS.items())
    assert "localhost" in text or server == "headers"


@pytest.mark.parametrize("server", ["nginx", "caddy", "apache"])
def test_a_paper_below_a_path_is_served_below_it(server: str) -> None:
    text = SERVERS[server](replace(SETTINGS, url="https://example.org/joint/paper"))

    assert "/srv/paper/site/joint/paper" in text.splitlines()[0]
    assert "/joint/paper/404.html" in text and " /404.html" not in text
    assert f"/joint/paper{policy.LASTING}" in text and f"^{policy.LASTING}" not in text and f"path {policy.LASTING}" not in text


def test_the_headers_stand_in_the_tree(built_site: Path) -> None:
    assert (built_site / "_headers").read_text(encoding="utf-8") == SERVERS["headers"](SETTINGS)


def test_the_live_script_runs_in_the_preview_and_nowhere_else(browser: Browser, built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").symlink_to(built_site)
    monkeypatch.setattr(serve, "OUTPUT", tmp_path / "site")
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()

    with serving(functools.partial(serve.Handler, preview=serve.Preview(), directory=str(built_site))) as address:
        with page.expect_request(lambda request: request.url.endswith(serve.EVENTS)):
            page.goto(address + "/harbour/dock-four/")
        refused = page.evaluate("refused")
        context.close()

    assert refused == []
