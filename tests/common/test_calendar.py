"""Calendars, read by two parsers that are not the library that writes them: vobject and ics."""

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from plugins.events.calendar import files
from plugins.newsroom import events
from plugins.newsroom.events import Event
from plugins.newsroom.pages import Job
from tests.factories import SETTINGS, event, group, paper

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import ics

WEEKLY = {"repeats": "weekly", "until": date(2026, 6, 25)}
AMSTERDAM, CAIRO = ZoneInfo("Europe/Amsterdam"), ZoneInfo("Africa/Cairo")
AWKWARD = (
    event("plain", title="Rent, repairs; and a title long enough to be folded twice: “it’s ours” \\ back", ends=datetime(2026, 12, 3, 21, tzinfo=AMSTERDAM)),
    event("off", status="cancelled", note="No heating.", updated=datetime(2026, 11, 20, 9, tzinfo=UTC)),
    event("cairo", title="دفتر الكلمات", lang="ar", place="cairo", zone="Africa/Cairo", starts=datetime(2026, 4, 23, 19, tzinfo=CAIRO), **WEEKLY),
    event("winter", starts=datetime(2026, 10, 1, 19, tzinfo=AMSTERDAM), repeats="weekly", until=date(2026, 12, 17), skipped=(date(2026, 11, 26),)),
    event("last", starts=datetime(2026, 11, 28, 18, tzinfo=AMSTERDAM), repeats="monthly-last", until=date(2027, 5, 31)),
    event("first", starts=datetime(2026, 12, 1, 18, 30, tzinfo=AMSTERDAM), repeats="monthly", until=date(2027, 11, 30)),
    event("shared", organisers=("south",), online="https://example.org/line", access="step-free"),
)


def calendars(*held: Event) -> dict[str, bytes]:
    own = paper(groups=(group("north"), group("south")), events=held)
    return {file.address: file.content.run()[file.part] for file in files(own, SETTINGS) if isinstance(file.content, Job)}


def entries(data: bytes) -> dict[str, Any]:
    """The events of a calendar by the name in their uid, as vobject reads them."""
    return {item.uid.value.split("@")[0].split(".")[1]: item for item in vobject.readOne(data.decode()).vevent_list}


def test_two_parsers_read_the_same_events() -> None:
    data = calendars(*AWKWARD)["/events/events.ics"]

    by_vobject = {item.uid.value: (item.summary.value, item.dtstart.value.astimezone(UTC)) for item in entries(data).values()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        by_ics = {item.uid: (item.name, item.begin.datetime.astimezone(UTC)) for item in ics.Calendar(data.decode()).events}

    assert by_vobject == by_ics
    assert by_vobject == {f"north.{e.slug}@test-paper": (e.title, e.starts.astimezone(UTC)) for e in AWKWARD}


@pytest.mark.parametrize("item", [e for e in AWKWARD if e.repeats], ids=lambda e: e.slug)
def test_another_parser_finds_the_same_days(item: Event) -> None:
    entry = entries(calendars(item)["/events/events.ics"])[item.slug]

    found = [moment.replace(tzinfo=item.starts.tzinfo) for moment in entry.getrruleset(addRDate=True)]

    assert found == [occasion.starts for occasion in events.occasions(item)]


def test_zones_are_described_as_they_are() -> None:
    whole = vobject.readOne(calendars(*AWKWARD)["/events/events.ics"].decode())

    zones = {zone.tzid.value: zone.gettzinfo() for zone in whole.vtimezone_list}

    assert set(zones) == {"Europe/Amsterdam", "Africa/Cairo"}
    for name, zone in zones.items():
        for month in range(1, 13):
            moment = datetime(2026, month, 15, 12)
            assert zone.utcoffset(moment) == moment.replace(tzinfo=ZoneInfo(name)).utcoffset(), (name, month)


def test_cancelled_event_stays_and_its_sequence_grows() -> None:
    before = entries(calendars(event())["/events/events.ics"])["vote"]
    undated = entries(calendars(event(status="cancelled"))["/events/events.ics"])["vote"]
    dated = entries(calendars(event(status="cancelled", updated=datetime(2026, 11, 20, tzinfo=UTC)))["/events/events.ics"])["vote"]
    later = entries(calendars(event(updated=datetime(2026, 11, 21, tzinfo=UTC)))["/events/events.ics"])["vote"]

    assert [entry.status.value for entry in (before, undated, later)] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    numbers = [int(entry.sequence.value) for entry in (before, undated, dated, later)]
    assert numbers == sorted(set(numbers)) and numbers[0] == 0
    assert len({entry.uid.value for entry in (before, undated, dated, later)}) == 1


def test_every_group_and_place_has_its_calendar() -> None:
    made = calendars(*AWKWARD)

    assert set(entries(made["/events/groups/south.ics"])) == {"shared"}
    assert set(entries(made["/events/places/cairo.ics"])) == {"cairo"}
    assert "vevent" not in vobject.readOne(made["/events/places/online.ics"].decode()).contents


def test_calendar_does_not_depend_on_the_day_it_is_made() -> None:
    def on(day: date) -> list[bytes]:
        own = paper(groups=(group("north"),), events=AWKWARD, press_day=day)
        return [file.content.run()[0] for file in files(own, SETTINGS) if isinstance(file.content, Job)]

    assert on(date(2026, 11, 23)) == on(date(2027, 2, 1))
