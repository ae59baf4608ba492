"""Events from their files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from plugins.intake.sheet import Sheet
from plugins.newsroom import rules
from plugins.newsroom.events import Event, occasions
from plugins.newsroom.model import Body
from plugins.newsroom.notice_fields import EventFields
from plugins.newsroom.value import replace


def read(sheet: Sheet, fields: EventFields) -> Callable[[Body], Event] | None:
    """An event that waits for its text."""
    place = sheet.place(fields.place)
    zone = (place.zone if place else "") or sheet.board.settings.time_zone
    starts = sheet.time("starts", fields.starts, zone)
    ends = sheet.time("ends", fields.ends, zone) if fields.ends else None
    if starts is None or (fields.ends and ends is None):
        return None
    if ends is not None and ends.timestamp() <= starts.timestamp():  # on the wall, the hour after summer time comes twice
        sheet.tell(rules.notices.EVENT_ENDS, "ends")
        return None
    if fields.status != "on" and not fields.note:
        sheet.tell(rules.notices.EVENT_NOTE, "status")
    organisers, invited = sheet.partners(fields.with_, "event")
    event = Event(
        group=sheet.found.group,
        slug=sheet.found.slug,
        path=sheet.found.path,
        title=fields.title,
        starts=starts,
        ends=ends,
        place=fields.place,
        venue=fields.venue or "",
        zone=zone,
        lang=sheet.lang,
        body=Body(),
        online=fields.online or "",
        access=fields.access or "",
        kind=fields.kind,
        organisers=organisers,
        invited=invited,
        status=fields.status,
        note=fields.note or "",
        repeats=fields.repeats,
        until=fields.until if fields.repeats else None,
        skipped=tuple(sorted(set(fields.skipped))) if fields.repeats else (),
        reports=sheet.pieces(fields.reports, "reports"),
        updated=fields.updated,
    )
    _repeats(sheet, event)
    return lambda body: replace(event, body=body)


def _repeats(sheet: Sheet, event: Event) -> None:
    """What is wrong with the days of a repeated event."""
    if event.repeats is None:
        return
    longest = timedelta(days=sheet.board.settings.max_repeat_days)
    if event.until is None:
        sheet.tell(rules.notices.EVENT_FOR_EVER, "repeats")
    elif event.until - event.starts.date() > longest:
        sheet.tell(rules.notices.EVENT_FOR_EVER, "until", message=f"it is repeated until {event.until.isoformat()}, longer than anybody can promise")
    elif event.until < event.starts.date():
        sheet.tell(rules.notices.EVENT_REPEATS, "until", message="it is repeated until a day before it starts")
    else:
        days = {occasion.starts.date() for occasion in occasions(replace(event, skipped=()))}
        if event.starts.date() not in days:
            sheet.tell(rules.notices.EVENT_REPEATS, "repeats", message="the day it starts is not the last such weekday of its month")
        elif days <= set(event.skipped):
            sheet.tell(rules.notices.EVENT_REPEATS, "skipped", message="every day of it is skipped", cure="write 'status: cancelled' instead")
        for number, day in enumerate(event.skipped):
            if day not in days:
                sheet.tell(rules.notices.EVENT_REPEATS, "skipped", number, message=f"{day.isoformat()} is none of its days")
