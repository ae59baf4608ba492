"""A newcomer's walk: what matters is at most two clicks from the front."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from plugins.newsroom import addresses
from plugins.newsroom.debates import debates
from plugins.newsroom.model import Paper


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
