"""What a phone lays out only when it comes near: links still land on it, nothing moves under the reader's eyes, and paper has all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.sample import ROOT
from tests.site.kinds import one_of_each_kind
from tests.site.whole import lay_out_whole

pytestmark = [pytest.mark.browser]

PHONE = {"width": 390, "height": 844}
LINKS = (
    "/about/check/#task-minutes",
    "/events/#anatoli.smallest-federation-2027-02-06T1000-0200",
    "/common-ground/#paid-translators",
    "/debates/tenants-leeds/rent-cap/#taller-sur-sin-primera-pagina",
)

LATE = """() => [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).contentVisibility === "auto").length"""
HEIGHT = "document.documentElement.scrollHeight"
TOP = "document.querySelector(`[id='${decodeURIComponent(location.hash.slice(1))}']`).getBoundingClientRect().top"

SHIFTS = """async () => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({type: "layout-shift", buffered: true});
  for (let y = 0; y < document.documentElement.scrollHeight; y += 700) {
    scrollTo(0, y);
    await new Promise((after) => requestAnimationFrame(() => requestAnimationFrame(after)));
  }
  return sum;
}"""

SETTLED = """async () => {
  for (let last = -1, still = 0; still < 20; still = scrollY === last ? still + 1 : 0) {
    last = scrollY;
    await new Promise((after) => requestAnimationFrame(after));
  }
}"""


def _phone(browser: Browser, **more: str) -> Page:
    return browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, **more).new_page()  # type: ignore[arg-type]


def test_a_phone_puts_off_what_stands_far_below_and_a_wide_screen_and_paper_nothing(browser: Browser, site_address: str) -> None:
    page = _phone(browser)
    page.goto(site_address + "/about/check/")

    assert page.evaluate(LATE) > 50
    page.emulate_media(media="print")
    assert page.evaluate(LATE) == 0
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(LATE) == 0
    page.context.close()


def test_the_height_of_a_page_is_well_guessed(browser: Browser, site_address: str, built_site: Path) -> None:
    page = _phone(browser)
    wrong: list[str] = []

    for address in one_of_each_kind(built_site, ["/", "/groups/harbour/", "/people/"]).values():
        page.goto(site_address + address)
        guessed = page.evaluate(HEIGHT)
        lay_out_whole(page)
        real = page.evaluate(HEIGHT)
        if not 0.7 < guessed / real < 1.4:
            wrong.append(f"{address}: {guessed} for {real}")

    page.context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("link", LINKS)
def test_a_link_into_a_long_page_lands_where_it_says(browser: Browser, site_address: str, link: str, motion: str) -> None:
    page = _phone(browser, reduced_motion=motion)
    address, _, place = link.partition("#")

    page.goto(site_address + link)
    page.evaluate(SETTLED)
    come_from_elsewhere = page.evaluate(TOP)
    page.goto(site_address + address)
    page.evaluate(f"() => {{ location.hash = '{place}' }}")
    page.evaluate(SETTLED)
    gone_within = page.evaluate(TOP)

    assert -2 <= come_from_elsewhere <= 60
    assert -2 <= gone_within <= 60
    page.context.close()


@pytest.mark.parametrize("address", ["/", "/ar/", "/feeds/", "/events/", "/groups/harbour/", "/about/check/"])
def test_nothing_moves_while_one_reads_on(browser: Browser, site_address: str, address: str) -> None:
    page = _phone(browser)

    page.goto(site_address + address)

    assert page.evaluate(SHIFTS) == 0
    page.context.close()


def test_what_a_script_makes_is_styled_without_setting_the_page_anew() -> None:
    """A layer that comes late makes a browser lay out everything once more: on the page of feeds a third of all its work."""
    assert "@layer" not in (ROOT / "theme/static/css/script.css").read_text(encoding="utf-8")
