"""The values that the templates of tasks are given."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from plugins.newsroom.value import Value
from plugins.newsroom.views import GroupMark, Link


class TaskLine(Value):
    """A task as it stands in lists; `contact` is whom to tell."""

    href: str
    title: str
    minutes: int
    kind: str
    group: GroupMark
    asks: str
    contact: str
    place: Link | None
    languages: tuple[str, ...]
    skills: str
    carried_by: tuple[str, ...]
    until: date | None
    done: date | None
    piece: Link | None
    lang: str
    dir: str


class TaskShelf(Value):
    """Open tasks of about one length: up to `minutes`, or longer than all others where that is 0."""

    minutes: int
    tasks: tuple[TaskLine, ...]


class WantedLine(Value):
    """A piece that cannot be read yet in some languages."""

    piece: Link
    group: GroupMark
    languages: tuple[str, ...]
    minutes: int
    words: int


class TasksView(Value):
    """What there is to do, by minutes."""

    shelves: tuple[TaskShelf, ...]
    wanted: tuple[WantedLine, ...]
    carried: tuple[TaskLine, ...]
    done: tuple[TaskLine, ...]
    all_done: Link | None
    how_to_hand_in: str


class TaskYear(Value):
    """The tasks done in a year, the latest first."""

    year: int
    tasks: tuple[TaskLine, ...]


class DoneView(Value):
    """Everything that was done."""

    years: tuple[TaskYear, ...]


class TaskView(Value):
    """One task, whole."""

    task: TaskLine
    asked_on: date
    body: Markup
    is_open: bool


View = TasksView | TaskView | DoneView
