"""The values that templates of common work are given: questions, tasks, campaigns, studies, calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from plugins.newsroom.model import Day
from plugins.newsroom.views import Card, EventView, FeedLink, GroupMark, Link, YearRow


@dataclass(frozen=True, slots=True)
class PastStance:
    """What a group said before."""

    since: date
    until: date
    answer: str
    condition: str
    reason: str


@dataclass(frozen=True, slots=True)
class StanceView:
    """One group's answer: `answer` is "for", "for-if", "against", "undecided" or "other"."""

    group: GroupMark
    answer: str
    since: date
    condition: str
    reason: str
    link: Link | None
    earlier: tuple[PastStance, ...]
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question and its sums: how many groups are asked, and how many said what."""

    href: str
    title: str
    proposal: str
    kind: str
    asked: int
    yes: int
    yes_if: int
    other: int
    undecided: int
    no: int
    waiting: int
    differences: tuple[StanceView, ...]
    debate: tuple[Link, ...]
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A question's row in the table: an answer for each group, in their order; "" where there is none."""

    question: QuestionLine
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What a group says to a question, on its own page."""

    question: Link
    answer: str


@dataclass(frozen=True, slots=True)
class CommonGroundView:
    """What the groups agree on: sentences first, then the table."""

    questions: tuple[QuestionLine, ...]
    groups: tuple[GroupMark, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: its introduction, and who says what. `former` are stances of groups that take part no more."""

    question: QuestionLine
    asked_on: date
    body: Markup
    stances: tuple[StanceView, ...]
    former: tuple[StanceView, ...]
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """One of the times of a repeated event."""

    starts: datetime
    ends: datetime | None
    past: bool


@dataclass(frozen=True, slots=True)
class EventPageView:
    """One event, whole; `times` are all of a repeated one."""

    event: EventView
    body: Markup
    times: tuple[Time, ...]
    calendar: FeedLink
    clipping: Link


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Planned and past on one list: `kind` is "year", "month" or "place"; `name` is the place's."""

    kind: str
    name: str
    year: int
    month: int
    events: tuple[EventView, ...]
    years: tuple[YearRow, ...]
    calendar: FeedLink
    place_href: str = ""
    previous: Link | None = None
    next: Link | None = None


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


@dataclass(frozen=True, slots=True)
class CampaignLine:
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


@dataclass(frozen=True, slots=True)
class StepView:
    """Something done on a day."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """By what an outcome can be seen."""

    text: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign, whole."""

    campaign: CampaignLine
    body: Markup
    asked: tuple[str, ...]
    done: tuple[StepView, ...]
    evidence: tuple[EvidenceView, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a column of the picture, in its units: `kind` is "replies", "joint" or "translations"."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on an axis of the picture: at `at`, where there is something to say."""

    at: float
    year: int
    quarter: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture's scale and its value."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What was done together over the years, drawn."""

    width: int
    height: int
    left: int
    base: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Period:
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


@dataclass(frozen=True, slots=True)
class ResultYear:
    """The campaigns that came to an end in a year."""

    year: int
    campaigns: tuple[CampaignLine, ...]


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The record over the years. `won`, `partly` and `lost` count campaigns; `periods` are oldest first, `whole` sums them up."""

    won: int
    partly: int
    lost: int
    going_on: tuple[CampaignLine, ...]
    years: tuple[ResultYear, ...]
    picture: Picture | None
    periods: tuple[Period, ...]
    whole: Period
    by_quarter: bool


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


@dataclass(frozen=True, slots=True)
class Gathered:
    """What else there is at a place or on a topic."""

    events: tuple[EventView, ...]
    events_href: str
    tasks: tuple[TaskLine, ...]
    campaigns: tuple[CampaignLine, ...]
    studies: tuple[StudyLine, ...]


View = CommonGroundView | QuestionView | EventPageView | CalendarView | TasksView | TaskView | DoneView | CampaignView | ResultsView | StudyView | StudiesView
