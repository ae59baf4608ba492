"""Tasks from their files."""

from __future__ import annotations

from collections.abc import Callable

from plugins.intake.sheet import Sheet
from plugins.newsroom import rules
from plugins.newsroom.model import Body
from plugins.newsroom.notice_fields import TaskFields
from plugins.newsroom.tasks import Task
from plugins.newsroom.value import replace

FEWEST, MOST = 5, 480
"""Minutes of a task."""


def read(sheet: Sheet, fields: TaskFields) -> Callable[[Body], Task] | None:
    """A task that waits for its text."""
    if fields.place:
        sheet.place(fields.place)
    if not FEWEST <= fields.minutes <= MOST:
        sheet.tell(rules.notices.TASK_MINUTES, "minutes", message=f"{fields.minutes} minutes is no length for a task")
    contact = fields.contact or (sheet.group.contact if sheet.group else "")
    if not contact:
        sheet.tell(rules.notices.TASK_FOR_NOBODY, "title")
    if fields.done and (not fields.carried_by or fields.done < fields.date):
        sheet.tell(rules.notices.TASK_DONE, "done")
    task = Task(
        group=sheet.found.group,
        slug=sheet.found.slug,
        path=sheet.found.path,
        title=fields.title,
        date=fields.date,
        kind=fields.kind,
        minutes=fields.minutes,
        contact=contact,
        lang=sheet.lang,
        body=Body(),
        place=fields.place or "",
        languages=tuple(dict.fromkeys(fields.languages)),
        skills=fields.skills or "",
        asks=fields.asks or "",
        carried_by=tuple(dict.fromkeys(fields.carried_by)),
        until=fields.until,
        done=fields.done,
        piece=sheet.piece(fields.piece, "piece"),
    )
    return lambda body: replace(task, body=body)
