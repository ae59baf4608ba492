"""The rule of the front page, as anybody can check it: fairness is a strip, prominence follows a rota.

`content/pages/front-rule.md` tells the same in plain words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.settings import Settings

BANDS = (7, 14, 28, 60)
"""Age bands in days: a younger one that is not empty comes first."""

SECONDS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """What the rule gives: the lead, four seconds, one piece a seat in the day's order."""

    lead: Piece | None
    seconds: tuple[Piece, ...]
    strip: tuple[tuple[str, Piece], ...]


def choose(paper: Paper, settings: Settings, day: date) -> Choice:
    """The front of a day. A group has one piece in it, however many it wrote."""
    pool = [piece for piece in paper.originals if piece.is_shown and 0 <= _age(piece, day) < settings.front_pool_days and not piece.is_letter]
    order = days_order(tuple(paper.seats()), day)
    chosen = {seat: piece for seat in order if (piece := _piece_of(seat, pool, paper, settings, day))}
    strip = tuple((seat, chosen[seat]) for seat in order if seat in chosen)
    candidates = [(seat, piece) for seat, piece in strip if not piece.reply_to]
    lead = _first(candidates, paper, settings, day)
    seconds: list[Piece] = []
    rest = [pair for pair in candidates if pair[1] != lead]
    while rest and len(seconds) < SECONDS:
        piece = _first(rest, paper, settings, day)
        if piece is None:
            break
        seconds.append(piece)
        rest = [pair for pair in rest if pair[1] != piece]
    return Choice(lead, tuple(seconds), strip)


def days_order(seats: Sequence[str], day: date) -> tuple[str, ...]:
    """The seats in the order of a day: each is first once in as many days as there are seats."""
    if not seats:
        return ()
    cycle, turn = divmod(day.toordinal(), len(seats))
    drawn = sorted(seats, key=lambda slug: hashlib.sha256(f"{cycle}|{slug}".encode()).digest())
    return tuple(drawn[turn:] + drawn[:turn])


def _piece_of(seat: str, pool: Iterable[Piece], paper: Paper, settings: Settings, day: date) -> Piece | None:
    """A seat's own choice while it is young enough, else its newest that answers nobody, else its newest."""
    members = paper.seats()[seat]
    own = [piece for piece in pool if piece.group in {group.slug for group in members}]
    wished = {group.front for group in members if group.front}
    choice = [p for p in own if p.id in wished and _age(p, day) <= settings.front_choice_days]
    return next(iter((*choice, *(p for p in own if not p.reply_to), *own)), None)


def _first(candidates: Sequence[tuple[str, Piece]], paper: Paper, settings: Settings, day: date) -> Piece | None:
    """The first by the rule; where nothing has a picture and a length, first the picture is dropped, then the length."""
    long = [pair for pair in candidates if pair[1].body.words >= settings.front_lead_words]
    for group in ([pair for pair in long if pair[1].image], long, list(candidates)):
        for older, band in zip((0, *BANDS), BANDS, strict=False):
            young = [pair for pair in group if older <= _age(pair[1], day) < band]
            news = [pair for pair in young if pair[1].section in paper.sections and paper.sections[pair[1].section].kind == "news"]
            if young:
                return (news or young)[0][1]
    return None


def _age(piece: Piece, day: date) -> int:
    return (day - piece.date.date()).days
