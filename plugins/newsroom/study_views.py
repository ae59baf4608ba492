"""The values that the templates of reading lists and study series are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.newsroom.event_views import EventView
from plugins.newsroom.views import GroupMark, Link


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One text of a study."""

    title: str
    author: str
    link: Link | None
    note: str
    date: date | None


@dataclass(frozen=True, slots=True)
class StudyLine:
    """A study as it stands in lists."""

    href: str
    title: str
    summary: str
    group: GroupMark
    date: date
    texts: int
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class StudyView:
    """A reading list or a series of evenings, whole."""

    study: StudyLine
    body: Markup
    reads: tuple[ReadingView, ...]
    event: EventView | None
    topics: tuple[Link, ...]
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StudiesView:
    """All reading lists and study series."""

    studies: tuple[StudyLine, ...]


View = StudyView | StudiesView
