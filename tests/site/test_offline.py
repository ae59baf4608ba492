"""The paper from a folder: opened without a server, walked through by its links."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.factories import Content, build, content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


@pytest.fixture(scope="module")
def paper_in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own: Content = content(tmp_path_factory.mktemp("offline")).group("north")
    own.photo("north", alt="A wall", credit="Jo", rights="own").article("north", "strike", "We are [out](good.md).\n\n![A wall](../photos/picket.png)")
    own.article("north", "good", "Good news. ## Below\n\nSee [below](#below).\n\n## Below\n\nHere.")
    return build(own, "-e", "OFFLINE=true")


def test_every_link_of_a_page_leads_to_a_file(paper_in_a_folder: Path, browser: Browser) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(request.url))

    page.goto((paper_in_a_folder / "index.html").as_uri())
    page.locator("a[href*='north/strike/']").first.click()
    page.get_by_role("link", name="out").click()
    page.get_by_role("link", name="below").click()

    assert page.url.endswith("/north/good/index.html#s-below")
    assert page.evaluate("getComputedStyle(document.body).maxInlineSize") != "none", "the style sheet is there"
    links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href).filter(href => href.startsWith('file:'))")
    assert [link for link in links if not Path(link.removeprefix("file://").partition("#")[0]).is_file()] == []
    assert told == []
    page.close()
