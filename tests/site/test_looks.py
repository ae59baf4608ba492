"""How pages look, as far as a program can see it: nothing cut, nothing over something else, the right direction, in every language of the interface."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.pictures.faults import faults
from tests.pictures.kinds import KINDS, LANGUAGES, WIDTHS, address, kinds_shown
from tests.pictures.likeness import TOLERANCE, difference
from tests.pictures.paper_in import paper_in
from tests.pictures.sheets import contact_sheet
from tests.site.serving import served

pytestmark = [pytest.mark.browser]

ALL = os.environ.get("AUDIT") == "all"

FAULTY = {
    "too wide": "<div style='width: 3000px'>x</div>",
    "cut off": "<p style='width: 60px; overflow: hidden; white-space: nowrap'>A headline that goes on and on</p>",
    "broken off": "<p style='width: 60px; overflow-wrap: anywhere'>Unentschieden</p>",
    "lies over": "<p>Some words of a piece</p><p style='margin-top: -2.3em'>Others on them</p>",
    "letters of 9": "<p style='font-size: 9px'>The small print</p>",
    "slanted": "<p lang='ar' dir='rtl'><em style='font-style: italic'>الوردية الثالثة</em></p>",
    "drawn apart": "<p lang='ar' dir='rtl' style='letter-spacing: 1px'>الوردية الثالثة</p>",
    "not set rtl": "<p lang='ar' dir='rtl' style='direction: ltr'>الوردية الثالثة</p>",
    "lines of": f"<div class='prose' style='width: 1200px'><p>{'Words and more words of a text that is set too wide. ' * 20}</p></div>",
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_seen(browser: Browser, fault: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})

    page.set_content(f"<!doctype html><body style='font-size: 16px'>{FAULTY[fault]}")

    assert any(fault in found for found in faults(page)), faults(page)
    page.close()


def test_every_kind_of_page_is_among_those_that_are_looked_at(built_site: Path) -> None:
    looked_at = {kind for place in KINDS.values() for kind in kinds_shown([built_site / address(built_site, place).lstrip("/")])}

    assert looked_at == set(kinds_shown(built_site.rglob("*.html"))) - {""}


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_or_covered_on_any_kind_of_page(browser: Browser, built_site: Path, site_address: str, width: int) -> None:
    share = [kind for number, kind in enumerate(KINDS) if ALL or number % len(WIDTHS) == WIDTHS.index(width)]

    assert _seen(browser, site_address, built_site, width, share) == []


@pytest.mark.audit
@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_nothing_is_cut_or_covered_in_another_language(browser: Browser, tmp_path: Path, lang: str) -> None:
    tree = paper_in(lang, tmp_path)

    with served(tree) as origin:
        seen = [fault for width in WIDTHS for fault in _seen(browser, origin, tree, width, list(KINDS))]

    assert seen == []


def _seen(browser: Browser, origin: str, tree: Path, width: int, kinds: list[str]) -> list[str]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    found = []
    for kind in kinds:
        if kind != "not-found":  # its style sheet stands at the paper's own address
            page.goto(origin + address(tree, KINDS[kind]))
            found += [f"{kind} at {width}: {fault}" for fault in faults(page)]
    page.close()
    return found


def test_footnotes_stand_beside_their_lines_on_a_wide_screen_and_at_the_end_on_a_phone(browser: Browser, built_site: Path, site_address: str) -> None:
    tops = """() => [...document.querySelectorAll('.footnote li')].map((note) => {
        const asked = document.getElementById(note.id.replace('fn:', 'fnref:'));
        const [box, line] = [note.getBoundingClientRect(), asked.getBoundingClientRect()];
        return [Math.round(box.top - line.top), Math.round(box.left), Math.round(box.bottom - line.top)];
    })"""
    text_begins = "document.querySelector('.sheet__text').getBoundingClientRect().left"
    wide, narrow = (browser.new_page(viewport={"width": width, "height": 900}) for width in (1280, 390))

    for page in (wide, narrow):
        page.goto(site_address + address(built_site, KINDS["long-read"]))

    beside, below = wide.evaluate(tops), narrow.evaluate(tops)
    assert len(beside) == len(below) > 3
    assert all(-2 < down < 200 and left < wide.evaluate(text_begins) - 100 for down, left, _ in beside)
    assert all(down > 1000 for down, *_ in below)
    wide.close()
    narrow.close()


def test_two_pieces_to_go_on_with_stand_one_under_the_other_on_a_phone(browser: Browser, site_address: str) -> None:
    """Where there were fewer than three they stood in thirds of the screen."""
    page = browser.new_page(viewport={"width": 360, "height": 900})

    page.goto(site_address + "/bread-and-tools/bread-for-sixty/")

    assert page.eval_on_selector_all(".columns > .card", "cards => [...new Set(cards.map(card => card.offsetWidth === card.parentElement.offsetWidth))]") == [
        True
    ]
    page.close()


def test_pictures_are_alike_but_for_noise_and_not_when_a_headline_moves(tmp_path: Path) -> None:
    page = Image.new("RGB", (360, 800), "#f6f0e2")
    pen = ImageDraw.Draw(page)
    for line in range(20):
        pen.rectangle((20, 100 + line * 30, 340, 112 + line * 30), fill="#1b1712")
    noise, moved, longer = page.copy(), page.copy(), Image.new("RGB", (360, 830), "#f6f0e2")
    noise.putpixel((30, 100), (60, 60, 60))
    moved.paste(page.crop((0, 100, 360, 120)), (0, 106))
    longer.paste(page)
    page.save(tmp_path / "page.png")

    contact_sheet({"page": tmp_path / "page.png"}, tmp_path / "sheet.jpg")

    assert difference(page, page) == 0
    assert difference(page, noise) < TOLERANCE < difference(page, moved) < difference(page, longer)
    with Image.open(tmp_path / "sheet.jpg") as sheet:
        assert sheet.width > 300
