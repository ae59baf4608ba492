"""The rule of the front page, as anybody can check it: fairness is a strip, prominence is edited.

`content/pages/front-rule.md` tells the same in plain words; `tests/front/test_page.py` holds them together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from plugins.newsroom.front_desk import STOP_PRESS_DAYS, FrontOrder, can_stand, week_of
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value

BANDS = (7, 14, 28)
"""Age bands in days, before the pool's own end: a younger one that is not empty comes first."""

SECONDS = 4
TOGETHER = 2
TOGETHER_SEATS = 3
"""So many seats make a piece one of all of them, which uses up no seat."""


class Stop(Value):
    """Why two seats or more lead with a piece: the reason of each group, and the last day."""

    reasons: tuple[tuple[str, str], ...]
    last_day: date


class Front(Value):
    """What the rule gives for a day: one piece a seat in the day's order, what stands above it, and who had a hand in that."""

    day: date
    lead: Piece | None
    seconds: tuple[Piece, ...]
    together: tuple[Piece, ...]
    strip: tuple[tuple[str, Piece], ...]
    editor: str = ""
    why: str = ""
    stop: Stop | None = None


def choose(paper: Paper, settings: Settings, day: date) -> Front:
    """The front of a day."""
    return next(replay(paper, settings, (day,)))


def replay(paper: Paper, settings: Settings, days: Iterable[date]) -> Iterator[Front]:
    """The fronts of several days, from what stands in the paper now."""
    dated: dict[int, list[Piece]] = {}
    for piece in paper.originals:
        if can_stand(piece):
            dated.setdefault(piece.date.date().toordinal(), []).append(piece)
    for day in days:
        recent = range(day.toordinal(), day.toordinal() - settings.front_pool_days, -1)
        articles = [piece for number in recent for piece in dated.get(number, ()) if piece.not_before is None or piece.not_before <= day]
        yield _Day(paper, settings, day, articles).front()


def days_order(seats: Iterable[str], day: date) -> tuple[str, ...]:
    """The seats in the order of a day: each is first once in as many days as there are seats."""
    names = list(seats)
    if not names:
        return ()
    cycle, turn = divmod(day.toordinal(), len(names))
    drawn = sorted(names, key=lambda slug: hashlib.sha256(f"{cycle}|{slug}".encode()).digest())
    return tuple(drawn[turn:] + drawn[:turn])


class _Day:
    """One day's rule. Its methods stand in the order of the page that explains it."""

    def __init__(self, paper: Paper, settings: Settings, day: date, articles: Sequence[Piece]) -> None:
        self._paper, self._settings, self._day = paper, settings, day
        seats = paper.seats(day)
        self._members = {group.slug: group for members in seats.values() for group in members}
        self._seats: Mapping[str, str] = {group.slug: seat for seat, members in seats.items() for group in members}
        self._order = days_order(seats, day)
        self._pool = self._without_idle_reprints(articles)
        self._by_id = {piece.id: piece for piece in self._pool}
        self._joint = {piece.id for piece in self._pool if piece.with_groups and len(self._behind(piece)) >= TOGETHER_SEATS}

    def front(self) -> Front:
        """Strip first, then what stands above it."""
        strip = tuple((seat, piece) for seat in self._order if (piece := self._piece_of(seat)))
        stop, stopped = self._stop_press()
        order = self._order_of_the_week()
        candidates = [(seat, piece) for seat, piece in strip if not piece.reply_to and piece.id not in self._joint]
        wished = self._wished_lead(order)
        lead = stopped or wished or self._first(candidates)
        chosen = self._wished_seconds(order, lead)
        seconds = self._seconds(candidates, lead, chosen)
        was_set = order is not None and (bool(chosen) or (wished is not None and lead is wished))
        together = self._together({piece.id for piece in (lead, *seconds) if piece})
        return Front(self._day, lead, seconds, together, strip, order.group if order and was_set else "", order.why if order and was_set else "", stop)

    def _without_idle_reprints(self, articles: Sequence[Piece]) -> list[Piece]:
        """The pool: a reprint is in it only while its group has nothing of its own there."""
        busy = {piece.group for piece in articles if not piece.first_published}
        return [piece for piece in articles if not piece.first_published or piece.group not in busy]

    def _behind(self, piece: Piece) -> frozenset[str]:
        """The seats whose groups stand behind a text as it is: its own, and those that confirmed it by this day."""
        confirmed = {c.group for c in self._paper.confirmations.get(piece.id, ()) if c.date <= self._day and c.sha256 == piece.text_sha256}
        groups = (piece.group, *(slug for slug in piece.with_groups if slug in confirmed))
        return frozenset(self._seats[slug] for slug in groups if slug in self._seats)

    def _piece_of(self, seat: str) -> Piece | None:
        """A seat's own choice while it is young enough, else its newest that answers nobody, else its newest.

        What three seats stand behind stands in *Together*, and counts here only where there is nothing else.
        """
        own = [piece for piece in self._pool if self._seats.get(piece.group) == seat]
        alone = [piece for piece in own if piece.id not in self._joint]
        wishes = {group.front for slug, group in self._members.items() if self._seats[slug] == seat and group.front}
        choice = [piece for piece in own if piece.id in wishes and _age(piece, self._day) <= self._settings.front_choice_days]
        return next(iter((*choice, *_no_replies(alone), *alone, *_no_replies(own), *own)), None)

    def _together(self, above: set[str]) -> tuple[Piece, ...]:
        """The newest that three seats or more stand behind, a seat in one of them only."""
        found: list[Piece] = []
        taken: set[str] = set()
        for piece in self._pool:
            if piece.id in self._joint and piece.id not in above and not taken & self._behind(piece) and len(found) < TOGETHER:
                found.append(piece)
                taken |= self._behind(piece)
        return tuple(found)

    def _first(self, candidates: Sequence[tuple[str, Piece]]) -> Piece | None:
        """The first by the rule; where nothing has a picture and a length, first the picture is dropped, then the length."""
        long = [pair for pair in candidates if pair[1].words >= self._settings.front_lead_words]
        for group in ([pair for pair in long if pair[1].image], long, candidates):
            for band in (*BANDS, self._settings.front_pool_days):
                young = [piece for _, piece in group if _age(piece, self._day) < band]
                if young:
                    return next((piece for piece in young if self._is_news(piece)), young[0])
        return None

    def _is_news(self, piece: Piece) -> bool:
        section = self._paper.sections.get(piece.section)
        return section is not None and section.kind == "news"

    def _seconds(self, candidates: Sequence[tuple[str, Piece]], lead: Piece | None, chosen: Sequence[Piece]) -> tuple[Piece, ...]:
        """Four more the same way, one a seat: first those that the week's editor chose."""
        found = list(chosen)
        taken = {self._seat(piece) for piece in (lead, *found) if piece}
        rest = [pair for pair in candidates if pair[0] not in taken]
        while len(found) < SECONDS and (piece := self._first(rest)):
            found.append(piece)
            rest = [pair for pair in rest if pair[1] is not piece]
        return tuple(found)

    def _order_of_the_week(self) -> FrontOrder | None:
        """What the week's editor wishes, if the wish is for this week."""
        desk, week = self._paper.front_desk, week_of(self._day)
        group = desk.on_duty(self._day)
        return next((order for order in desk.orders if order.group == group and order.week == week and group in self._seats), None)

    def _wished_lead(self, order: FrontOrder | None) -> Piece | None:
        """The editor's lead: anything in the pool that its own seat does not stand behind."""
        piece = self._by_id.get(order.lead) if order else None
        return piece if order and piece and self._seats[order.group] not in self._behind(piece) else None

    def _wished_seconds(self, order: FrontOrder | None, lead: Piece | None) -> tuple[Piece, ...]:
        """The editor's seconds, one a seat, the lead's left out."""
        found: list[Piece] = []
        taken = {self._seat(lead)} if lead else set()
        for id in order.seconds if order else ():
            piece = self._by_id.get(id)
            if piece and self._seat(piece) not in taken and len(found) < SECONDS:
                found.append(piece)
                taken.add(self._seat(piece))
        return tuple(found)

    def _stop_press(self) -> tuple[Stop | None, Piece | None]:
        """The piece with which two seats together lead, for 72 hours; the newest such wish, then the first in the day's order."""
        wishes: dict[tuple[date, str], list[FrontOrder]] = {}
        for order in sorted(self._paper.front_desk.orders, key=self._place):
            stop = order.stop_press
            if stop and order.group in self._seats and stop.piece in self._by_id and 0 <= (self._day - stop.start).days < STOP_PRESS_DAYS:
                wishes.setdefault((stop.start, stop.piece), []).append(order)
        agreed = [(wish, orders) for wish, orders in wishes.items() if len({self._seats[order.group] for order in orders}) > 1]
        if not agreed:
            return None, None
        (start, id), orders = max(agreed, key=lambda found: found[0][0])
        reasons = tuple((order.group, order.stop_press.why) for order in orders if order.stop_press)
        return Stop(reasons, start + timedelta(days=STOP_PRESS_DAYS - 1)), self._by_id[id]

    def _seat(self, piece: Piece) -> str:
        """The seat of a piece's group; one that has left stands for itself."""
        return self._seats.get(piece.group, piece.group)

    def _place(self, order: FrontOrder) -> tuple[int, str]:
        seat = self._seats.get(order.group)
        return (self._order.index(seat) if seat else len(self._order), order.group)


def _no_replies(pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for piece in pieces if not piece.reply_to)


def _age(piece: Piece, day: date) -> int:
    return (day - piece.date.date()).days
