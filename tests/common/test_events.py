"""Events: when they take place, who calls for them, where they are listed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.events.setting import pages
from plugins.newsroom import events
from plugins.newsroom.event_views import CalendarView, EventPageView, EventsView
from plugins.newsroom.events import Event, Rhythm
from plugins.newsroom.pages import Page
from tests.factories import PRESS_DAY, SETTINGS, content, event, group, paper, piece, read
from tests.sizes import size

ZONE = ZoneInfo("Europe/Amsterdam")


def by_dateutil(item: Event) -> list[datetime]:
    """The days of a repeated event as dateutil reckons them."""
    first = item.starts.replace(tzinfo=None)
    last = item.until or first.date()
    until = datetime(last.year, last.month, last.day, 23, 59, 59)
    number = -1 if item.repeats == "monthly-last" else (first.day + 6) // 7
    rhythms: dict[str, tuple[Any, dict[str, Any]]] = {
        "daily": (DAILY, {}),
        "weekly": (WEEKLY, {}),
        "fortnightly": (WEEKLY, {"interval": 2}),
        "monthly": (MONTHLY, {"byweekday": weekday(first.weekday(), number)}),
        "monthly-last": (MONTHLY, {"byweekday": weekday(first.weekday(), number)}),
        "yearly": (YEARLY, {}),
    }
    freq, extra = rhythms[item.repeats or "daily"]
    return [moment.replace(tzinfo=ZONE) for moment in rrule(freq, dtstart=first, until=until, **extra)]


@pytest.mark.soak
@given(
    first=st.datetimes(datetime(2020, 1, 1), datetime(2031, 12, 31)),
    days=st.integers(0, 731),
    repeats=st.sampled_from(["daily", "weekly", "fortnightly", "monthly", "monthly-last", "yearly"]),
)
@settings(max_examples=size(100, 10_000), deadline=None)
def test_days_of_a_repeated_event_are_those_of_dateutil(first: datetime, days: int, repeats: Rhythm) -> None:
    starts = first.replace(microsecond=0, tzinfo=ZONE)
    item = event(starts=starts, repeats=repeats, until=first.date() + timedelta(days=days))

    expected = by_dateutil(item)

    assert [occasion.starts for occasion in events.occasions(item)] == (expected or [starts])


def test_clock_on_the_wall_stays_the_same_over_the_end_of_summer_time() -> None:
    item = event(starts=datetime(2026, 10, 22, 19, tzinfo=ZONE), ends=datetime(2026, 10, 22, 21, tzinfo=ZONE), repeats="weekly", until=date(2026, 10, 29))

    before, after = events.occasions(item)

    assert (before.starts.hour, after.starts.hour, after.ends and after.ends.hour) == (19, 19, 21)
    assert after.starts.utcoffset() != before.starts.utcoffset()


def test_skipped_days_are_left_out_and_the_next_time_is_told() -> None:
    item = event(starts=datetime(2026, 11, 5, 19, tzinfo=ZONE), repeats="weekly", until=date(2026, 12, 10), skipped=(date(2026, 11, 26),))

    following = events.next_occasion(item, PRESS_DAY)

    assert following and following.starts.date() == date(2026, 12, 3)


def test_event_that_is_over_is_past_and_one_that_goes_on_is_not() -> None:
    over = event("over", starts=datetime(2026, 11, 20, 19, tzinfo=ZONE))
    today = event("today", starts=datetime(2026, 11, 23, 8, tzinfo=ZONE))

    assert [o.event.slug for o in events.coming((over, today), PRESS_DAY)] == ["today"]
    assert [o.event.slug for o in events.past((over, today), PRESS_DAY)] == ["over"]


def test_group_is_named_as_organiser_only_after_its_own_word(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").group("south").group("west")
    own.event("north", "vote", with_=["south", "west"]).join("south", "events", "north/vote")

    (found,) = read(own).events

    assert (found.groups, found.invited) == (("north", "south"), ("west",))


def test_event_can_be_linked_to_and_one_with_a_problem_takes_no_page_with_it(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").event("north", "vote").event("north", "broken", ends="2026-12-03T18:00")
    own.article("north", "strike", body="[Vote](../events/vote.md) and [broken](../events/broken.md).")

    found = read(own)

    assert 'href="/events/north/vote/"' in found.by_id["north/strike"].body.html
    assert "broken/" not in found.by_id["north/strike"].body.html
    assert {finding.rule for finding in found.findings} == {"event-ends", "absent-link"}


def test_planned_and_past_stand_on_one_list_by_year_month_and_place() -> None:
    weekly = event("weekly", starts=datetime(2026, 11, 5, 19, tzinfo=ZONE), repeats="weekly", until=date(2026, 12, 17))
    once = event("once", starts=datetime(2025, 12, 31, 20, tzinfo=ZONE))
    made = {page.address: page.view for page in pages(paper(groups=(group("north"),), events=(weekly, once)), SETTINGS) if isinstance(page, Page)}

    month, year, place = (made[address] for address in ("/events/2026/11/", "/events/2026/", "/events/places/rotterdam/"))

    assert isinstance(month, CalendarView) and isinstance(year, CalendarView) and isinstance(place, CalendarView)
    assert [(e.starts.day, e.past) for e in month.events] == [(5, True), (12, True), (19, True), (26, False)]
    assert [e.title for e in year.events] == ["Meeting"]
    assert [e.href for e in place.events] == ["/events/north/once/", "/events/north/weekly/"]
    assert year.previous and year.previous.href == "/events/2025/"


def test_past_event_leads_to_its_report() -> None:
    told = event(starts=datetime(2026, 11, 1, 19, tzinfo=ZONE), reports=("north/report", "north/gone"))
    made = {page.address: page.view for page in pages(paper(piece("north/report"), events=(told,)), SETTINGS) if isinstance(page, Page)}

    view, overview = made["/events/north/vote/"], made["/events/"]

    assert isinstance(view, EventPageView) and isinstance(overview, EventsView)
    assert [link.href for link in view.event.reports] == ["/north/report/"]
    assert [e.href for e in overview.past] == ["/events/north/vote/"] and not overview.coming


def test_cancelled_event_stays_on_the_list() -> None:
    off = event(status="cancelled", note="The hall has no heating.")
    made = {page.address: page.view for page in pages(paper(groups=(group("north"),), events=(off,)), SETTINGS) if isinstance(page, Page)}

    overview = made["/events/"]

    assert isinstance(overview, EventsView) and [(e.status, e.note) for e in overview.coming] == [("cancelled", "The hall has no heating.")]
