"""Pages in a real browser: accessible, complete without script, and silent towards the rest of the world."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from plugins.newsroom.addresses import COMPONENTS
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Page
from plugins.newsroom.settings import Settings
from plugins.press.weight import weigh
from tests.site.kinds import every_page
from tests.test_rooms import set_by

pytestmark = [pytest.mark.browser]

PAGES = (
    "/",
    "/harbour/dock-four/",
    "/harbour/a-long-night/",
    "/harbour/port-cities-hours/",
    "/harbour/nine-bedrooms/",
    "/es/harbour/casco/",
    "/ar/nile-circle/third-shift/",
    "/ar/nile-circle/lamp-ar/",
    "/hi/workers-school/pani-ki-katar/",
    "/tenants-leeds/cap-again/",
    "/tenants-leeds/boiler-winter/",
    "/individuals/the-list/",
    "/individuals/warehouse-diary/",
    "/individuals/typing-hall/",
    "/individuals/after-the-rain/",
    "/anatoli/inspector/",
    "/groups/",
    "/groups/harbour/",
    "/groups/bread-and-tools/",
    "/groups/nile-circle/",
    "/groups/river-coop/",
    "/people/",
    "/people/harbour/bollard/",
    "/sections/",
    "/sections/workplace/",
    "/topics/",
    "/topics/ports/",
    "/places/",
    "/places/cairo/",
    "/letters/",
    "/statements/",
    "/statements/nobody-alone-at-the-door/",
    "/statements/nobody-alone-at-the-door/1/",
    "/ar/statements/ninguna-foto-sin-permiso/",
    "/debates/",
    "/debates/tenants-leeds/rent-cap/",
    "/debates/workers-school/half-past-midnight/",
    "/debates/nile-circle/third-shift/",
    "/quai-rouge/against-the-cap/",
    "/northern-line/the-loop-1/",
    "/northern-line/washroom-map/",
    "/es/",
    "/ar/",
    "/archive/",
    "/archive/2026/",
    "/archive/2026/11/",
    "/editions/",
    "/editions/23/",
    "/events/",
    "/events/2026/",
    "/events/2026/12/",
    "/events/places/rotterdam/",
    "/events/harbour/four-ports-call/",
    "/events/river-coop/open-field/",
    "/events/quai-rouge/lights-and-soup/",
    "/events/nile-circle/alexandria-words/",
    "/events/atelier-lyon/broken-spines/",
    "/common-ground/",
    "/common-ground/common-purse/",
    "/common-ground/paid-translators/",
    "/tasks/",
    "/tasks/done/",
    "/tasks/taller-sur/cartas/",
    "/tasks/tenants-leeds/seven-oclock/",
    "/results/",
    "/results/taller-sur/the-spring/",
    "/results/tenants-leeds/one-code/",
    "/results/workers-school/pause-at-forty-two/",
    "/studies/",
    "/studies/nile-circle/eight-evenings/",
    "/topics/joint-papers/",
    "/places/leeds/",
    "/feeds/",
    "/about/",
    "/about/charter/",
    "/about/front-rule/",
    "/about/check/",
    "/corrections/",
    "/search/",
    "/write/",
    "/about/glossary/",
    "/404.html",
)
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
"""What can be another fault in the dark than in the light."""

LOOKS = tuple((width, scheme) for width in WIDTHS for scheme in ("light", "dark"))
ALWAYS = ("/", "/harbour/dock-four/", "/ar/nile-circle/lamp-ar/")


def pages_to_look_at(site: Path, look: int) -> tuple[str, ...]:
    """Every page in every look with AUDIT=all; else a few in all, and one of each kind and awkward case in one look, of which CI takes every one."""
    if os.environ.get("AUDIT") != "all":
        every = len(LOOKS) if os.environ.get("CI") else 2 * len(LOOKS)
        return tuple(page for number, page in enumerate(PAGES) if page in ALWAYS or number % every == look)
    return tuple(address for address in every_page(site) if address != COMPONENTS)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_have_no_accessibility_violation_and_ask_nobody_else(browser: Browser, site_address: str, built_site: Path, width: str, scheme: str) -> None:
    horizontal, vertical = WIDTHS[width]
    context = browser.new_context(viewport={"width": horizontal, "height": vertical}, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    elsewhere: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(site_address) else None)
    page.on("response", lambda response: failed.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type in ("error", "warning") else None)
    violations: list[str] = []
    rules = OF_COLOURS if scheme == "dark" and os.environ.get("AUDIT") == "all" else RULES  # every page is looked at in the light too

    for address in pages_to_look_at(built_site, LOOKS.index((width, scheme))):
        page.goto(site_address + address)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            violations.append(f"{address}: {overflow}px too wide")
        results = Axe().run(page, options=rules)
        violations += [
            f"{address}: {found['id']}: {node['target']} {node['failureSummary']}" for found in results.response["violations"] for node in found["nodes"][:2]
        ]

    context.close()
    assert not elsewhere
    assert not failed
    assert not violations, "\n".join(violations[:40])


def test_pages_looked_at_are_of_every_kind(sample: Paper, settings: Settings) -> None:
    """But the components, which tests/components looks at: there one part stands many times under one name."""
    made = {page.address: page.template for page in set_by(sample, settings) if isinstance(page, Page)}

    assert {made[address] for address in PAGES} == {*made.values()} - {"redirect.html", "components.html"}


def test_pages_read_the_same_without_script(browser: Browser, site_address: str) -> None:
    texts = []
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(site_address + "/harbour/dock-four/")
        page.locator("main button").evaluate_all("buttons => buttons.forEach(button => button.remove())")
        texts.append(page.locator("main").inner_text().split())
        context.close()

    assert texts[0] == texts[1]


def test_an_arabic_page_is_set_from_right_to_left(browser: Browser, site_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})

    page.goto(site_address + "/ar/nile-circle/lamp-ar/")

    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('.prose')).direction") == "rtl"
    page.close()


def test_no_page_weighs_more_than_its_budget(built_site: Path) -> None:
    assert [page for page in weigh(built_site) if page.is_over] == []
