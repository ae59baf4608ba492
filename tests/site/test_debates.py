"""Debates and statements of the sample paper as a browser sets them, without script."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

RENTS = "/debates/tenants-leeds/rent-cap/"
DOOR = "/statements/nobody-alone-at-the-door/"

SIDES = """() => [...document.querySelectorAll('.turn--answer')].map(turn => {
  const [passages, said] = ['.turn__passages', '.turn__said'].map(side => turn.querySelector(side).getBoundingClientRect());
  const size = selector => getComputedStyle(turn.querySelector(selector)).fontSize;
  return {beside: passages.right <= said.left + 40 && Math.abs(passages.top - said.top) < 2, below: said.top >= passages.bottom,
          groups: [size('.answered__group .group__name'), size('.turn__said .group__name')],
          titles: [size('.answered__piece'), size('.turn__headline')]};
})"""


def opened(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(address)
    return page


def test_passage_and_answer_stand_side_by_side_and_both_groups_are_of_one_size(browser: Browser, site_address: str) -> None:
    turns = opened(browser, site_address + RENTS, 1280).evaluate(SIDES)

    assert len(turns) >= 6
    for turn in turns:
        assert turn["beside"]
        assert turn["groups"][0] == turn["groups"][1]
        assert turn["titles"][0] == turn["titles"][1]


def test_on_a_phone_the_answer_stands_below_what_it_answers(browser: Browser, site_address: str) -> None:
    turns = opened(browser, site_address + RENTS, 390).evaluate(SIDES)

    assert all(turn["below"] and turn["groups"][0] == turn["groups"][1] for turn in turns)


def test_debate_of_the_sample_is_among_four_groups_with_letters_and_a_discussion_from_elsewhere(browser: Browser, site_address: str) -> None:
    page = opened(browser, site_address + RENTS, 1280)

    assert page.locator(".page-head__groups li").count() >= 4
    assert page.locator(".turn").count() >= 6
    assert page.get_by_text("Le cahier du pont").count() >= 2
    assert page.get_by_text("Since changed").count() == 1


def test_each_answer_leads_to_its_piece_and_each_piece_to_the_whole_debate(browser: Browser, site_address: str) -> None:
    page = opened(browser, site_address + RENTS, 1280)
    targets = page.evaluate("[...document.querySelectorAll('.turn__headline a')].map(a => a.href)")

    for target in targets:
        page.goto(target)
        assert page.locator(f'.answers__whole a[href$="{RENTS}"]').count() == 1, target


def test_difference_between_wordings_is_told_to_those_who_hear_it(browser: Browser, site_address: str) -> None:
    page = opened(browser, site_address + DOOR, 1280)

    page.get_by_text("What the newest wording says otherwise").click()

    assert page.locator(".rewording del").first.inner_text().startswith("taken out:")
    assert page.locator(".rewording ins").first.inner_text().startswith("put in:")


def test_signed_text_of_the_sample_proves_what_the_signatures_are_under(built_site: Path) -> None:
    root = Path(__file__).parents[2] / "content/groups"
    signatures = sorted(root.glob("*/signatures/nobody-alone-at-the-door-*.yml"))

    assert len(signatures) >= 9
    for file in signatures:
        fields = dict(line.split(": ", 1) for line in file.read_text(encoding="utf-8").splitlines())
        text = built_site / f"statements/nobody-alone-at-the-door/{fields['wording']}/text.txt"
        assert hashlib.sha256(text.read_bytes()).hexdigest() == fields["sha256"]


def test_feed_of_statements_has_wordings_and_signatures(built_site: Path) -> None:
    feed = json.loads((built_site / "feeds/statements.json").read_text(encoding="utf-8"))

    titles = [item["title"] for item in feed["items"]]
    assert "Nobody alone at the door (wording 2)" in titles
    assert "Quai Rouge signs: Nobody alone at the door" in titles
