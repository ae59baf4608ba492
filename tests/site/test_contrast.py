"""What can be read by tired eyes, in sun and at night: contrast as the browser draws it, on pages of every kind."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.kinds import every_page, one_of_each_kind
from tests.site.serving import Server, serving
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

AA, LARGE, AAA = 4.5, 3.0, 7.0
"""The least of WCAG 2.2: for text, for large text and for what is drawn, and for the text of a piece."""
EVERY_DAY = 5
"""Of so many kinds of pages one is looked at every day."""
READ = ".prose, .sheet__text, .sheet__standfirst, .sheet__headline, .card__standfirst, .card__text, .statement__text"
"""What is there to be read rather than glanced at."""

TEXTS = """(read) => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const seen = new Map();
  const rgba = (colour) => { if (!seen.has(colour)) { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    seen.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]); } return seen.get(colour); };
  const over = (top, under) => top.slice(0, 3).map((value, at) => value * top[3] / 255 + under[at] * (1 - top[3] / 255));
  const ground = (at) => { if (!at) return rgba(getComputedStyle(document.documentElement).backgroundColor).slice(0, 3);
    const own = rgba(getComputedStyle(at).backgroundColor); return own[3] === 255 ? own.slice(0, 3) : over(own, ground(at.parentElement)); };
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement, words = walker.currentNode.textContent.trim();
    if (!words || !at.checkVisibility({visibilityProperty: true, opacityProperty: true}) || at.closest('svg, script, .visually-hidden')) continue;
    const style = getComputedStyle(at), size = parseFloat(style.fontSize), under = ground(at);
    const isLarge = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    const key = [style.color, under, isLarge, Boolean(at.closest(read)), style.filter].join();
    if (!found.has(key)) found.set(key, {words: words.slice(0, 40), over: over(rgba(style.color), under), under, isLarge, isRead: Boolean(at.closest(read)) });
  }
  return [...found.values()];
}"""


def luminance(colour: list[float]) -> float:
    """WCAG's relative luminance of red, green and blue from 0 to 255."""
    linear = [value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def weak(page: Page) -> Iterator[str]:
    """Texts that stand out too little from what is under them."""
    for text in page.evaluate(TEXTS, READ):
        least = AAA if text["isRead"] and not text["isLarge"] else AA if text["isRead"] or not text["isLarge"] else LARGE
        ratio = contrast(text["over"], text["under"])
        if ratio < least:
            yield f"{text['words']!r} {ratio:.2f} (at least {least})"


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[Server]:
    with serving(built_site) as served:
        yield served


def asked_about(site: Path) -> tuple[str, ...]:
    if os.environ.get("AUDIT") == "all":
        return every_page(site)
    pages = tuple(one_of_each_kind(site, PAGES).values())
    return pages if os.environ.get("CI") else pages[::EVERY_DAY]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_and_what_is_to_be_read_stands_out_well(browser: Browser, server: Server, built_site: Path, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    found = []

    for address in asked_about(built_site):
        page.goto(server.address + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        found += [f"{address}: {text}" for text in weak(page)]

    page.close()
    assert found == []


def test_a_text_that_is_too_weak_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<body style='background: #fff'><p style='color: #777'>Faint</p><p class='prose' style='color: #666'>Read</p><p style='color: #333'>Plain</p>"
    )

    assert [re.split("[' ]", text)[1] for text in weak(page)] == ["Faint", "Read"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out_too(browser: Browser, server: Server, scheme: Any) -> None:
    """Rules, the red of links and of focus, the border of a field."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(server.address + "/search/")
    drawn = page.evaluate(
        """() => { const field = getComputedStyle(document.querySelector('.search__words')), link = getComputedStyle(document.querySelector('main a'));
        document.querySelector('main a').focus(); const colours = [field.borderTopColor, link.textDecorationColor, link.outlineColor,
        getComputedStyle(document.querySelector('.masthead__strip')).borderTopColor, getComputedStyle(document.documentElement).backgroundColor];
        return colours.map(colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)); }"""
    )

    *lines, paper = drawn
    assert all(contrast(line, paper) >= LARGE for line in lines), lines
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_colours_of_ones_own_stamps_rules_and_what_is_chosen_are_still_there(browser: Browser, server: Server, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, forced_colors="active", color_scheme=scheme)
    page.goto(server.address + "/groups/")
    colours = """(selector, property) => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility())
      .map(each => getComputedStyle(each)[property].match(/[\\d.]+/g).map(Number))"""
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)")
    system = paper[:3] if len(paper) < 4 or paper[3] else ([255, 255, 255] if scheme == "light" else [0, 0, 0])

    def seen(selector: str, of: str) -> list[float]:
        found = page.evaluate(f"([selector, of]) => ({colours})(selector, of)", [selector, of])
        return [contrast(colour[:3], system) for colour in found]

    shapes, names, rules = seen("svg.stamp", "fill"), seen("svg.stamp text", "fill"), seen(".footer", "borderTopColor")
    assert shapes and min(shapes) >= LARGE, "a stamp's shape is in the colour of text"
    assert names and max(names) < LARGE, "its initials are knocked out of it"
    assert rules and min(rules) >= LARGE
    chosen, other = (page.locator(f".choices input{state} + span").first for state in (":checked", ":not(:checked)"))
    assert chosen.evaluate("each => getComputedStyle(each).borderBottomColor") != other.evaluate("each => getComputedStyle(each).borderBottomColor")
    page.goto(server.address + "/common-ground/common-purse/")
    signs = seen(".sign", "fill")
    assert signs and min(signs) >= LARGE
    page.close()
