"""The front as a browser sets it on many days, and in papers of every size: it has no hole, and nothing lies on anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from plugins.front.setting import pages
from plugins.images.darkroom import inspection
from plugins.intake.reading import read_paper
from plugins.newsroom.model import Body, Paper
from plugins.newsroom.pages import Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from plugins.press.assets import assets
from plugins.press.catalogues import voices
from plugins.press.chrome import chrome
from plugins.press.templates import load
from plugins.press.typesetter import Typesetter, house_style
from tests.factories import PRESS_DAY, ROOT, SETTINGS, group, paper
from tests.front.papers import PICTURE, written
from tests.sizes import size

pytestmark = [pytest.mark.browser]

THEME = ROOT / "theme"
FIRST = date(2026, 9, 25)
SITE = "http://front.example"
WIDTHS = (390, 760, 1280)

BOXES = """() => {
  const box = element => { const {left, right, top, bottom} = element.getBoundingClientRect(); return {left, right, top, bottom}; };
  const all = selector => [...document.querySelectorAll(selector)].map(box);
  return {wide: document.documentElement.scrollWidth - document.documentElement.clientWidth, main: box(document.querySelector('.front') || document.body),
          pieces: all('.front > *'), use: all('.front__use > *'), foot: all('.front__foot > *'),
          lines: all('.strip__line').length, pictures: all('.card__picture img').length, seconds: all('.front__second').length,
          different: new Set([...document.querySelectorAll('.card__picture img')].map(i => i.getAttribute('src'))).size};
}"""

Boxes = list[dict[str, float]]


@cache
def static() -> Any:
    return assets(THEME, load(THEME))


def front(made: Paper, settings: Settings) -> str:
    """The front page as HTML."""
    settings = replace(settings, voices=voices(THEME))
    style = house_style(THEME, settings, load(THEME), static().by_template, lambda lang: chrome(made, settings.speaking(lang)))
    page = next(page for page in pages(made, settings) if isinstance(page, Page) and page.address == "/")
    return Typesetter(style).sheet(page).data.decode()


def looked_at(browser: Browser, fronts: Iterator[tuple[str, str]], site: Path | None = None) -> Iterator[tuple[str, int, Any]]:
    """Where everything of each front stands, at three widths; pictures are those of a site, or none."""
    files = {file.address: file.content for file in static().files}
    current = ""

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(SITE)
        picture = site / address.lstrip("/") if site else None
        if address == "/":
            route.fulfill(body=current, content_type="text/html; charset=utf-8")
        elif address in files:
            route.fulfill(body=files[address], content_type="text/css" if address.endswith(".css") else None)
        elif picture and picture.is_file():
            route.fulfill(path=picture)
        else:
            route.fulfill(status=404)

    context = browser.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    for name, html in fronts:
        current = html
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(SITE + "/")
            yield name, width, page.evaluate(BOXES)
    context.close()


def first_row(boxes: Boxes) -> float:
    """How wide the boxes are that stand in the first row."""
    top = min(box["top"] for box in boxes)
    return sum(box["right"] - box["left"] for box in boxes if box["top"] - top < 40)


def overlaps(one: dict[str, float], other: dict[str, float]) -> bool:
    return min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1 and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1


def judge(name: str, width: int, found: Any) -> None:
    """Nothing is too wide, lies on anything, or leaves a column empty."""
    where = f"{name} at {width}"
    assert found["wide"] <= 0, where
    room = found["main"]["right"] - found["main"]["left"]
    for part in ("pieces", "use", "foot"):
        boxes: Boxes = found[part]
        assert not any(overlaps(one, other) for number, one in enumerate(boxes) for other in boxes[:number]), (where, part)
        assert not boxes or first_row(boxes) > 0.8 * room, (where, part)
    if 640 <= width < 1024 and found["seconds"]:
        last = [box for box in found["pieces"] if abs(box["bottom"] - max(b["bottom"] for b in found["pieces"])) < 40 or box is found["pieces"][-1]]
        assert sum(box["right"] - box["left"] for box in last) > 0.8 * room, where


@pytest.mark.soak
def test_front_of_the_sample_has_no_hole_on_any_press_day(browser: Browser, settings: Settings, built_site: Path) -> None:
    days = [FIRST + timedelta(days=n) for n in range(0, 120, max(1, 120 // size(12, 120)))]

    def fronts() -> Iterator[tuple[str, str]]:
        for day in days:
            yield day.isoformat(), front(read_paper(ROOT / "content", settings, day, inspection), settings)

    for name, width, found in looked_at(browser, fronts(), built_site):
        judge(name, width, found)
        assert found["lines"] >= 6, name
        assert found["pictures"] >= 5 and found["different"] == found["pictures"], name


def test_front_of_a_paper_of_any_size_has_no_hole(browser: Browser) -> None:
    def fronts() -> Iterator[tuple[str, str]]:
        for count, every in ((0, 1), (1, 1), (1, 2), (2, 2), (3, 2), (4, 1), (5, 2), (5, 9), (20, 2)):
            groups = tuple(group(f"group-{number}") for number in range(count))
            images = (PICTURE if number % every == every - 1 else None for number in range(count))
            pieces = (written(f"{g.slug}/first", number % 5, PRESS_DAY, image=image) for number, (g, image) in enumerate(zip(groups, images, strict=True)))
            yield f"{count} groups, every {every}. with a picture", front(paper(*pieces, groups=groups), SETTINGS)

    for name, width, found in looked_at(browser, fronts()):
        judge(name, width, found)
        assert found["seconds"] == min(4, max(0, int(name.split()[0]) - 1)), name


def test_front_before_anything_is_published_says_so() -> None:
    assert "Nothing published yet." in front(paper(groups=(group("north"),)), SETTINGS)


def test_lead_that_stands_alone_is_set_over_the_whole_width(browser: Browser) -> None:
    alone = paper(written("north/first", 1, PRESS_DAY, body=Body((), 300, "The gate was locked. " * 60)), groups=(group("north"),))

    *_, (_, _, found) = looked_at(browser, iter([("alone", front(alone, SETTINGS))]))

    (lead,) = found["pieces"]
    assert lead["right"] - lead["left"] == pytest.approx(found["main"]["right"] - found["main"]["left"])
