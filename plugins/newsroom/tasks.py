"""Something small to do for the paper or for a group: how long it takes, who asks, who carries it, when it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from plugins.newsroom import addresses
from plugins.newsroom.languages import main
from plugins.newsroom.model import Body, Paper, Piece
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value

Day = date
TaskKind = Literal["proofread", "translate", "caption", "flyer", "letters", "research", "transcribe", "layout", "other"]

CREDITS: Mapping[str, str] = {
    "translate": "translator",
    "proofread": "editor",
    "caption": "captions",
    "research": "research",
    "transcribe": "transcription",
    "layout": "layout",
    "flyer": "layout",
}
"""As what somebody is named on a piece for a task of a kind."""

WORDS_A_MINUTE = 8
"""How fast a piece is translated."""

SHELVES = (15, 30, 60, 180)
"""Up to how many minutes a task of each length takes; what takes longer comes last."""


class Task(Value):
    """Something that a group asks for."""

    group: str
    slug: str
    path: str
    title: str
    date: date
    kind: TaskKind
    minutes: int
    contact: str
    lang: str
    body: Body
    place: str = ""
    languages: tuple[str, ...] = ()
    skills: str = ""
    asks: str = ""
    carried_by: tuple[str, ...] = ()
    until: Day | None = None
    done: Day | None = None
    piece: str = ""

    @property
    def id(self) -> str:
        """`<group>/<slug>`."""
        return f"{self.group}/{self.slug}"

    @property
    def address(self) -> str:
        """The task's own page."""
        return addresses.task(self.group, self.slug)

    def is_open(self, day: Day) -> bool:
        """Whether somebody is still looked for on a day."""
        return self.done is None and not self.carried_by and (self.until is None or day <= self.until)


class Wanted(Value):
    """A piece that cannot be read yet in some of the paper's languages."""

    piece: Piece
    languages: tuple[str, ...]
    minutes: int


def open_tasks(paper: Paper) -> tuple[Task, ...]:
    """Tasks for which somebody is looked for, the shortest first, then those that end soonest."""
    found = [task for task in paper.tasks if task.is_open(paper.press_day)]
    return tuple(sorted(found, key=lambda t: (t.minutes, t.until or date.max, t.id)))


def carried(paper: Paper) -> tuple[Task, ...]:
    """Tasks that somebody has taken on, by their day."""
    return tuple(sorted((t for t in paper.tasks if t.done is None and t.carried_by), key=lambda t: (t.until or date.max, t.id)))


def done(paper: Paper) -> tuple[Task, ...]:
    """Tasks that were done, the latest first."""
    return tuple(sorted((t for t in paper.tasks if t.done), key=lambda t: (-(t.done or date.min).toordinal(), t.id)))


def wanted(paper: Paper, settings: Settings) -> tuple[Wanted, ...]:
    """The newest articles that lack a language of the paper, save where a task asks for it already. No flood: a handful."""
    asked = {(task.piece, main(lang)) for task in paper.tasks if task.kind == "translate" for lang in task.languages}
    found: list[Wanted] = []
    for piece in paper.originals:
        if len(found) == settings.translations_wanted or paper.age(piece) >= settings.front_pool_days:
            break
        if piece.is_letter or not piece.is_shown:
            continue
        there = {main(p.lang) for p in (piece, *paper.translations_of(piece))}
        lacking = tuple(lang for lang in settings.languages if main(lang) not in there and (piece.id, main(lang)) not in asked)
        if lacking:
            found.append(Wanted(piece, lacking, max(10, 10 * round(piece.words / WORDS_A_MINUTE / 10))))
    return tuple(found)


def helpers(paper: Paper, piece: Piece) -> tuple[tuple[str, str], ...]:
    """Who did a task on a piece of their own group, as role and name: a piece of another group says itself whom it thanks."""
    tasks = sorted((t for t in paper.tasks_for(piece) if t.done and t.group == piece.group and t.kind in CREDITS), key=lambda t: (t.done, t.id))
    found = ((CREDITS[task.kind], name) for task in tasks for name in task.carried_by)
    return tuple(credit for credit in dict.fromkeys(found) if credit not in piece.credits)
