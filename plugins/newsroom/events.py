"""Something to go to, once or again and again: when, where, who calls for it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from plugins.newsroom import addresses
from plugins.newsroom.model import Body
from plugins.newsroom.value import Value

EventKind = Literal["meeting", "conference", "picket", "study-group", "workshop", "social"]
Status = Literal["on", "moved", "cancelled", "full"]
Rhythm = Literal["daily", "weekly", "fortnightly", "monthly", "monthly-last", "yearly"]
"""How often something is repeated: `monthly` keeps the weekday and its place in the month, `monthly-last` is the last such weekday."""

DAYS = {"daily": 1, "weekly": 7, "fortnightly": 14}

APPOINTMENT = ("starts", "ends", "place", "venue", "online", "status", "repeats", "until", "skipped")
"""What somebody who means to come has written into a calendar."""

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class Event(Value):
    """Something to go to, in its place's zone; where it is repeated, the first time.

    `organisers` are the groups beside its own that said from their own folders that they call for it too; `invited` were
    named and have not. `skipped` are days on which it is left out.
    """

    group: str
    slug: str
    path: str
    title: str
    starts: datetime
    ends: datetime | None
    place: str
    venue: str
    zone: str
    lang: str
    body: Body
    online: str = ""
    access: str = ""
    kind: EventKind = "meeting"
    organisers: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    status: Status = "on"
    note: str = ""
    repeats: Rhythm | None = None
    until: date | None = None
    skipped: tuple[date, ...] = ()
    reports: tuple[str, ...] = ()
    updated: datetime | None = None

    @property
    def id(self) -> str:
        """`<group>/<slug>`."""
        return f"{self.group}/{self.slug}"

    @property
    def anchor(self) -> str:
        """The event's id on a page of several."""
        return f"{self.group}.{self.slug}"

    @property
    def address(self) -> str:
        """The event's own page."""
        return addresses.event(self.group, self.slug)

    @property
    def groups(self) -> tuple[str, ...]:
        """All who call for it by their own word."""
        return (self.group, *self.organisers)


class Occasion(Value):
    """One time at which an event takes place."""

    event: Event
    starts: datetime
    ends: datetime | None

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return (self.ends or self.starts).date()


def occasions(event: Event) -> tuple[Occasion, ...]:
    """Every time an event takes place, in order. The clock on the wall stays the same when summer time begins."""
    length = _wall(event.ends) - _wall(event.starts) if event.ends else None
    found = []
    for day in _days(event):
        starts = datetime.combine(day, event.starts.time(), event.starts.tzinfo)
        ends = (_wall(starts) + length).replace(tzinfo=event.starts.tzinfo) if length is not None else None
        found.append(Occasion(event, starts, ends))
    return tuple(found)


def sequence(event: Event) -> int:
    """The number by which calendars know a newer word from an older: the minutes from 2020 to `updated`; 1 for what was changed undated."""
    if event.updated:
        return max(1, int((event.updated - EPOCH).total_seconds() // 60))
    return int(event.status != "on")


def is_missed_by_calendars(before: Event, after: Event) -> bool:
    """Whether an appointment changed without a later `updated`: calendars would keep the old one."""
    is_another = any(getattr(before, name) != getattr(after, name) for name in APPOINTMENT)
    return is_another and sequence(after) <= sequence(before)


def next_occasion(event: Event, day: date) -> Occasion | None:
    """The first time that is not over on a day."""
    return next((occasion for occasion in occasions(event) if occasion.last_day >= day), None)


def coming(events: Iterable[Event], day: date) -> tuple[Occasion, ...]:
    """What is not over on a day, every event once, the nearest first; what is cancelled stays until its day is over."""
    return in_order(found for event in events if (found := next_occasion(event, day)))


def past(events: Iterable[Event], day: date) -> tuple[Occasion, ...]:
    """The last time of every event that is over for good on a day, the latest first."""
    return tuple(reversed(in_order(occasions(event)[-1] for event in events if next_occasion(event, day) is None)))


def in_order(found: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Occasions by time."""
    return tuple(sorted(found, key=lambda occasion: (occasion.starts.timestamp(), occasion.event.id)))


def week_of_month(day: date) -> int:
    """Which Tuesday of its month a Tuesday is.

    >>> week_of_month(date(2026, 12, 8))
    2
    """
    return (day.day + 6) // 7


def _days(event: Event) -> Iterator[date]:
    first, until = event.starts.date(), event.until or event.starts.date()
    skipped = set(event.skipped)
    if event.repeats is None:
        yield first
        return
    found = _every(first, until, DAYS[event.repeats]) if event.repeats in DAYS else _by_month(event.repeats, first, until)
    kept = [day for day in found if day not in skipped]
    yield from kept or [first]


def _every(first: date, until: date, days: int) -> Iterator[date]:
    return (first + timedelta(days=days * number) for number in range((until - first).days // days + 1))


def _by_month(repeats: Rhythm, first: date, until: date) -> Iterator[date]:
    for year, month in _months(first, until):
        same_weekday = [day for day in _every(date(year, month, 1), _month_end(year, month), 1) if day.weekday() == first.weekday()]
        if repeats == "yearly":
            days = [day for day in _every(date(year, month, 1), _month_end(year, month), 1) if (month, day.day) == (first.month, first.day)]
        elif repeats == "monthly-last":
            days = same_weekday[-1:]
        else:
            days = [day for day in same_weekday if week_of_month(day) == week_of_month(first)]
        yield from (day for day in days if first <= day <= until)


def _months(first: date, until: date) -> Iterator[tuple[int, int]]:
    return ((number // 12, number % 12 + 1) for number in range(first.year * 12 + first.month - 1, until.year * 12 + until.month))


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _wall(moment: datetime) -> datetime:
    """What the clock on the wall shows."""
    return moment.replace(tzinfo=None)
