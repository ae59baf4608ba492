"""The values that the templates of tasks are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.newsroom.views import GroupMark, Link


@dataclass(frozen=True, slots=True)
class TaskLine:
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


@dataclass(frozen=True, slots=True)
class TaskShelf:
    """Open tasks of about one length: up to `minutes`, or longer than all others where that is 0."""

    minutes: int
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A piece that cannot be read yet in some languages."""

    piece: Link
    group: GroupMark
    languages: tuple[str, ...]
    minutes: int
    words: int


@dataclass(frozen=True, slots=True)
class TasksView:
    """What there is to do, by minutes."""

    shelves: tuple[TaskShelf, ...]
    wanted: tuple[WantedLine, ...]
    carried: tuple[TaskLine, ...]
    done: tuple[TaskLine, ...]
    all_done: Link | None
    how_to_hand_in: str


@dataclass(frozen=True, slots=True)
class TaskYear:
    """The tasks done in a year, the latest first."""

    year: int
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class DoneView:
    """Everything that was done."""

    years: tuple[TaskYear, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task, whole."""

    task: TaskLine
    asked_on: date
    body: Markup
    is_open: bool


View = TasksView | TaskView | DoneView
