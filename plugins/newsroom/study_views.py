"""The values that the templates of reading lists and study series are given."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from plugins.newsroom.event_views import EventView
from plugins.newsroom.value import Value
from plugins.newsroom.views import GroupMark, Link


class ReadingView(Value):
    """One text of a study."""

    title: str
    author: str
    link: Link | None
    note: str
    date: date | None


class StudyLine(Value):
    """A study as it stands in lists."""

    href: str
    title: str
    summary: str
    group: GroupMark
    date: date
    texts: int
    lang: str
    dir: str


class StudyView(Value):
    """A reading list or a series of evenings, whole."""

    study: StudyLine
    body: Markup
    reads: tuple[ReadingView, ...]
    event: EventView | None
    topics: tuple[Link, ...]
    places: tuple[Link, ...]


class StudiesView(Value):
    """All reading lists and study series."""

    studies: tuple[StudyLine, ...]


View = StudyView | StudiesView
