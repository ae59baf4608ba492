"""What may be written in `joint/front.yml` and in a group's own `front.yml`."""

from __future__ import annotations

from plugins.newsroom.field_types import Day, IsoWeek, Line, ListOf, PieceId, Slug
from plugins.newsroom.schema import Model


class FrontDeskFields(Model):
    """`joint/front.yml`: the groups that are editor of the week in turn, and seats that the joint rule gave."""

    groups: ListOf[Slug] = ()
    seats: dict[Slug, ListOf[Slug]] | None = None


class StopPressFields(Model):
    """With what two seats together want to lead, from which day on, and why."""

    piece: PieceId
    start: Day
    why: Line


class FrontOrderFields(Model):
    """`front.yml` of a group: what it wishes in its week, and a stop press."""

    week: IsoWeek | None = None
    lead: PieceId | None = None
    seconds: ListOf[PieceId] = ()
    why: Line | None = None
    stop_press: StopPressFields | None = None
