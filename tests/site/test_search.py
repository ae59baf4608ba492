"""The search in a real browser: found by words, narrowed down, moved through by keyboard, under the page's own policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.search import engine
from tests.sample import needed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


@pytest.fixture
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """The search page; what the browser complains of fails the test."""
    needed("Pagefind (make search)", bool(engine.version()))
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", lambda request: told.append(request.url) if not request.url.startswith(site_address) else None)
    opened.goto(f"{site_address}/search/")
    yield opened
    context.close()
    assert told == []


def test_a_word_is_found_in_any_year(page: Page) -> None:
    page.get_by_label("Words to look for").fill("lasher")
    page.locator(".found").first.wait_for()

    years = {found[:4] for found in page.locator(".found time").evaluate_all("times => times.map(time => time.dateTime)")}
    assert {"2025", "2026"} <= years
    assert page.locator(".found mark").first.inner_text().lower().startswith("lasher")
    assert page.url.endswith("#words=lasher&language=en")


def test_what_is_found_can_be_narrowed_down_and_the_address_keeps_it(page: Page) -> None:
    page.get_by_label("Words to look for").fill("hours")
    page.locator(".found").first.wait_for()
    before = page.locator("[role=status]").inner_text()
    page.get_by_text("Narrow down").click()
    page.locator("#search-group option").nth(1).wait_for(state="attached")
    page.get_by_label("Group").select_option("Harbour Workers’ Circle")
    page.wait_for_timeout(1000)

    assert page.locator("[role=status]").inner_text() != before
    assert {text.split(" · ")[-1] for text in page.locator(".found__source").all_inner_texts()} >= {"Harbour Workers’ Circle"}
    page.reload()
    page.locator(".found").first.wait_for()
    assert page.get_by_label("Group").input_value() == "Harbour Workers’ Circle"


def test_another_language_has_an_index_of_its_own(page: Page) -> None:
    page.get_by_label("Language").select_option("es")
    page.get_by_label("Words to look for").fill("agua")

    page.locator(".found a[lang=es]").first.wait_for()


def test_results_are_reached_by_keyboard(page: Page) -> None:
    page.get_by_label("Words to look for").focus()
    page.keyboard.type("lasher")
    page.locator(".found").first.wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.found') !== null"):
            break
    href = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(href)


def test_results_are_accessible(page: Page) -> None:
    page.get_by_label("Words to look for").fill("lasher")
    page.locator(".found").first.wait_for()
    page.get_by_text("Narrow down").click()

    assert Axe().run(page).response["violations"] == []


def test_without_script_there_are_other_ways(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_address}/search/")

    assert not page.locator("form").is_visible()
    assert page.get_by_role("link", name="2026").is_visible()
    assert page.get_by_role("link", name="Strikes").is_visible()
    context.close()


def test_the_script_is_small(built_site: Path) -> None:
    (script,) = built_site.glob("assets/search.*.js")

    assert script.stat().st_size < 15_000


def test_in_order_of_time_what_was_found_stands_under_its_years(page: Page) -> None:
    page.get_by_label("Words to look for").fill("lasher")
    page.locator(".found").first.wait_for()
    page.get_by_label("Order").select_option("date")
    page.locator(".found-year").first.wait_for()

    parts = page.locator(".search-results__list > li").evaluate_all(
        "parts => parts.map(part => part.matches('.found') ? part.querySelector('time').dateTime.slice(0, 4) : `year ${part.textContent}`)"
    )

    assert parts[0] == f"year {parts[1]}"
    assert [year for year in parts if year.startswith("year")] == list(dict.fromkeys(f"year {year}" for year in parts if not year.startswith("year")))
    assert page.locator(".found h4").count() == page.locator(".found").count()
    days = page.locator(".found time").evaluate_all("times => times.map(time => time.dateTime)")
    assert len(days) >= 8 and days == sorted(days, reverse=True)


def test_a_year_in_the_address_is_the_year_that_is_shown(page: Page) -> None:
    page.goto(page.url + "#words=lasher&language=en&year=2025")
    page.reload()
    page.locator(".found").first.wait_for()

    assert {found[:4] for found in page.locator(".found time").evaluate_all("times => times.map(time => time.dateTime)")} == {"2025"}
    assert page.get_by_label("Year", exact=True).input_value() == "2025"
