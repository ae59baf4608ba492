from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from plugins.front.use import city_week, debate_now, to_do, won
from plugins.newsroom.campaigns import Campaign, Evidence
from plugins.newsroom.events import Event
from plugins.newsroom.model import Body, ReplyTo
from plugins.newsroom.tasks import Task
from plugins.newsroom.value import replace
from tests.factories import PRESS_DAY, SETTINGS, group, paper, piece


def campaign(slug: str, days_ago: int, outcome: str = "won", **changes: object) -> Campaign:
    usual = {"ended": PRESS_DAY - timedelta(days=days_ago), "outcome": outcome, "evidence": (Evidence("The letter."), Evidence("The taps."))}
    return Campaign("north", slug, "", slug.title(), "", date(2026, 1, 1), "en", Body(), (), **{**usual, **changes})  # type: ignore[arg-type]


def task(own: str, slug: str, minutes: int = 10, **changes: object) -> Task:
    return Task(own, slug, "", slug.title(), date(2026, 11, 1), "proofread", minutes, "", "en", Body(), **changes)  # type: ignore[arg-type]


def event(slug: str, days: int, place: str) -> Event:
    starts = datetime(PRESS_DAY.year, PRESS_DAY.month, PRESS_DAY.day, 19, tzinfo=UTC) + timedelta(days=days)
    return Event("north", slug, "", slug.title(), starts, None, place, "", "UTC", "en", Body())


def test_what_was_won_in_the_last_month_stands_with_what_shows_it() -> None:
    own = paper(groups=(group("north"),), campaigns=(campaign("taps", 3), campaign("heat", 20, "partly"), campaign("old", 40), campaign("lost", 2, "lost")))

    found = won(own, SETTINGS)

    assert [(line.campaign.title, [e.text for e in line.evidence]) for line in found] == [("Taps", ["The letter."]), ("Heat", ["The letter."])]


def test_three_tasks_of_a_quarter_of_an_hour_are_of_three_groups_where_they_can_be_and_change_day_by_day() -> None:
    tasks = (
        *(task("north", f"n{n}") for n in range(6)),
        task("south", "s"),
        task("east", "e", 15),
        task("east", "long", 16),
        task("west", "w", done=date(2026, 11, 2)),
    )
    groups = tuple(group(slug) for slug in ("north", "south", "east", "west"))

    shown = [to_do(paper(groups=groups, tasks=tasks, press_day=PRESS_DAY + timedelta(days=n)), SETTINGS) for n in range(8)]

    assert all({line.group.slug for line in lines} == {"north", "south", "east"} for lines in shown)
    assert len({line.href for lines in shown for line in lines if line.group.slug == "north"}) > 3


def test_city_is_one_with_something_on_within_a_week_and_cities_take_turns() -> None:
    events = (event("talk", 1, "cairo"), event("picket", 6, "rotterdam"), event("later", 7, "rotterdam"), event("call", 2, "online"))

    days = [city_week(paper(groups=(group("north"),), events=events, press_day=PRESS_DAY + timedelta(days=n)), SETTINGS) for n in (0, 1)]

    assert sorted(week.place.text for week in days if week) == ["Cairo", "Rotterdam"]
    assert {e.title for week in days if week for e in week.events} <= {"Talk", "Picket", "Later"}
    assert city_week(paper(groups=(group("north"),), events=(event("call", 2, "online"),)), SETTINGS) is None
    assert city_week(paper(groups=(group("north"),), events=(replace(event("off", 2, "cairo"), status="cancelled"),)), SETTINGS) is None


def test_debate_of_the_moment_is_the_one_in_which_something_was_published_last() -> None:
    own = paper(
        piece("north/a", date=datetime(2026, 11, 1, tzinfo=UTC)),
        piece("south/b", date=datetime(2026, 11, 20, tzinfo=UTC), reply_to=(ReplyTo("north/a"),)),
        piece("north/c", date=datetime(2026, 11, 2, tzinfo=UTC)),
        piece("south/d", date=datetime(2026, 11, 3, tzinfo=UTC), reply_to=(ReplyTo("north/c"),)),
    )

    found = debate_now(own)

    assert found and found.link.text == "A" and found.link.count == 2
    assert [mark.slug for mark in found.groups] == ["north", "south"]
    assert debate_now(paper(piece("north/a"))) is None
