"""The paper below a path, and on another host than it says it is on: a mirror, an onion address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from plugins.newsroom.value import replace
from tests.factories import SETTINGS, build, content
from tests.site.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

BELOW = "/our/paper"


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a paper on this host that says of itself that it is on another."""
    own = content(tmp_path_factory.mktemp("elsewhere")).group("north").photo("north", alt="A wall", credit="Jo", rights="own")
    own.article("north", "strike", "We are [out](good.md).\n\n![A wall](../photos/picket.png)").article("north", "good", moved_from="[well]")
    with (own.root / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"NEWSPAPER = {replace(SETTINGS, url=f'https://paper.example{BELOW}')!r}\nSITEURL = NEWSPAPER.url\n")
    tree, root = build(own), tmp_path_factory.mktemp("host")
    shutil.copytree(tree, root / BELOW.strip("/"))
    shutil.copy(tree / "404.html", root)  # which the host shows for whatever is not there
    with serving(root) as server:
        yield server.address + BELOW


def test_every_page_and_all_that_it_loads_is_there_and_nothing_is_asked_of_the_other_host(mirror: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(f"{mirror}/") else None)
    page.on("response", lambda response: wrong.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    waiting, seen = [f"{mirror}/"], {f"{mirror}/"}
    while waiting:
        page.goto(waiting.pop())
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href.split('#')[0]).filter(href => href.startsWith(location.origin))")
        assert all(link.startswith(f"{mirror}/") for link in links), page.url
        fresh = {link for link in links if link.endswith("/")} - seen
        seen |= fresh
        waiting += sorted(fresh)
    context.close()

    assert f"{mirror}/north/strike/" in seen
    assert wrong == []


def test_whoever_is_lost_on_a_mirror_stays_there(mirror: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{mirror}/north/no/such/piece/")

    assert page.evaluate("getComputedStyle(document.body).maxInlineSize") != "none", "the style sheet is there"
    assert page.locator("main a").evaluate_all("links => links.map(link => link.href)")[0] == f"{mirror}/"
    assert all(url.startswith(f"{mirror}/") for url in asked)
    context.close()
