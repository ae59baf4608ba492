"""The values that the templates of statements are given."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from plugins.newsroom.model import Day
from plugins.newsroom.statements import Run
from plugins.newsroom.value import Value
from plugins.newsroom.views import FeedLink, GroupMark, Link


class Seal(Value):
    """A group's stamp under a text, or the name of somebody in no group: when, where, and whether the group has left since."""

    mark: GroupMark
    person: str
    date: date
    place: str = ""
    has_left: bool = False


class Roll(Value):
    """Who signed one wording and none after it; `difference` is what the newest says otherwise, nothing for the newest itself."""

    number: int
    date: date
    href: str
    groups: tuple[Seal, ...]
    people: tuple[Seal, ...]
    difference: tuple[tuple[Run, ...], ...] = ()


class StatementView(Value):
    """A statement in one wording and one language; `signed` leads to the text that is signed where this is a translation,
    `newest` to the newest wording where this is an earlier one.
    """

    slug: str
    title: str
    summary: str
    body: Markup
    lang: str
    dir: str
    number: int
    wordings: int
    date: date
    rolls: tuple[Roll, ...]
    astray: tuple[Seal, ...]
    invited: tuple[GroupMark, ...]
    translations: tuple[Link, ...]
    text_href: str
    text_sha256: str
    feeds: tuple[FeedLink, ...]
    clipping: Link
    how_to_sign: str
    signed: Link | None = None
    signed_lang: str = ""
    translator: str = ""
    newest: Link | None = None


class StatementLine(Value):
    """One statement in the list of them: who signed its newest wording, and how many only an earlier one."""

    link: Link
    summary: str
    date: Day
    number: int
    seals: tuple[Seal, ...]
    people: int
    earlier: int
    invited: tuple[GroupMark, ...]


class StatementsView(Value):
    """All statements, newest wording first."""

    lines: tuple[StatementLine, ...]
    feeds: tuple[FeedLink, ...]


View = StatementView | StatementsView
