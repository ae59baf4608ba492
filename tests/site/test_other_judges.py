"""Two more judges of accessibility beside axe, each with other eyes: HTML_CodeSniffer, which pa11y asks, and IBM's checker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.sample import ROOT, needed
from tests.site.kinds import EXAMPLES, every_page, one_of_each_kind
from tests.site.serving import serving
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

TOOLS = ROOT / ".press/tools/node_modules"
SNIFFER, CHECKER = TOOLS / "html_codesniffer/build/HTMLCS.js", TOOLS / "accessibility-checker-engine/ace.js"
EVERY_DAY = 8
"""Of so many kinds of pages one is looked at every day."""

SNIFF = """() => new Promise(done => HTMLCS.process("WCAG2AA", document, () => done(HTMLCS.getMessages()
  .filter(found => found.type === HTMLCS.ERROR).map(found => `${found.code} ${found.msg} ${found.element.outerHTML.slice(0, 160)}`))))"""
CHECK = """async () => (await new ace.Checker().check(document, ["WCAG_2_2"])).results
  .filter(found => found.value[0] === "VIOLATION" && found.value[1] === "FAIL").map(found => `${found.ruleId} ${found.message} ${found.snippet}`)"""
WITH_A_TABLE = "/es/taller-sur/feria/"
"""A piece with a table that has headings on two sides."""
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"


def asked_about(site: Path) -> tuple[str, ...]:
    """A page of every kind in CI, of some every day; with AUDIT=all every page there is."""
    if os.environ.get("AUDIT") == "all":
        return every_page(site)
    pages = (WITH_A_TABLE, *one_of_each_kind(site, PAGES).values())
    return pages if os.environ.get("CI") else pages[::EVERY_DAY]


def found_in(browser: Browser, site: Path, pages: tuple[str, ...]) -> Iterator[str]:
    sniffer, checker = SNIFFER.read_text(encoding="utf-8"), CHECKER.read_text(encoding="utf-8")
    with serving(site) as server:
        context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        page = context.new_page()
        for address in pages:
            page.goto(server.address + address)
            page.evaluate(OPEN)
            page.evaluate(f"{sniffer}; 0")
            yield from (f"{address}: {fault}" for fault in page.evaluate(SNIFF))
            page.evaluate(f"{checker}; window.ace = ace; 0")
            faults = page.evaluate(CHECK)
            yield from (f"{address}: {fault}" for fault in faults if address != EXAMPLES or "_label_unique " not in fault)
        context.close()


@pytest.fixture(scope="module", autouse=True)
def fetched() -> None:
    needed("HTML_CodeSniffer and IBM's checker (make tools)", SNIFFER.is_file() and CHECKER.is_file())


def test_no_judge_finds_a_fault(browser: Browser, built_site: Path) -> None:
    faults = list(found_in(browser, built_site, asked_about(built_site)))

    assert not faults, "\n".join(faults[:40])


def test_both_judges_see_what_is_wrong(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    html = (built_site / "about/privacy/index.html").read_text(encoding="utf-8")
    (tmp_path / "spoilt.html").write_text(html.replace("</main>", '<img src="x.png"><select></select></main>'), encoding="utf-8")

    faults = "\n".join(found_in(browser, tmp_path, ("/spoilt.html",)))

    assert "H37" in faults and "img_alt_valid" in faults
