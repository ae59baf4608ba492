"""The page that explains the front states the same rule as the code: its figures, its steps, its example."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest

from plugins.front.rule import BANDS, SECONDS, TOGETHER, TOGETHER_SEATS, choose, days_order
from plugins.front.setting import pages
from plugins.front.shares import WINDOWS, shares
from plugins.images.darkroom import inspection
from plugins.intake.front_desk import MAX_WHY
from plugins.intake.reading import read_paper
from plugins.newsroom.front_desk import DATE_SLACK, STOP_PRESS_DAYS
from plugins.newsroom.front_views import FrontView
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Page
from plugins.newsroom.settings import Settings
from tests.factories import PRESS_DAY, ROOT, SETTINGS, group, paper
from tests.front.by_the_page import ByThePage
from tests.front.papers import drawn, written
from tests.sizes import size

SAMPLE: Settings = run_path(str(ROOT / "pelicanconf.py"))["NEWSPAPER"]
PAGE = " ".join((ROOT / "content/pages/front-rule.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def sample() -> Paper:
    return read_paper(Path(ROOT / "content"), SAMPLE, PRESS_DAY, inspection)


@pytest.mark.soak
def test_somebody_who_knows_the_page_alone_makes_the_same_front() -> None:
    for case in drawn(size(150, 10_000), 42):
        made, told = choose(case.paper, SETTINGS, case.day), ByThePage(case.paper, case.day)

        assert list(made.strip) == told.strip
        assert made.lead is told.lead
        assert list(made.seconds) == told.seconds
        assert list(made.together) == told.together
        assert made.editor == told.editor


def test_page_has_the_figures_of_the_code() -> None:
    for told in (
        f"every article less than {SAMPLE.front_pool_days} days old",
        f"until it is more than {SAMPLE.front_choice_days} days old",
        f"the newest articles that {TOGETHER_SEATS} or more seats have confirmed, {TOGETHER} of them at most",
        f"at least {SAMPLE.front_lead_words} words",
        f"those under {BANDS[0]} days old, and only if there are none among those under {BANDS[1]}, then {BANDS[2]}, then {SAMPLE.front_pool_days}.",
        f"{SECONDS} **seconds** follow",
        f"if there is one of at most {MAX_WHY} characters",
        f"for {STOP_PRESS_DAYS * 24} hours, which is {STOP_PRESS_DAYS} press days",
        f"its date can't move by more than {DATE_SLACK.days} days",
        f"every section shows its {('one', 'two', 'three', 'four')[SAMPLE.front_column_cards - 1]} newest pieces that don't stand above",
    ):
        assert told in PAGE, told


def test_page_has_the_steps_of_the_rule_in_order() -> None:
    steps = re.findall(r" \d\. \*\*(.+?)\*\*", PAGE)

    names = ["The pool", "Seats.", "A seat's piece.", "From all the groups", "Together", "The lead", "The day's order", "The week's editor.", "Stop press."]
    assert steps == names


def test_example_on_the_page_is_right(sample: Paper) -> None:
    seats = list(sample.seats())
    number, count = PRESS_DAY.toordinal(), len(seats)
    cycle, turn = divmod(number, count)
    rows = re.findall(r"\| ([a-z-]+) \| `([0-9a-f]{8})` \|", PAGE)
    order = days_order(seats, PRESS_DAY)

    assert f"The day's number is {number}, so *c* is {cycle} and *k* is {turn}." in PAGE
    assert sorted(seat for seat, _ in rows) == sorted(seats)
    assert rows == sorted(rows, key=lambda row: row[1])
    assert all(hashlib.sha256(f"{cycle}|{seat}".encode()).hexdigest().startswith(digest) for seat, digest in rows)
    assert order == tuple(seat for seat, _ in rows[turn:] + rows[:turn])
    first = next(seat for seat, _ in choose(sample, SAMPLE, PRESS_DAY).strip)
    assert f"{order[0]} is first." in PAGE and f"its turn passes to {first}." in PAGE


def test_week_in_the_example_is_right(sample: Paper) -> None:
    week, rota = (PRESS_DAY.toordinal() - 1) // 7, sample.front_desk.rota

    assert f"That week is number {week} since the year 1" in PAGE
    assert f"the remainder is {week % len(rota)}, so it is the second of them, {rota[week % len(rota)]}." in PAGE
    assert sample.front_desk.on_duty(PRESS_DAY) == rota[week % len(rota)]


def test_news_sections_named_on_the_page_are_those_of_the_paper(sample: Paper) -> None:
    news = [section.name("en") for section in sample.sections.values() if section.kind == "news"]

    assert f"{', '.join(news[:-1])} and {news[-1]} are the news sections" in PAGE


def test_shares_are_counted_day_by_day_and_stand_in_the_order_of_names(sample: Paper) -> None:
    counted, found = shares(sample, SAMPLE)

    lead = {share.group: share.lead for share in found}
    slow = [choose(sample, SAMPLE, date.fromordinal(PRESS_DAY.toordinal() - n)).lead for n in range(WINDOWS[0])]
    assert {slug: days[0] for slug, days in lead.items() if days[0]} == {
        p.group: sum(1 for other in slow if other and other.group == p.group) for p in slow if p
    }
    assert tuple(sum(days[n] for days in lead.values()) for n in range(len(WINDOWS))) == counted
    names = [sample.groups[share.group].name for share in found]
    assert names == sorted(names, key=str.casefold)


def test_group_without_a_piece_has_its_line_among_the_shares() -> None:
    silent = paper(written("north/strike", 1, PRESS_DAY), groups=(group("south"),))

    _, found = shares(silent, SETTINGS)

    assert [(share.group, share.above[0]) for share in found] == [("north", 2), ("south", 0)]


def test_front_of_an_empty_pool_is_that_of_the_newest_article_and_says_so() -> None:
    old, older = written("north/new", 60, PRESS_DAY), written("south/old", 90, PRESS_DAY)
    quiet, busy = paper(old, older), paper(written("north/new", 59, PRESS_DAY), older)

    asleep, awake = (next(page.view for page in pages(own, SETTINGS) if isinstance(page, Page)) for own in (quiet, busy))

    assert isinstance(asleep, FrontView) and isinstance(awake, FrontView)
    assert (asleep.quiet_since, awake.quiet_since) == (old.date.date(), None)
    assert asleep.lead and asleep.lead.href == "/north/new/" and len(asleep.strip) == 2
    assert awake.lead and len(awake.strip) == 1
    assert "Should the pool be empty, the front is that of the day of the newest article, and says so." in PAGE
