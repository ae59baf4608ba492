"""The values that the templates of debates are given."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from plugins.newsroom.model import Day
from plugins.newsroom.value import Value
from plugins.newsroom.views import Absence, Answered, Card, FeedLink, GroupMark, Invitation, Link, Pager, Provenance


class TurnView(Value):
    """One piece in a debate: what it answers beside what it says; `depth` is how far to the side it stands."""

    anchor: str
    depth: int
    card: Card
    passages: tuple[Answered, ...]
    source: Provenance | None
    translations: tuple[Link, ...]
    elsewhere: tuple[Link, ...]
    invitations: tuple[Invitation, ...]
    changed: date | None
    absence: Absence | None


class DebateView(Value):
    """A whole exchange; `gone` names what it began with where that is there no more."""

    title: str
    lang: str
    dir: str
    introduction: Markup
    introduction_lang: str
    introduction_dir: str
    groups: tuple[GroupMark, ...]
    turns: tuple[TurnView, ...]
    feeds: tuple[FeedLink, ...]
    began: date
    newest: date
    gone: str = ""


class DebateLine(Value):
    """One debate in the list of them: who began it, who takes part, and what was said last."""

    link: Link
    groups: tuple[GroupMark, ...]
    pieces: int
    began: date
    newest: Day
    last: Link
    last_by: str


class DebatesView(Value):
    """All debates, the liveliest first."""

    lines: tuple[DebateLine, ...]
    pager: Pager | None


View = DebateView | DebatesView
