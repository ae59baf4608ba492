"""Calendars to subscribe to: the whole, and one for every group and place. The only importer of icalendar (BSD-2-Clause).

Nothing in them depends on the day they are made: an event's stamp and sequence come from `updated` in its front matter,
and `paper check --against` sees to it that `updated` moves when an appointment does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from plugins.installed import installed
from plugins.newsroom import addresses, cards
from plugins.newsroom.events import DAYS, Event, sequence, week_of_month
from plugins.newsroom.model import Body, Paper
from plugins.newsroom.pages import File, Job
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value, replace

if TYPE_CHECKING:
    from icalendar import Event as Component
    from icalendar import Timezone
    from icalendar.prop import vRecur

VERSION = "2"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Entry(Value):
    """An event as calendars have it: plain values, so that a calendar is made again only when they change."""

    event: Event
    uid: str
    place: str
    groups: str
    text: str
    url: str


def files(paper: Paper, settings: Settings) -> Iterator[File]:
    """All calendars, each as a file that is made apart."""
    entries = [entry(paper, settings, event) for event in paper.events]
    version = f"{VERSION} {installed('icalendar')} {installed('tzdata')}"
    name = settings.permanent_name or settings.name

    def whole(address: str, title: str, held: Iterable[Entry]) -> File:
        return File(address, "events", Job(calendar, (name, title, tuple(held)), version))

    yield whole(addresses.calendar(), settings.name, entries)
    for slug, group in paper.groups.items():
        yield whole(addresses.calendar("groups", slug), f"{settings.name}: {group.name}", (e for e in entries if slug in e.event.groups))
    for slug in paper.places:
        title = f"{settings.name}: {paper.places[slug].name(settings.tongue, settings.language)}"
        yield whole(addresses.calendar("places", slug), title, (e for e in entries if e.event.place == slug))


def entry(paper: Paper, settings: Settings, event: Event) -> Entry:
    """An event with the names that belong to it."""
    return Entry(
        event=replace(event, body=Body()),
        uid=f"{event.group}.{event.slug}@{(settings.permanent_name or settings.name).lower().replace(' ', '-')}",
        place=cards.place_link(paper, settings, event.place).text,
        groups=", ".join(cards.mark(paper, slug).name for slug in event.groups),
        text=event.body.text,
        url=settings.url + event.address,
    )


def calendar(name: str, title: str, entries: tuple[Entry, ...]) -> tuple[bytes, ...]:
    """One calendar with the zones that its events need."""
    from icalendar import Calendar  # only where a calendar changed: it takes as long to come as a page to set

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{name}//joint-press//EN")
    made.add("method", "PUBLISH")
    made.add("name", title)
    made.add("x-wr-calname", title)
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for each in entries:
        made.add_component(_component(each))
    if entries:
        days = [day for each in entries for day in (each.event.starts.date(), each.event.until or each.event.starts.date())]
        made.add_missing_timezones(min(days) - timedelta(days=400), max(days) + timedelta(days=400))
        # icalendar adds zones in the order of a set, which is another in every process
        zones = sorted(made.timezones, key=lambda zone: str(zone["TZID"]))
        for zone in zones:
            _put_right(zone)
        made.subcomponents = [*zones, *(component for component in made.subcomponents if component.name != "VTIMEZONE")]
    return (bytes(made.to_ical()),)


def _put_right(zone: Timezone) -> None:
    """Give the hour at which clocks go forward as they show it before, as RFC 5545 has it (3.6.5); icalendar gives it as they show it after.

    Each onset has a line of its own: of several on one line Thunderbird, for one, reads the first.
    """
    for part in zone.subcomponents:
        forward = max(part.TZOFFSETTO - part.TZOFFSETFROM, timedelta())
        others = part.pop("RDATE", None)
        part.DTSTART -= forward
        for onset in others.dts if others else ():
            part.add("RDATE", [onset.dt - forward])


def _component(own: Entry) -> Component:
    """One event; a cancelled one stays, and says that it is."""
    from icalendar import Event as Component

    event = own.event
    made = Component()
    made.add("uid", own.uid)
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
    made.add("location", ", ".join(filter(None, (event.venue, own.place))))
    made.add("description", "\n\n".join(filter(None, (event.note, own.text, event.access, event.online))))
    made.add("contact", own.groups)
    made.add("categories", [event.kind])
    made.add("url", own.url)
    if event.online:
        made.add("conference", event.online, parameters={"VALUE": "URI"})
    if event.updated:
        made.add("last-modified", event.updated.astimezone(UTC))
    return made


def rule(event: Event) -> vRecur:
    """The rule by which an event is repeated."""
    from icalendar.prop import vRecur

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
