"""What's on: now, by year, by month, by place; a page for every event; calendars to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.events import calendar
from plugins.newsroom import addresses, cards, events, heads
from plugins.newsroom.event_views import CalendarView, EventPageView, EventsView, Time
from plugins.newsroom.events import Event, Occasion
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import FeedLink, Link, MonthLink, YearRow

PAST_SHOWN = 6


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """Every page and every calendar of the events."""
    everything = events.in_order(occasion for event in paper.events for occasion in events.occasions(event))
    years = _years(everything)
    yield _now(paper, settings, years)
    yield from _by_time(paper, settings, everything, years)
    yield from _by_place(paper, settings)
    for event in paper.events:
        yield _page(paper, settings, event)
    yield from calendar.files(paper, settings)


def _now(paper: Paper, settings: Settings, years: tuple[YearRow, ...]) -> Page:
    """Coming events, and the last past ones."""
    here = _places(paper)
    view = EventsView(
        coming=tuple(cards.event(paper, settings, occasion) for occasion in events.coming(paper.events, paper.press_day)),
        past=tuple(cards.event(paper, settings, occasion) for occasion in events.past(paper.events, paper.press_day)[:PAST_SHOWN]),
        years=years,
        places=tuple(sorted((Link(cards.place_link(paper, settings, p).text, addresses.events_at(p)) for p in here), key=lambda link: link.text.casefold())),
        calendar=_feed(settings.name),
    )
    return heads.page(settings, addresses.events(), "events.html", view, settings.say("What’s on"), owner="events")


def _by_time(paper: Paper, settings: Settings, everything: tuple[Occasion, ...], years: tuple[YearRow, ...]) -> Iterator[Page]:
    """Every year with each of its events once, and every month with all its occasions: planned and past on one list."""
    for row in years:
        in_year = [occasion for occasion in everything if occasion.starts.year == row.year]
        once = {occasion.event.id: occasion for occasion in reversed(in_year)}
        yield _list(paper, settings, "year", row.year, 0, events.in_order(once.values()), years)
        for month in row.months:
            if month.count:
                yield _list(paper, settings, "month", row.year, month.month, tuple(o for o in in_year if o.starts.month == month.month), years)


def _list(paper: Paper, settings: Settings, kind: str, year: int, month: int, held: tuple[Occasion, ...], years: tuple[YearRow, ...]) -> Page:
    places = [(row.year, 0) for row in reversed(years)] if kind == "year" else [(r.year, m.month) for r in reversed(years) for m in r.months if m.count]
    at = places.index((year, month))
    view = CalendarView(
        kind=kind,
        name="",
        year=year,
        month=month,
        events=tuple(cards.event(paper, settings, occasion) for occasion in held),
        years=years,
        calendar=_feed(settings.name),
        previous=_neighbour(places[at - 1]) if at else None,
        next=_neighbour(places[at + 1]) if at + 1 < len(places) else None,
    )
    title = settings.say("What’s on: %(when)s", when=settings.say.month(date(year, month, 1)) if month else year)
    return heads.page(settings, addresses.events(year, month), "calendar.html", view, title, owner="events")


def _neighbour(place: tuple[int, int]) -> Link:
    """A year, or a month of it, whose number stands in `count`."""
    return Link(str(place[0]), addresses.events(*place), count=place[1])


def _by_place(paper: Paper, settings: Settings) -> Iterator[Page]:
    """Every place with each of its events once, planned and past on one list."""
    for slug in _places(paper):
        own = [event for event in paper.events if event.place == slug]
        held = events.in_order(events.next_occasion(event, paper.press_day) or events.occasions(event)[-1] for event in own)
        name = cards.place_link(paper, settings, slug).text
        shown = tuple(cards.event(paper, settings, occasion) for occasion in held)
        view = CalendarView("place", name, 0, 0, shown, (), _feed(name, "places", slug), addresses.place(slug))
        yield heads.page(settings, addresses.events_at(slug), "calendar.html", view, settings.say("What’s on: %(where)s", where=name), owner="events")


def _places(paper: Paper) -> tuple[str, ...]:
    """The places of the register at which something is on, or was."""
    return tuple(sorted({event.place for event in paper.events} & paper.places.keys()))


def _page(paper: Paper, settings: Settings, event: Event) -> Page:
    """One event, whole."""
    settings = settings.speaking(event.lang)
    all_times = events.occasions(event)
    shown = events.next_occasion(event, paper.press_day) or all_times[-1]
    times = tuple(Time(o.starts, o.ends, o.last_day < paper.press_day) for o in all_times) if event.repeats else ()
    name = cards.mark(paper, event.group).name
    view = EventPageView(
        cards.event(paper, settings, shown), event.body.html, times, _feed(name, "groups", event.group), heads.clipping(settings, event.address)
    )
    return heads.page(settings, event.address, "event.html", view, event.title, view.event.summary, event.group, lang=event.lang)


def _years(everything: tuple[Occasion, ...]) -> tuple[YearRow, ...]:
    """All years with something in them, newest first, and how much there is in each month."""
    rows = []
    for year in sorted({occasion.starts.year for occasion in everything}, reverse=True):
        own = [occasion for occasion in everything if occasion.starts.year == year]
        months = tuple(MonthLink(month, addresses.events(year, month), sum(o.starts.month == month for o in own)) for month in range(1, 13))
        rows.append(YearRow(year, addresses.events(year), len(own), months))
    return tuple(rows)


def _feed(title: str, kind: str = "", slug: str = "") -> FeedLink:
    return FeedLink(title, "iCalendar", addresses.calendar(kind, slug), "text/calendar")
