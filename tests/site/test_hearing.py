"""The paper as those read it who hear it: the browser's accessibility tree, its landmarks, headings and names, in the order of reading."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.kinds import EXAMPLES, every_page, one_of_each_kind
from tests.site.serving import Server, serving
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

EVERY_DAY = 4
"""Of so many kinds of pages one is heard every day."""

NAMELESS = re.compile(r"(?i)^(|here|click here|more|read more|link|image|picture|\W+)$")


@dataclass(frozen=True, slots=True)
class Heard:
    """Something of the page as it is told: what it is, how it is called and described, how deep it stands, and of a heading its level."""

    role: str
    name: str
    about: str
    depth: int
    level: int


def heard(page: Page) -> list[Heard]:
    """The whole accessibility tree in the order of reading, without what is passed over."""
    devtools = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in devtools.send("Accessibility.getFullAXTree")["nodes"]}
    devtools.detach()

    def told(node: dict[str, Any], depth: int) -> Iterator[Heard]:
        role = str(node.get("role", {}).get("value", ""))
        if not node.get("ignored"):

            def said(what: str) -> str:
                return str(node.get(what, {}).get("value", "")).strip()

            values = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
            yield Heard(role, said("name"), said("description"), depth, int(values.get("level") or 0))
        for child in node.get("childIds", ()):
            if child in nodes:
                yield from told(nodes[child], depth + 1)

    (root,) = [node for node in nodes.values() if "parentId" not in node]
    return list(told(root, 0))


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[Server]:
    with serving(built_site) as served:
        yield served


def asked_about(site: Path) -> tuple[str, ...]:
    if os.environ.get("AUDIT") == "all":
        return tuple(page for page in every_page(site) if page != EXAMPLES)
    pages = tuple(page for page in one_of_each_kind(site, PAGES).values() if page != EXAMPLES)
    return pages if os.environ.get("CI") else pages[::EVERY_DAY]


def faults(page: Page) -> Iterator[str]:
    """What somebody who hears a page would stumble over."""
    tree = heard(page)
    roles = [each.role for each in tree]
    landmarks = [role for role in roles if role in ("banner", "main", "contentinfo")]
    if landmarks != ["banner", "main", "contentinfo"]:
        yield f"landmarks {landmarks}"
    first = next((each for each in tree if each.role == "link"), None)
    if first is None or first.name != page.locator(".skip-link").inner_text():
        yield f"the first link is {first}"
    navigations = [each.name for each in tree if each.role == "navigation"]
    if "" in navigations or len(set(navigations)) < len(navigations):
        yield f"ways that cannot be told apart: {navigations}"
    headings = [each for each in tree if each.role == "heading"]
    if [each.level for each in headings].count(1) != 1:
        yield f"headings of the first level: {[each.name for each in headings if each.level == 1]}"
    above = 0
    for each in headings:
        if each.level > above + 1 and above:
            yield f"from a heading of level {above} to one of level {each.level}: {each.name}"
        above = each.level
    for each in tree:
        if each.role in ("link", "button", "heading", "textbox", "searchbox", "combobox", "radio", "region") and NAMELESS.match(each.name) and not each.about:
            yield f"a {each.role} is called {each.name!r}"
        if each.role == "image" and re.search(r"\.(avif|webp|jpe?g|png|svg)$", each.name):
            yield f"a picture is called {each.name}"
    radios = [each.name for each in tree if each.role == "radiogroup"]
    if len(set(radios)) < len(radios):
        yield f"choices that cannot be told apart: {radios}"


def test_every_kind_of_page_can_be_heard(browser: Browser, server: Server, built_site: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    found = []

    for address in asked_about(built_site):
        page.goto(server.address + address)
        found += [f"{address}: {fault}" for fault in faults(page)]

    page.close()
    assert found == []


def test_what_is_wrong_is_heard(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<a class='skip-link' href='#x'>Skip</a><header></header><nav></nav><main><h1>A</h1><h3>B</h3><a href='/x'>here</a><img src='x.png'></main>"
    )

    said = "\n".join(faults(page))

    assert all(words in said for words in ("landmarks", "ways that cannot", "level 1 to one of level 3", "a link is called 'here'"))
    page.close()


def told(page: Page) -> list[tuple[str, str]]:
    return [(each.role, each.name) for each in heard(page)]


def place(tree: list[tuple[str, str]], role: str, begins: str) -> int:
    """Where something is first heard."""
    return next(number for number, (of, name) in enumerate(tree) if of == role and name.startswith(begins))


def test_a_piece_is_heard_as_an_editor_would_read_it_out(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.address + "/harbour/dock-four/")

    tree = told(page)

    order = [
        place(tree, "link", "Skip to the text"),
        place(tree, "navigation", "Sections"),
        place(tree, "heading", "Nobody unlocks the Corvina Bay"),
        place(tree, "StaticText", "Two hundred lashers"),
        place(tree, "link", "Samir Haddou"),
        place(tree, "link", "Harbour Workers’ Circle"),
        place(tree, "image", "Seven people in long work coats"),
        place(tree, "heading", "Pass it on"),
        place(tree, "heading", "Earlier on this"),
        place(tree, "navigation", "All of the paper"),
        place(tree, "group", "How you like to read"),
    ]
    assert order == sorted(order)
    page.close()


def test_on_the_front_every_piece_is_called_by_its_headline_and_the_lead_is_first(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.address + "/")
    headlines = page.locator("main article.card .card__link").all_inner_texts()

    pieces = [name for role, name in told(page) if role == "article"]

    assert [" ".join(name.split()) for name in pieces] == [" ".join(headline.split()) for headline in headlines]
    assert page.locator(".card--lead .card__link").inner_text() == headlines[0]
    page.close()


def test_an_answer_is_heard_after_the_passage_that_it_answers(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.address + "/debates/tenants-leeds/rent-cap/")
    passage, answer = page.evaluate(
        "(turn => [turn.querySelector('.turn__passages').innerText, turn.querySelector('.turn__headline').innerText])(document.querySelector('.turn--answer'))"
    )

    tree = told(page)

    words = passage.strip().splitlines()[0].strip(" “”«»")
    assert next(number for number, (_, name) in enumerate(tree) if words[:30] in name) < place(tree, "heading", answer.strip())
    page.close()


def test_the_choices_at_the_foot_say_what_they_choose_and_what_is_chosen(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.address + "/about/privacy/")

    choices = page.get_by_role("group", name="How you like to read")

    assert [group.get_attribute("class") for group in choices.get_by_role("group").all()] == ["choices__type", "choices__edition", "choices__pictures"]
    assert choices.get_by_role("group", name="Type").get_by_role("radio", checked=True).evaluate("radio => radio.labels[0].innerText") == "usual"
    page.close()


def test_a_foreign_headline_is_told_in_its_own_language(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.address + "/")

    languages = page.locator("main .card__link").evaluate_all("links => links.map(link => link.closest('[lang]').lang)")

    assert {"en"} < set(languages)
    page.close()
