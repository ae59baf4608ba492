"""The values that the templates of events are given: notices, lists and calendars."""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from plugins.newsroom.value import Value
from plugins.newsroom.views import FeedLink, GroupMark, Link, YearRow


class EventView(Value):
    """Something to go to; `past` is judged at the press day.

    `kind`, `status` and `repeats` are keys, as in front matter; `groups` call for it together, `invited` were named and
    have not said so; `summary` are its first sentences.
    """

    anchor: str
    href: str
    title: str
    starts: datetime
    ends: datetime | None
    place: Link | None
    venue: str
    zone: str
    groups: tuple[GroupMark, ...]
    invited: tuple[GroupMark, ...]
    summary: str
    kind: str = "meeting"
    status: str = "on"
    note: str = ""
    repeats: str = ""
    until: date | None = None
    reports: tuple[Link, ...] = ()
    online: str = ""
    access: str = ""
    past: bool = False
    lang: str = ""
    dir: str = ""


class EventsView(Value):
    """What's on: coming events, then the last of the past ones, newest first; all of them by year, month and place."""

    coming: tuple[EventView, ...]
    past: tuple[EventView, ...]
    years: tuple[YearRow, ...]
    places: tuple[Link, ...]
    calendar: FeedLink


class Time(Value):
    """One of the times of a repeated event."""

    starts: datetime
    ends: datetime | None
    past: bool


class EventPageView(Value):
    """One event, whole; `times` are all of a repeated one."""

    event: EventView
    body: Markup
    times: tuple[Time, ...]
    calendar: FeedLink
    clipping: Link


class CalendarView(Value):
    """Planned and past on one list: `kind` is "year", "month" or "place"; `name` is the place's."""

    kind: str
    name: str
    year: int
    month: int
    events: tuple[EventView, ...]
    years: tuple[YearRow, ...]
    calendar: FeedLink
    place_href: str = ""
    previous: Link | None = None
    next: Link | None = None


View = EventsView | EventPageView | CalendarView
