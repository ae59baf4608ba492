"""Calendars, read by two parsers that are not the library that writes them: vobject and ics."""

from __future__ import annotations

import random
import warnings
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from plugins.events.calendar import files
from plugins.newsroom import events
from plugins.newsroom.events import Event, Rhythm
from plugins.newsroom.pages import Job
from plugins.newsroom.value import replace
from tests.factories import SETTINGS, event, group, paper
from tests.sizes import size

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
    for zone in vars(vobject.readOne(data.decode())).get("contents", {}).get("vtimezone", ()):
        vobject.icalendar.registerTzid(zone.tzid.value, zone.gettzinfo())  # else it takes the zones of a calendar that it read before
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


@pytest.mark.parametrize(
    ("name", "onset"), [("Europe/Amsterdam", "20270328T020000"), ("Africa/Cairo", "20270430T000000"), ("Australia/Lord_Howe", "20261004T020000")]
)
def test_hour_at_which_clocks_go_forward_is_told_as_they_show_it_before(name: str, onset: str) -> None:
    item = event(starts=datetime(2026, 12, 3, 19, tzinfo=ZoneInfo(name)), zone=name, repeats="weekly", until=date(2027, 12, 1))

    data = calendars(item)["/events/events.ics"].decode()

    (described,) = [part for part in data.split("BEGIN:DAYLIGHT")[1:] if onset in part]
    assert f"DTSTART:{onset}" in described or f"RDATE:{onset}" in described


def test_cancelled_event_stays_and_its_sequence_grows() -> None:
    before = entries(calendars(event())["/events/events.ics"])["vote"]
    undated = entries(calendars(event(status="cancelled"))["/events/events.ics"])["vote"]
    dated = entries(calendars(event(status="cancelled", updated=datetime(2026, 11, 20, tzinfo=UTC)))["/events/events.ics"])["vote"]
    later = entries(calendars(event(updated=datetime(2026, 11, 21, tzinfo=UTC)))["/events/events.ics"])["vote"]

    assert [entry.status.value for entry in (before, undated, later)] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    numbers = [int(entry.sequence.value) for entry in (before, undated, dated, later)]
    assert numbers == sorted(set(numbers)) and numbers[0] == 0
    assert len({entry.uid.value for entry in (before, undated, dated, later)}) == 1


@pytest.mark.soak
def test_thousands_of_events_are_read_the_same_by_two_parsers_and_fall_on_the_same_days() -> None:
    looked_at = changed_clocks = 0
    for batch in range(size(2, 125)):
        held = [_drawn(random.Random(f"{batch}|{number}"), f"e{number}") for number in range(40)]
        data = calendars(*held)["/events/events.ics"].decode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            by_ics = {item.uid.split("@")[0].split(".")[1]: item for item in ics.Calendar(data).events}
        by_vobject = entries(data.encode())
        zones = {zone.tzid.value: zone.gettzinfo() for zone in vobject.readOne(data).vtimezone_list}

        for item in held:
            one, other = by_vobject[item.slug], by_ics[item.slug]
            assert one.summary.value == other.name == item.title
            assert one.status.value == other.status == ("CANCELLED" if item.status == "cancelled" else "CONFIRMED")
            assert int(one.sequence.value) == events.sequence(item)
            assert one.dtstart.value.astimezone(UTC) == other.begin.datetime.astimezone(UTC) == item.starts.astimezone(UTC)
            days = [moment.replace(tzinfo=item.starts.tzinfo) for moment in one.getrruleset(addRDate=True)] if item.repeats else [item.starts]
            times = [occasion.starts for occasion in events.occasions(item)]
            assert days == times, item
            offsets = {moment: moment.utcoffset() for moment in times if _is_shown_by_the_clock(moment)}
            assert item.zone == "UTC" or {moment: zones[item.zone].utcoffset(moment.replace(tzinfo=None)) for moment in offsets} == offsets, item
            looked_at += 1
            changed_clocks += len(set(offsets.values())) > 1
    assert looked_at >= 80 and changed_clocks


def _drawn(dice: random.Random, slug: str) -> Event:
    """Something to go to, anywhere, at any hour that the clock there shows, once or again and again."""
    name = dice.choice(("Europe/Amsterdam", "Africa/Cairo", "America/Santiago", "Asia/Kolkata", "Europe/London", "Australia/Lord_Howe", "UTC"))
    zone = ZoneInfo(name)
    while True:
        starts = datetime(2025, 1, 1) + timedelta(minutes=15 * dice.randrange(4 * 24 * 900))
        there = starts.replace(tzinfo=zone)
        if _is_shown_by_the_clock(there):
            break
    last: Rhythm = "monthly-last" if (starts + timedelta(days=7)).month != starts.month else "monthly"
    repeats: Rhythm | None = dice.choice((None, "daily", "weekly", "fortnightly", "monthly", last, "yearly"))
    until = starts.date() + timedelta(days=dice.randrange(730)) if repeats else None
    drawn = event(
        slug,
        title="".join(dice.choice('abc ,;:\\"”é火🚲م\u0301') for _ in range(dice.randint(1, 90))).strip() or "x",
        starts=there,
        ends=(starts + timedelta(minutes=dice.choice((30, 90, 600, 3000)))).replace(tzinfo=zone) if dice.random() < 0.7 else None,
        zone=name,
        repeats=repeats,
        until=until,
        status=dice.choice(("on", "moved", "cancelled", "full")),
        updated=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=dice.randrange(10**6)) if dice.random() < 0.5 else None,
    )
    days = [occasion.starts.date() for occasion in events.occasions(drawn)]
    return replace(drawn, skipped=tuple(sorted(dice.sample(days[1:], min(len(days) - 1, dice.randrange(3))))) if repeats else ())


def _is_shown_by_the_clock(moment: datetime) -> bool:
    """Whether there is such a time: where summer time begins, an hour is left out."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) == moment.replace(tzinfo=None)


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
