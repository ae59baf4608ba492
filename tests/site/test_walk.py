"""A newcomer's walk: what matters is at most two clicks from the front."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from plugins.newsroom import addresses, cards
from plugins.newsroom.debates import debate_title, debates
from plugins.newsroom.events import coming
from plugins.newsroom.model import Paper
from plugins.newsroom.tasks import open_tasks


def links(site: Path, page: str) -> set[str]:
    """Where a page leads inside the site."""
    document = html.fromstring((site / page[1:] / "index.html").read_text(encoding="utf-8"))
    return {urlsplit(urljoin(f"http://x{page}", str(href))).path for href in document.xpath("//a/@href")}  # type: ignore[union-attr]


def within_two_clicks(site: Path) -> set[str]:
    first = {page for page in links(site, "/") if page.endswith("/")}
    return first | {page for near in first for page in links(site, near)}


def test_newcomer_gets_to_what_is_agreed_the_debate_something_to_do_and_what_was_won(built_site: Path, sample: Paper) -> None:
    near = within_two_clicks(built_site)
    (newest, *_) = debates(sample).all

    assert {"/common-ground/", "/debates/", "/tasks/", "/results/", "/events/"} <= links(built_site, "/")
    assert addresses.debate(newest.id) in links(built_site, "/")
    assert {question.address for question in sample.questions} <= near
    assert {task.address for task in sample.tasks if task.is_open(sample.press_day)} <= near
    assert {campaign.address for campaign in sample.campaigns if campaign.outcome_on(sample.press_day) != "open"} <= near


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_newcomer_walks_there_by_links_that_say_where_they_lead(browser: Browser, site_address: str, sample: Paper, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=False)
    page = context.new_page()

    def walk(*names: str) -> str:
        """Click on what can be seen and has these words, one after the other; the text of the page at the end."""
        page.goto(site_address + "/")
        for name in names:
            page.get_by_role("link", name=re.compile(name)).locator("visible=true").first.click()
        assert len(names) <= 2
        return page.locator("main").inner_text()

    newest = debates(sample).all[0]
    week = [o for o in coming(sample.events, sample.press_day) if o.starts.date() < sample.press_day + timedelta(days=7)]
    won = [c for c in sample.campaigns if c.outcome_on(sample.press_day) in ("won", "partly")]

    assert re.search(r"\bsay yes to\b", walk("^Common ground$"))
    assert "say" in walk("^Common ground$", re.escape(sample.questions[0].proposal))
    assert all(cards.mark(sample, slug).name in walk(f"^{re.escape(debate_title(sample, newest))}$") for slug in newest.groups)
    assert debate_title(sample, newest) in walk("^Debates$")
    assert all(o.event.title in walk("^What’s on$") for o in week)
    assert "minutes" in walk("^Fifteen minutes to spare\\?$") and "Say that you will do it" in walk("^Lend a hand$", re.escape(open_tasks(sample)[0].title))
    assert all(c.title in walk("^Won this month$") for c in won)
    context.close()
