"""What the groups agree on and where they differ: questions, every group's stances on them, and the sums."""

from __future__ import annotations

from datetime import date
from typing import Literal

from plugins.newsroom import addresses
from plugins.newsroom.model import Body, Group, Paper
from plugins.newsroom.value import Value

Answer = Literal["for", "for-if", "against", "undecided", "other"]
ANSWERS: tuple[Answer, ...] = ("for", "for-if", "other", "undecided", "against")
"""In the order in which they are shown."""


class Stance(Value):
    """One group's answer since a day. `condition` belongs to `for-if`; `link` is a piece's id or a web address."""

    group: str
    date: date
    answer: Answer
    condition: str = ""
    reason: str = ""
    link: str = ""


class Question(Value):
    """Something that all groups are asked. `proposal` completes "say yes to …"; `debate` are pieces in which it is argued over.

    `stances` are all that were ever taken up to the press day, oldest first.
    """

    slug: str
    path: str
    title: str
    proposal: str
    date: date
    lang: str
    body: Body
    topics: tuple[str, ...] = ()
    debate: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()

    @property
    def address(self) -> str:
        """The question's own page."""
        return addresses.question(self.slug)

    def stance(self, group: str) -> Stance | None:
        """A group's present stance."""
        return next((stance for stance in reversed(self.stances) if stance.group == group), None)

    def earlier(self, group: str) -> tuple[Stance, ...]:
        """What a group said before, the latest first."""
        return tuple(reversed([stance for stance in self.stances if stance.group == group][:-1]))


class Sum(Value):
    """A question and where the groups that are asked stand on it; `waiting` have not answered yet."""

    question: Question
    stances: tuple[Stance, ...]
    waiting: int

    def count(self, answer: Answer) -> int:
        """How many gave an answer."""
        return sum(stance.answer == answer for stance in self.stances)

    @property
    def agree(self) -> int:
        """How many say yes, with or without a condition."""
        return self.count("for") + self.count("for-if")

    @property
    def kind(self) -> Literal["agreed", "nearly", "open"]:
        """*Agreed* where nobody who answered says anything but yes, *nearly* where two of three say yes, else *open*."""
        if self.waiting > len(self.stances) or not self.stances:
            return "open"
        if self.count("for") == len(self.stances):
            return "agreed"
        return "nearly" if 3 * self.agree >= 2 * len(self.stances) else "open"


def asked(paper: Paper) -> tuple[Group, ...]:
    """Who is asked: every group that takes part, save the folder of those in none."""
    found = [group for group in paper.groups.values() if group.kind == "organisation" and group.is_member(paper.press_day)]
    return tuple(sorted(found, key=lambda group: group.name.casefold()))


def sums(paper: Paper) -> tuple[Sum, ...]:
    """Every question with where the groups stand: what most agree on first, then the newest."""
    found = [_sum(question, asked(paper)) for question in paper.questions if question.date <= paper.press_day]
    order = {"agreed": 0, "nearly": 1, "open": 2}
    return tuple(sorted(found, key=lambda s: (order[s.kind], s.waiting, -s.count("for"), -s.question.date.toordinal(), s.question.slug)))


def _sum(question: Question, groups: tuple[Group, ...]) -> Sum:
    stances = tuple(stance for group in groups if (stance := question.stance(group.slug)))
    return Sum(question, tuple(sorted(stances, key=lambda s: ANSWERS.index(s.answer))), len(groups) - len(stances))
