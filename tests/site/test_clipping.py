"""A piece printed and cut out: whose it was and where it stands, as words and as a square that leads there; no screen shows it."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from tests.sample import URL

pytestmark = [pytest.mark.browser]

PAGES = ("/harbour/dock-four/", "/ar/nile-circle/third-shift/", "/statements/nobody-alone-at-the-door/", "/events/harbour/four-ports-call/")


@pytest.mark.parametrize("address", PAGES)
def test_square_on_paper_leads_to_the_page_and_no_screen_shows_it(browser: Browser, site_address: str, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 5000})
    page.goto(site_address + address)
    on_screen = page.locator(".clipping").is_visible()

    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    page.locator(".clipping img").evaluate("(image) => image.decode()")
    seen = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))

    assert not on_screen
    assert [found.text for found in seen] == [URL + address]
    assert URL + address in page.locator(".clipping").inner_text()
    page.close()


def test_square_is_there_before_anybody_prints(browser: Browser, site_address: str) -> None:
    page = browser.new_page()
    page.goto(site_address + PAGES[0])

    assert page.locator(".clipping img").evaluate("(image) => image.complete && image.naturalWidth > 0")
    page.close()
