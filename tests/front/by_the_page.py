"""The rule once more, written by somebody who has read the page that explains it and nothing else: slow, plain, and on its own."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from plugins.newsroom.front_desk import FrontOrder
from plugins.newsroom.model import Group, Paper, Piece


class ByThePage:
    """One day's front; every method is a numbered paragraph."""

    def __init__(self, paper: Paper, day: date) -> None:
        self.paper, self.day = paper, day
        self.pool = self.rule_1()
        self.seats = self.rule_2()
        self.confirmed = {p.id: {self.seat(slug) for slug in self.confirming(p)} - {""} for p in self.pool}
        self.order = self.rule_7()
        self.strip = [(seat, piece) for seat in self.order if (piece := self.rule_3(seat))]
        self.lead, self.seconds, self.editor = self.rules_6_8_and_9()
        self.together = self.rule_5()

    def age(self, piece: Piece) -> int:
        return self.day.toordinal() - piece.date.date().toordinal()

    def confirming(self, piece: Piece) -> list[str]:
        said = [word.group for word in self.paper.confirmations.get(piece.id, ()) if word.date <= self.day and word.sha256 == piece.text_sha256]
        return [piece.group] + [slug for slug in piece.with_groups if slug in said]

    def seat(self, slug: str) -> str:
        return next((seat for seat, members in self.seats.items() if slug in members), "")

    def rule_1(self) -> list[Piece]:
        """The pool."""
        pool = []
        for piece in self.paper.pieces:
            if piece.kind == "article" and not piece.translation_of and not piece.withdrawn and not piece.hold and 0 <= self.age(piece) < 60:
                pool.append(piece)
        own = {p.group for p in pool if p.first_published is None}
        pool = [p for p in pool if p.first_published is None or p.group not in own]
        return sorted(pool, key=lambda p: (self.age(p), -p.date.timestamp(), p.id))

    def rule_2(self) -> dict[str, list[str]]:
        """Seats."""
        seats: dict[str, list[str]] = {}
        for group in self.paper.groups.values():
            if group.joined <= self.day and (group.left is None or self.day < group.left):
                seats.setdefault(self.seat_name(group), []).append(group.slug)
        return seats

    def seat_name(self, group: Group) -> str:
        if group.seat and group.slug in self.paper.front_desk.seats.get(group.seat, ()) and group.seat not in self.paper.groups:
            return group.seat
        parents = [self.paper.groups[slug] for slug in group.came_from if slug in self.paper.groups]
        if len(parents) == 1 and parents[0].left and parents[0].left <= group.joined:
            return self.seat_name(parents[0])
        return group.slug

    def rule_3(self, seat: str) -> Piece | None:
        """A seat's piece; what three seats confirmed comes last (rule 5)."""
        mine = [p for p in self.pool if p.group in self.seats[seat]]
        chosen = [p for p in mine if p.id in {self.paper.groups[slug].front for slug in self.seats[seat]} and self.age(p) <= 21]
        mine_alone = [p for p in mine if len(self.confirmed[p.id]) < 3]
        for choice in (chosen, [p for p in mine_alone if not p.reply_to], mine_alone, [p for p in mine if not p.reply_to], mine):
            if choice:
                return choice[0]
        return None

    def rule_5(self) -> list[Piece]:
        """Together."""
        found: list[Piece] = []
        for piece in self.pool:
            stands_above = piece in (self.lead, *self.seconds)
            is_free = all(not self.confirmed[piece.id] & self.confirmed[other.id] for other in found)
            if len(self.confirmed[piece.id]) >= 3 and not stands_above and is_free and len(found) < 2:
                found.append(piece)
        return found

    def rules_6_8_and_9(self) -> tuple[Piece | None, list[Piece], str]:
        """The lead and the seconds: first a stop press, then the week's editor, then the rule."""
        candidates = [(seat, p) for seat, p in self.strip if not p.reply_to and len(self.confirmed[p.id]) < 3]
        order = self.rule_8()
        by_id = {p.id: p for p in self.pool}
        stop, wished = self.rule_9(), by_id.get(order.lead) if order else None
        if order and wished and self.seat(order.group) in self.confirmed[wished.id]:
            wished = None
        lead = stop or wished or self.rule_6(candidates)
        taken = {self.place(lead)} if lead else set()
        seconds: list[Piece] = []
        for id in order.seconds if order else ():
            if id in by_id and self.place(by_id[id]) not in taken and len(seconds) < 4:
                seconds.append(by_id[id])
                taken.add(self.place(by_id[id]))
        had_a_hand = bool(seconds) or (wished is not None and lead is wished)
        while len(seconds) < 4 and (piece := self.rule_6([(seat, p) for seat, p in candidates if seat not in taken])):
            seconds.append(piece)
            taken.add(self.place(piece))
        return lead, seconds, order.group if order and had_a_hand else ""

    def place(self, piece: Piece) -> str:
        return self.seat(piece.group) or piece.group

    def rule_6(self, candidates: list[tuple[str, Piece]]) -> Piece | None:
        """The first by the rule."""
        for needs_picture, needs_length in ((True, True), (False, True), (False, False)):
            fit = [p for _, p in candidates if (p.image or not needs_picture) and (p.body.words >= 250 or not needs_length)]
            for days in (7, 14, 28, 60):
                young = [p for p in fit if self.age(p) < days]
                news = [p for p in young if self.paper.sections[p.section].kind == "news"]
                if young:
                    return (news + young)[0]
        return None

    def rule_7(self) -> list[str]:
        """The day's order."""
        n = len(self.seats)
        if n == 0:
            return []
        number = (self.day - date(1, 1, 1)).days + 1
        c, k = number // n, number % n
        drawn = sorted(self.seats, key=lambda slug: hashlib.sha256(f"{c}|{slug}".encode()).hexdigest())
        for _ in range(k):
            drawn.append(drawn.pop(0))
        return drawn

    def rule_8(self) -> FrontOrder | None:
        """The week's editor."""
        rota = self.paper.front_desk.rota
        if not rota:
            return None
        week = (self.day - date(1, 1, 1)).days // 7
        group = rota[week % len(rota)]
        written = f"{self.day:%G-W%V}"
        for order in self.paper.front_desk.orders:
            if order.group == group and self.seat(group) and order.week and f"{order.week[0]}-W{order.week[1]:02}" == written:
                return order
        return None

    def rule_9(self) -> Piece | None:
        """Stop press."""
        best: tuple[date, Piece] | None = None
        pool = {p.id: p for p in self.pool}
        wishes = [(o.stop_press.start, o.stop_press.piece, self.seat(o.group), o.group) for o in self.paper.front_desk.orders if o.stop_press]
        wishes = [w for w in wishes if w[2] and w[1] in pool and w[0] <= self.day < w[0] + timedelta(days=3)]
        for start, id, _, _ in sorted(wishes, key=lambda w: (self.order.index(w[2]), w[3])):
            if len({seat for other, same, seat, _ in wishes if (other, same) == (start, id)}) >= 2 and (best is None or start > best[0]):
                best = (start, pool[id])
        return best[1] if best else None
