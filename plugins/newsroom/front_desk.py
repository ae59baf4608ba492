"""What the groups say about the front page: seats they share, whose week it is, what an editor wishes.

The rule that makes a front of it is `plugins/front/rule.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plugins.newsroom.value import Value, field

if TYPE_CHECKING:
    from plugins.newsroom.model import Group, Piece

STOP_PRESS_DAYS = 3
"""The 72 hours for which two seats together may lead with a piece, in press days."""

DATE_SLACK = timedelta(days=2)

Week = tuple[int, int]
"""A week of the ISO calendar: its year and its number."""


class StopPress(Value):
    """One group's word that a piece is to lead from a day on; it counts when a second seat says the same."""

    piece: str
    start: date
    why: str


class FrontOrder(Value):
    """What a group's `front.yml` asks for: lead and seconds of its week on duty, or a stop press at any time."""

    group: str
    path: str
    week: Week | None = None
    lead: str = ""
    seconds: tuple[str, ...] = ()
    why: str = ""
    stop_press: StopPress | None = None


class FrontDesk(Value):
    """`joint/front.yml`, and every group's `front.yml`: who is editor of a week in turn, seats given by the joint rule."""

    rota: tuple[str, ...] = ()
    seats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    orders: tuple[FrontOrder, ...] = ()

    def on_duty(self, day: date) -> str:
        """The group whose week it is.

        Weeks are numbered from that of 1 January of the year 1, a Monday, which is week 0; its turn lapses when it cannot serve.
        """
        return self.rota[(day.toordinal() - 1) // 7 % len(self.rota)] if self.rota else ""

    def grants(self, group: Group, groups: Mapping[str, Group]) -> bool:
        """Whether the seat that a group names is given to it by the joint rule, and nobody else's."""
        owner = groups.get(group.seat)
        return group.slug in self.seats.get(group.seat, ()) and (owner is None or owner.seat == group.seat)


def week_of(day: date) -> Week:
    """The week of the ISO calendar that a day is in."""
    year, week, _ = day.isocalendar()
    return year, week


def seat_of(group: Group, groups: Mapping[str, Group], desk: FrontDesk) -> str:
    """The seat a group sits in: one given by the joint rule; else, after a split, that of the group it came from; else its own.

    So nobody has two seats by splitting. A group that joined while the other was still there is no heir of it.
    """
    seen: set[str] = set()
    while group.slug not in seen:
        seen.add(group.slug)
        if group.seat and desk.grants(group, groups):
            return group.seat
        origin = groups.get(group.came_from[0]) if len(group.came_from) == 1 else None
        if origin is None or origin.left is None or group.joined < origin.left:
            break
        group = origin
    return group.slug


def can_stand(piece: Piece) -> bool:
    """Whether a piece can be on the front at some time: an article that is shown and translates nothing."""
    return piece.is_shown and not piece.is_letter and not piece.translation_of


def date_may_move(first: date, now: date) -> bool:
    """Whether a merged piece may be dated `now`, when it was first merged with the date `first`: by two days at most.

    Ask with the date of the first merge, not the last one, so that nobody moves it by two days again and again.
    """
    return abs(now - first) <= DATE_SLACK
