"""The page of all components: nothing of the theme is missing from it, and it is sound whatever state a component is in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import Environment, nodes
from lxml import html
from playwright.sync_api import Browser

from plugins.components.examples import COMPONENTS
from plugins.newsroom import addresses
from plugins.press.templates import load
from tests.factories import ROOT

THEME = ROOT / "theme"
FRAME = {"head", "masthead", "masthead_front", "footer", "reading", "text"}
"""What stands around every page, and so around this one; and what is a whole page."""

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "rules": {"landmark-unique": {"enabled": False}}}
"""The same part of a page stands here many times, under the same name."""


def macros() -> set[tuple[str, str]]:
    """Every macro of every component, by file and name."""
    environment = Environment()
    files = {name: source for name, source in load(THEME).items() if name.startswith("components/")}
    environment.add_extension("jinja2.ext.i18n")
    return {
        (name.removeprefix("components/").removesuffix(".html"), macro.name)
        for name, source in files.items()
        for macro in environment.parse(source).find_all(nodes.Macro)
    }


def test_every_component_has_an_example_and_every_example_its_component() -> None:
    shown = {(part.name, example.macro) for part in COMPONENTS for example in part.examples}

    assert shown == {(file, macro) for file, macro in macros() if file not in FRAME}


def test_no_component_has_two_examples_of_one_name() -> None:
    for part in COMPONENTS:
        named = [(example.macro, example.state) for example in part.examples]
        assert len(named) == len(set(named)), part.name


def test_no_menu_and_no_search_engine_leads_to_the_page(built_site: Path) -> None:
    page = html.fromstring((built_site / addresses.COMPONENTS.strip("/") / "index.html").read_text(encoding="utf-8"))
    leading = [path for path in built_site.rglob("*.html") if 'about/components/"' in path.read_text(encoding="utf-8") and path.parent.name != "components"]

    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert leading == []
    assert not any("about/components" in part.read_text(encoding="utf-8") for part in built_site.glob("sitemap*.xml"))


def test_no_id_stands_twice_and_what_names_one_finds_it(built_site: Path) -> None:
    text = (built_site / addresses.COMPONENTS.strip("/") / "index.html").read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]+)"', text)
    named = {name for names in re.findall(r' (?:aria-labelledby|aria-describedby|for)="([^"]+)"', text) for name in names.split()}

    assert len(ids) == len(set(ids)) > 80
    assert named <= set(ids)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_no_state_of_a_component_is_out_of_reach(browser: Browser, built_site: Path, site_address: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site_address + addresses.COMPONENTS)

    found = [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in Axe().run(page, options=RULES).response["violations"]
        for node in violation["nodes"]
    ]

    page.close()
    assert not found, "\n".join(found)
