"""The values that the templates of the front page are given."""

from __future__ import annotations

from datetime import date, datetime

from plugins.newsroom.event_views import EventView
from plugins.newsroom.result_views import CampaignLine, EvidenceView
from plugins.newsroom.task_views import TaskLine
from plugins.newsroom.value import Value
from plugins.newsroom.views import Card, GroupMark, Link, TextView


class Column(Value):
    """A section's column on the front."""

    section: Link
    cards: tuple[Card, ...]


class StripLine(Value):
    """One group's line in *From all the groups*: the same size for everyone."""

    group: GroupMark
    headline: str
    href: str
    date: datetime
    lang: str
    dir: str
    position: str = ""


class StopPressView(Value):
    """Why two groups or more lead with one piece, and until which day."""

    reasons: tuple[tuple[GroupMark, Link], ...]
    last_day: date


class WonLine(Value):
    """Something won, with what shows it."""

    campaign: CampaignLine
    evidence: tuple[EvidenceView, ...]


class CityWeek(Value):
    """What is on in one city within a week."""

    place: Link
    events: tuple[EventView, ...]


class DebateNow(Value):
    """A debate in one line: `link` counts its pieces."""

    link: Link
    groups: tuple[GroupMark, ...]


class StatementNow(Value):
    """A statement in one line, with the stamps of those who signed its newest wording."""

    link: Link
    groups: tuple[GroupMark, ...]


class Use(Value):
    """What a reader can do with the front; each is left out where there is nothing."""

    won: tuple[WonLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    city: CityWeek | None = None
    debate: DebateNow | None = None
    statement: StatementNow | None = None


class FrontView(Value):
    """The front page; `quiet_since` is set when nothing is younger than the pool allows.

    `set_by` is the week's editor where it had a hand in the front, `why` its reason, in its language.
    """

    lead: Card | None
    lead_text: str
    seconds: tuple[Card, ...]
    together: tuple[Card, ...]
    columns: tuple[Column, ...]
    strip: tuple[StripLine, ...]
    whats_on: tuple[EventView, ...]
    use: Use
    rule_href: str
    quiet_since: date | None = None
    set_by: GroupMark | None = None
    why: Link | None = None
    stop: StopPressView | None = None


class DutyLine(Value):
    """A week and the group that is editor of the front in it."""

    monday: date
    group: GroupMark


class ShareLine(Value):
    """A group's days on the front: a pair for each span, as lead and as lead or second."""

    group: GroupMark
    days: tuple[tuple[int, int], ...]


class FrontRuleView(Value):
    """The page that explains the front, with whose week it will be, and each group's share.

    `spans` are pairs: so many days, and on how many of them there was a front to be on.
    """

    text: TextView
    duty: tuple[DutyLine, ...]
    spans: tuple[tuple[int, int], ...]
    shares: tuple[ShareLine, ...]


View = FrontView | FrontRuleView
