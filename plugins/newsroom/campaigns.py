"""What a group asked for, what it did, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from plugins.newsroom import addresses
from plugins.newsroom.model import Body, Paper
from plugins.newsroom.value import Value

Day = date
Outcome = Literal["open", "won", "partly", "lost"]


class Step(Value):
    """Something done on a day."""

    date: date
    text: str


class Evidence(Value):
    """By what an outcome can be seen: some words, and a piece's id or a web address, or neither."""

    text: str
    link: str = ""


class Campaign(Value):
    """A call, from its first day to its outcome. `partners` said so from their own folders; `invited` have not."""

    group: str
    slug: str
    path: str
    title: str
    summary: str
    started: date
    lang: str
    body: Body
    asked: tuple[str, ...]
    done: tuple[Step, ...] = ()
    outcome: Outcome = "open"
    result: str = ""
    evidence: tuple[Evidence, ...] = ()
    ended: date | None = None
    partners: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`<group>/<slug>`."""
        return f"{self.group}/{self.slug}"

    @property
    def address(self) -> str:
        """The campaign's own page."""
        return addresses.campaign(self.group, self.slug)

    @property
    def groups(self) -> tuple[str, ...]:
        """All whose campaign it is, by their own word."""
        return (self.group, *self.partners)

    def outcome_on(self, day: Day) -> Outcome:
        """What it had come to by a day."""
        return self.outcome if self.ended and self.ended <= day else "open"


def ended(paper: Paper) -> tuple[Campaign, ...]:
    """Campaigns that are over by the press day, the latest first."""
    found = [c for c in paper.campaigns if c.outcome_on(paper.press_day) != "open"]
    return tuple(sorted(found, key=lambda c: (-(c.ended or date.min).toordinal(), c.id)))


def going_on(paper: Paper) -> tuple[Campaign, ...]:
    """Campaigns whose outcome is open, the latest first."""
    found = [c for c in paper.campaigns if c.outcome_on(paper.press_day) == "open" and c.started <= paper.press_day]
    return tuple(sorted(found, key=lambda c: (-c.started.toordinal(), c.id)))


def won(paper: Paper, days: int) -> tuple[Campaign, ...]:
    """What was won, wholly or partly, in the last days up to the press day, the latest first."""
    return tuple(c for c in ended(paper) if c.outcome in ("won", "partly") and c.ended and (paper.press_day - c.ended).days < days)
