"""Calendars to subscribe to: the whole, and one for every group and place. The only importer of icalendar (BSD-2-Clause).

Nothing in them depends on the day they are made: an event's stamp and sequence come from `updated` in its front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

import icalendar
from icalendar.prop import vRecur

from plugins.newsroom import addresses, cards
from plugins.newsroom.events import DAYS, Event, week_of_month
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File
from plugins.newsroom.settings import Settings

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def files(paper: Paper, settings: Settings) -> Iterator[File]:
    """All calendars, each as a file."""
    entries = {event.id: entry(paper, settings, event) for event in paper.events}

    def whole(title: str, held: Iterable[Event]) -> bytes:
        return calendar(settings, title, [(event, entries[event.id]) for event in held])

    yield File(addresses.calendar(), "events", whole(settings.name, paper.events))
    for slug, group in paper.groups.items():
        yield File(addresses.calendar("groups", slug), "events", whole(f"{settings.name}: {group.name}", [e for e in paper.events if slug in e.groups]))
    for slug in paper.places:
        name = paper.places[slug].name(settings.language)
        yield File(addresses.calendar("places", slug), "events", whole(f"{settings.name}: {name}", [e for e in paper.events if e.place == slug]))


def calendar(settings: Settings, title: str, entries: list[tuple[Event, icalendar.Event]]) -> bytes:
    """One calendar with the zones that its events need."""
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{settings.permanent_name or settings.name}//joint-press//EN")
    made.add("method", "PUBLISH")
    made.add("name", title)
    made.add("x-wr-calname", title)
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for _, component in entries:
        made.add_component(component)
    if entries:
        days = [day for event, _ in entries for day in (event.starts.date(), event.until or event.starts.date())]
        made.add_missing_timezones(min(days) - timedelta(days=400), max(days) + timedelta(days=400))
        # icalendar adds zones in the order of a set, which is another in every process
        zones = sorted(made.timezones, key=lambda zone: str(zone["TZID"]))
        made.subcomponents = [*zones, *(component for component in made.subcomponents if component.name != "VTIMEZONE")]
    return bytes(made.to_ical())


def entry(paper: Paper, settings: Settings, event: Event) -> icalendar.Event:
    """An event as calendars have it; a cancelled one stays, and says that it is."""
    made = icalendar.Event()
    made.add("uid", f"{event.group}.{event.slug}@{(settings.permanent_name or settings.name).lower().replace(' ', '-')}")
    made.add("dtstamp", (event.updated or event.starts - timedelta(days=365)).astimezone(UTC))
    made.add("sequence", sequence(event))
    made.add("status", "CANCELLED" if event.status == "cancelled" else "CONFIRMED")
    made.add("summary", event.title, parameters={"LANGUAGE": event.lang})
    made.add("dtstart", event.starts)
    if event.ends:
        made.add("dtend", event.ends)
    if event.repeats:
        made.add("rrule", rule(event))
        for day in event.skipped:
            made.add("exdate", datetime.combine(day, event.starts.time(), event.starts.tzinfo))
    place = cards.place_link(paper, settings, event.place).text
    made.add("location", ", ".join(filter(None, (event.venue, place))))
    made.add("description", "\n\n".join(filter(None, (event.note, event.body.text, event.access, event.online))))
    made.add("contact", ", ".join(cards.mark(paper, slug).name for slug in event.groups))
    made.add("categories", [event.kind])
    made.add("url", settings.url + event.address)
    if event.online:
        made.add("conference", event.online, parameters={"VALUE": "URI"})
    if event.updated:
        made.add("last-modified", event.updated.astimezone(UTC))
    return made


def sequence(event: Event) -> int:
    """A number that grows with every change that is dated: the minutes from 2020 to `updated`; 1 for what was changed undated."""
    if event.updated:
        return max(1, int((event.updated - EPOCH).total_seconds() // 60))
    return int(event.status != "on")


def rule(event: Event) -> vRecur:
    """The rule by which an event is repeated."""
    until = datetime.combine(event.until or event.starts.date(), time.max.replace(microsecond=0), event.starts.tzinfo).astimezone(UTC)
    if event.repeats in DAYS:
        days = DAYS[event.repeats]
        parts = {"freq": "DAILY"} if days == 1 else {"freq": "WEEKLY", "interval": days // 7}
    elif event.repeats == "yearly":
        parts = {"freq": "YEARLY"}
    else:
        number = -1 if event.repeats == "monthly-last" else week_of_month(event.starts.date())
        parts = {"freq": "MONTHLY", "byday": f"{number}{WEEKDAYS[event.starts.weekday()]}"}
    return vRecur({**parts, "until": until})
