"""The values that the templates of campaigns, and of the record over the years, are given."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from plugins.newsroom.model import Day
from plugins.newsroom.value import Value
from plugins.newsroom.views import Card, GroupMark, Link


class CampaignLine(Value):
    """A campaign as it stands in lists; `outcome` is "open", "won", "partly" or "lost"."""

    href: str
    title: str
    summary: str
    result: str
    outcome: str
    started: date
    ended: Day | None
    groups: tuple[GroupMark, ...]
    invited: tuple[GroupMark, ...]
    places: tuple[Link, ...]
    lang: str
    dir: str


class StepView(Value):
    """Something done on a day."""

    date: date
    text: str


class EvidenceView(Value):
    """By what an outcome can be seen."""

    text: str
    link: Link | None


class CampaignView(Value):
    """One campaign, whole."""

    campaign: CampaignLine
    body: Markup
    asked: tuple[str, ...]
    done: tuple[StepView, ...]
    evidence: tuple[EvidenceView, ...]
    cards: tuple[Card, ...]


class Bar(Value):
    """A piece of a column of the picture, in its units: `kind` is "replies", "joint" or "translations"."""

    kind: str
    x: float
    y: float
    width: float
    height: float


class Mark(Value):
    """A label on an axis of the picture: at `at`, where there is something to say."""

    at: float
    year: int
    quarter: int


class Line(Value):
    """A line of the picture's scale and its value."""

    y: float
    value: int


class Chart(Value):
    """What was done together over the years, drawn."""

    width: int
    height: int
    left: int
    base: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


class Period(Value):
    """The figures of a year, or of a quarter of it (1 to 4)."""

    year: int
    quarter: int
    pieces: int
    groups: int
    cities: int
    replies: int
    joint: int
    translations: int
    individuals: int
    """Pieces by writers in no group."""

    @property
    def share(self) -> int:
        """The share of pieces by writers in no group, in hundredths."""
        return round(100 * self.individuals / self.pieces) if self.pieces else 0

    @property
    def together(self) -> int:
        """What is drawn: replies between groups, joint texts and translations."""
        return self.replies + self.joint + self.translations


class ResultYear(Value):
    """The campaigns that came to an end in a year."""

    year: int
    campaigns: tuple[CampaignLine, ...]


class ResultsView(Value):
    """The record over the years. `won`, `partly` and `lost` count campaigns; `periods` are oldest first, `whole` sums them up."""

    won: int
    partly: int
    lost: int
    going_on: tuple[CampaignLine, ...]
    years: tuple[ResultYear, ...]
    picture: Chart | None
    periods: tuple[Period, ...]
    whole: Period
    by_quarter: bool


View = CampaignView | ResultsView
