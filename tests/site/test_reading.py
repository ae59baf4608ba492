"""How one likes to read: chosen at the foot of a page, kept in this browser alone, and never in the way of a page without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.serving import Server, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

PIECE = "/harbour/dock-four/"
PHONE = {"width": 390, "height": 844}
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
TYPE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
DAY, NIGHT = "rgb(246, 240, 226)", "rgb(25, 21, 16)"


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[Server]:
    with serving(built_site) as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield made
    made.close()


def opened(context: BrowserContext, server: Server, path: str = PIECE) -> Page:
    page = context.new_page()
    page.goto(server.address + path)
    return page


def wait(page: Page, so: str) -> None:
    """Until something is so; the page's own policy forbids what Playwright would do."""
    for _ in range(200):
        if page.evaluate(so):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never so: {so}")


def photographs(server: Server) -> list[str]:
    return [path for path, _ in server.sent if path.endswith((".avif", ".webp", ".jpg"))]


def test_what_was_chosen_holds_on_the_next_page_before_anything_is_drawn(context: BrowserContext, server: Server) -> None:
    page = opened(context, server)
    usual = page.evaluate(TYPE)

    page.get_by_label("largest").check()
    page.get_by_label("night", exact=True).check()
    page.add_init_script("addEventListener('DOMContentLoaded', () => { throw new Error('too late to draw') }, {capture: true, once: true})")
    page.goto(server.address + "/")

    assert page.evaluate(PAPER) == NIGHT
    assert page.evaluate(TYPE) == pytest.approx(1.44 * usual)
    assert page.evaluate("getComputedStyle(document.querySelector('.picture img')).filter") != "none", "pictures are dimmed at night"


def test_nothing_is_kept_before_something_is_chosen_and_nothing_after_it_is_taken_back(context: BrowserContext, server: Server) -> None:
    page = opened(context, server)
    before = page.evaluate("localStorage.length")

    page.get_by_label("day", exact=True).check()
    during = page.evaluate("({...localStorage})")
    page.get_by_label("as the device").check()

    assert (before, during, page.evaluate("localStorage.length")) == (0, {"reading-edition": "day"}, 0)
    assert context.cookies() == []


def test_the_choice_wins_over_the_device(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="dark")  # type: ignore[arg-type]
    page = opened(context, server)
    device = page.evaluate(PAPER)

    page.get_by_label("day", exact=True).check()

    assert (device, page.evaluate(PAPER)) == (NIGHT, DAY)
    assert page.evaluate("[...document.querySelectorAll('meta[name=theme-color]')].map(bar => bar.content)") == ["#f6f0e2", "#f6f0e2"]
    context.close()


def test_what_is_chosen_in_one_window_holds_in_the_other(context: BrowserContext, server: Server) -> None:
    one, other = opened(context, server), opened(context, server, "/")

    one.get_by_label("night", exact=True).check()
    wait(other, f"{PAPER} === '{NIGHT}'")

    assert other.get_by_label("night", exact=True).is_checked()


def test_pictures_on_request_are_not_fetched_before_they_are_asked_for(context: BrowserContext, server: Server) -> None:
    opened(context, server, "/about/privacy/").get_by_label("on request").check()
    server.sent.clear()

    page = opened(context, server)
    page.wait_for_load_state("networkidle")
    before = photographs(server)
    ask = page.get_by_role("button", name="Show the picture").first
    told = ask.inner_text()
    ask.click()
    wait(page, "document.querySelector('.photo img').naturalWidth > 0")

    assert before == []
    assert "brazier" in told, "the button says what is on the picture"
    assert len(photographs(server)) == 1
    assert page.evaluate("document.activeElement.matches('.photo')"), "who came by keyboard stays at the picture"


def test_a_device_that_saves_data_is_asked_first(context: BrowserContext, server: Server) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    server.sent.clear()

    page = opened(context, server, "/")
    page.wait_for_load_state("networkidle")

    assert photographs(server) == []
    assert page.get_by_label("on request").is_checked()
    page.get_by_label("shown").check()
    page.evaluate("scrollTo(0, 0)")
    wait(page, "document.querySelector('.picture img').naturalWidth > 0")


def test_an_address_is_copied_and_the_reader_told(context: BrowserContext, server: Server) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, server)

    page.get_by_role("button", name="Copy the address").click()

    page.get_by_role("status").get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".share__address code").inner_text()


def test_the_print_button_prints(context: BrowserContext, server: Server) -> None:
    context.add_init_script("window.print = () => { window.printed = true }")
    page = opened(context, server)

    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printed") is True


def test_without_script_no_button_is_dead_and_the_device_is_followed(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark", viewport=PHONE)  # type: ignore[arg-type]
    page = opened(context, server)

    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    assert page.evaluate(PAPER) == NIGHT
    context.close()


def test_a_browser_that_keeps_nothing_shows_the_page_as_asked(context: BrowserContext, server: Server) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})")
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.address + PIECE)

    page.get_by_label("night", exact=True).check()

    assert page.evaluate(PAPER) == NIGHT
    assert faults == []


def test_own_scripts_are_small(built_site: Path) -> None:
    sizes = {path.name.split(".")[0]: path.stat().st_size for path in built_site.glob("assets/*.js")}

    assert sizes.keys() == {"reading", "search"}
    assert sizes["reading"] < 5_000
