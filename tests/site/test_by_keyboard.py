"""The paper without a mouse: all of it can be reached, it can be seen where one is, and nothing holds one fast."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.kinds import every_page, one_of_each_kind
from tests.site.serving import Server, serving
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

EVERY_DAY, IN_CI = 8, 2
"""Of so many kinds of pages one is walked through every day, and in CI."""
MOST = 1500
"""So many steps at most: a page with more would be gone through in vain, and one that holds the reader fast would never end."""

WHERE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const drawn = [style, getComputedStyle(at, '::after'), ...(at.nextElementSibling ? [getComputedStyle(at.nextElementSibling)] : [])];
  const marked = drawn.some(each => parseFloat(each.outlineWidth) >= 2 && each.outlineStyle !== 'none');
  return {isBody: at === document.body, name: (at.innerText || at.ariaLabel || at.name || '').trim().slice(0, 40), number: window.reachable?.indexOf(at),
          isMarked: marked, isSeen: box.width > 0 && box.height > 0 && style.visibility !== 'hidden'
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
}"""
REACHABLE = """() => { window.reachable = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(each =>
  each.checkVisibility() && !each.disabled && (each.type !== 'radio' || each.checked)); return window.reachable.length; }"""


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[Server]:
    with serving(built_site) as served:
        yield served


def steps(page: Page) -> Iterator[dict[str, Any]]:
    """Where one is after each press of Tab, until the page is left or begins again, as it does in a browser without a bar of its own."""
    for number in range(MOST):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if where["isBody"] or (number and where["number"] == 0):
            return
        yield where


def faults(page: Page) -> list[str]:
    """What somebody with a keyboard cannot reach, cannot see, or cannot leave."""
    count = page.evaluate(REACHABLE)
    walked = list(steps(page))
    known = [where for where in walked if where["number"] >= 0]  # a browser adds what can be scrolled
    reached = [where["number"] for where in known]
    missed = sorted(set(range(count)) - set(reached))
    found = [f"held fast at {walked[-1]['name']}"] if len(walked) == MOST and count < MOST else []
    found += [f"not reached: {page.evaluate(f'window.reachable[{number}].outerHTML.slice(0, 90)')}" for number in missed[:3]]
    found += [f"reached and not seen: {where['name']}" for where in walked if not where["isSeen"]][:3]
    found += [f"not marked: {where['name']}" for where in walked if not where["isMarked"]][:3]
    found += [f"from {one['name']} back to {other['name']}" for one, other in pairwise(known) if other["number"] < one["number"]][:3]
    return found


def test_every_kind_of_page_can_be_walked_through(browser: Browser, server: Server, built_site: Path) -> None:
    pages = every_page(built_site) if os.environ.get("AUDIT") == "all" else tuple(one_of_each_kind(built_site, PAGES).values())
    if os.environ.get("AUDIT") != "all":
        pages = pages[:: IN_CI if os.environ.get("CI") else EVERY_DAY]
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    found = []

    for address in pages:
        page.goto(server.address + address)
        found += [f"{address}: {fault}" for fault in faults(page)]

    page.close()
    assert found == []


def test_what_cannot_be_reached_seen_or_left_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<style>#b:focus { outline: none } #c { position: absolute; left: -999px }</style><a href='/a' id='a' tabindex='-1'>A</a><a href='/b' id='b'>B</a>"
        "<a href='/c' id='c'>C</a>"
    )

    said = "\n".join(faults(page))

    assert all(words in said for words in ("not reached", "reached and not seen: C", "not marked: B"))
    page.close()


def test_the_first_step_leads_past_the_ways_to_the_text(browser: Browser, server: Server) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(server.address + "/harbour/dock-four/")

    page.keyboard.press("Tab")
    first = page.evaluate(WHERE)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert first["name"] == "Skip to the text" and first["isSeen"]
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_a_table_that_is_wider_than_the_page_is_moved_by_the_arrow_keys(browser: Browser, server: Server) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600}, reduced_motion="reduce")
    page.goto(server.address + "/about/front-rule/")
    number = page.evaluate("[...document.querySelectorAll('.table-scroll')].findIndex(table => table.scrollWidth > table.clientWidth + 20)")
    table = page.locator(".table-scroll").nth(number)

    table.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)

    assert number >= 0 and table.evaluate("table => table.scrollLeft") > 0
    page.close()


def test_choices_are_made_with_the_arrow_keys(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.address + "/about/privacy/")

    page.get_by_role("radio", name="usual").focus()
    page.keyboard.press("ArrowRight")

    assert page.evaluate("document.documentElement.dataset.type") == "larger"
    page.close()
