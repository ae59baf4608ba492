"""The values that the templates of common ground are given: questions, and what the groups say to them."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from plugins.newsroom.value import Value
from plugins.newsroom.views import GroupMark, Link


class PastStance(Value):
    """What a group said before."""

    since: date
    until: date
    answer: str
    condition: str
    reason: str


class StanceView(Value):
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


class QuestionLine(Value):
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


class TableRow(Value):
    """A question's row in the table: an answer for each group, in their order; "" where there is none."""

    question: QuestionLine
    answers: tuple[str, ...]


class GroupAnswer(Value):
    """What a group says to a question, on its own page."""

    question: Link
    answer: str


class CommonGroundView(Value):
    """What the groups agree on: sentences first, then the table."""

    questions: tuple[QuestionLine, ...]
    groups: tuple[GroupMark, ...]
    rows: tuple[TableRow, ...]


class QuestionView(Value):
    """One question: its introduction, and who says what. `former` are stances of groups that take part no more."""

    question: QuestionLine
    asked_on: date
    body: Markup
    stances: tuple[StanceView, ...]
    former: tuple[StanceView, ...]
    topics: tuple[Link, ...]


View = CommonGroundView | QuestionView
