"""Papers of many shapes, as a generator with a seed draws them: busy and silent groups, joint pieces, shared seats, splits, orders."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from plugins.newsroom.front_desk import FrontDesk, FrontOrder, StopPress, week_of
from plugins.newsroom.model import Body, Confirmation, FirstPublished, Group, Image, Paper, Photo, Piece, ReplyTo, Withdrawal
from plugins.newsroom.value import replace
from tests.factories import ROOT, group, paper, piece

PHOTO = Photo("groups/north/photos/a.png", ROOT, "0" * 64, 64, 48, "#777777")
PICTURE = Image(PHOTO, "A picket.", "", "Bo", "own")
NAMES = ("anatoli", "harbour", "lyonnais", "nile", "quays", "river", "school", "tenants", "vineyard")
SECTIONS = ("workplace", "housing", "opinion", "culture")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper, a day to make the front for, and the dice with which they were drawn."""

    paper: Paper
    day: date
    dice: random.Random


def drawn(count: int, seed: int) -> Iterator[Drawn]:
    """So many papers."""
    for number in range(count):
        dice = random.Random(f"{seed}|{number}")
        day = date(2026, 1, 1) + timedelta(days=dice.randrange(730))
        groups = _groups(dice, day)
        pieces = [p for g in groups for p in _pieces(dice, g, groups, day)]
        made = paper(*pieces, groups=tuple(groups), press_day=day)
        made = replace(made, confirmations=_confirmations(dice, pieces, day), groups={g.slug: _with_choice(dice, g, pieces) for g in groups})
        yield Drawn(replace(made, front_desk=_desk(dice, made, day)), day, dice)


def written(id: str, age: int, day: date, **changes: object) -> Piece:
    """An article so many days old, with a picture and length unless said otherwise."""
    when = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - timedelta(days=age)
    usual = {"date": when, "image": PICTURE, "body": Body((), 300, "…")}
    return piece(id, **{**usual, **changes})


def _groups(dice: random.Random, day: date) -> list[Group]:
    found = [group(name, joined=day - timedelta(days=500)) for name in dice.sample(NAMES, dice.randint(1, len(NAMES)))]
    if dice.random() < 0.2:
        old = group("parents", joined=day - timedelta(days=500), left=day - timedelta(days=40))
        found += [old, *(group(name, joined=day - timedelta(days=40), came_from=("parents",)) for name in ("firstborn", "youngest"))]
    if dice.random() < 0.2:
        found[0] = replace(found[0], left=day - timedelta(days=dice.randrange(90)))
    if dice.random() < 0.3:
        found[-1] = replace(found[-1], seat="common")
    return found


def _pieces(dice: random.Random, own: Group, groups: list[Group], day: date) -> Iterator[Piece]:
    for number in range(dice.choice((0, 1, 1, 2, 3, 8))):
        changes: dict[str, object] = {"section": dice.choice(SECTIONS)}
        if dice.random() < 0.3:
            changes["image"] = None
        if dice.random() < 0.3:
            changes["body"] = Body((), 120, "…")
        if dice.random() < 0.25:
            changes["reply_to"] = (ReplyTo("harbour/n0"),)
        if dice.random() < 0.15:
            changes["first_published"] = FirstPublished("Elsewhere")
        if dice.random() < 0.05:
            changes["withdrawn"] = Withdrawal(day, "It was wrong.")
        if dice.random() < 0.05:
            changes["kind"] = "letter"
        if dice.random() < 0.3:
            others = [g.slug for g in groups if g is not own]
            changes["with_groups"] = tuple(dice.sample(others, min(len(others), dice.randint(1, 5))))
        yield written(f"{own.slug}/n{number}", dice.choice((0, 1, 3, 6, 7, 10, 13, 14, 20, 27, 28, 45, 59, 60, 80)), day, **changes)


def _confirmations(dice: random.Random, pieces: list[Piece], day: date) -> dict[str, tuple[Confirmation, ...]]:
    """Words for the texts as they are, for earlier ones, for both, of days to come; and of some groups none."""

    def words(piece: Piece, slug: str) -> Iterator[Confirmation]:
        for sha256 in dice.choice(((piece.text_sha256,),) * 6 + ((), ("0" * 64,), (piece.text_sha256, "0" * 64), ("0" * 64, piece.text_sha256))):
            yield Confirmation(slug, "desk", day - timedelta(days=dice.randrange(-1, 20)), sha256)

    return {p.id: tuple(word for slug in p.with_groups for word in words(p, slug)) for p in pieces if p.with_groups}


def _with_choice(dice: random.Random, own: Group, pieces: list[Piece]) -> Group:
    mine = [p.id for p in pieces if p.group == own.slug]
    return replace(own, front=dice.choice(mine)) if mine and dice.random() < 0.3 else own


def _desk(dice: random.Random, made: Paper, day: date) -> FrontDesk:
    rota = tuple(dice.sample(sorted(made.groups), dice.randint(0, len(made.groups))))
    desk = FrontDesk(rota, {"common": tuple(slug for slug, g in made.groups.items() if g.seat == "common")})
    ids = [p.id for p in made.pieces]
    orders = []
    for slug in made.groups if ids else ():
        week = week_of(day + timedelta(days=dice.choice((0, 0, 0, 7, -7))))
        stop = StopPress(dice.choice(ids[:3]), day - timedelta(days=dice.randrange(5)), "Tonight.") if dice.random() < 0.1 else None
        seconds = tuple(dice.sample(ids, min(len(ids), dice.randint(0, 5))))
        orders.append(FrontOrder(slug, f"groups/{slug}/front.yml", week, dice.choice(ids), seconds, "Because.", stop))
    return replace(desk, orders=tuple(orders))
