"""What the fair front promises, held on ten thousand drawn papers (`make soak`; some hundreds every day)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.front.rule import BANDS, Front, choose, days_order, replay
from plugins.newsroom.front_desk import FrontDesk, can_stand, date_may_move, week_of
from plugins.newsroom.model import Group, Paper, Piece
from plugins.newsroom.value import replace
from tests.factories import SETTINGS, group, paper
from tests.front.papers import Drawn, drawn, written
from tests.sizes import size

COUNT = size(120, 10_000)


def front(case: Drawn) -> Front:
    return choose(case.paper, SETTINGS, case.day)


def with_pieces(case: Paper, pieces: list[Piece]) -> Paper:
    return replace(case, pieces=tuple(sorted(pieces, key=lambda p: (-p.date.timestamp(), p.id))))


def seat_by_group(case: Drawn) -> dict[str, str]:
    return {g.slug: seat for seat, members in case.paper.seats(case.day).items() for g in members}


def stands_for(case: Drawn, piece: Piece) -> set[str]:
    """The seats behind a text, told in another way than the rule does."""
    seats = seat_by_group(case)
    words = {c.group for c in case.paper.confirmations.get(piece.id, ()) if c.date <= case.day and c.sha256 == piece.text_sha256}
    return {seats[slug] for slug in {piece.group, *(words & {*piece.with_groups})} if slug in seats}


def without_orders(case: Paper) -> Paper:
    return replace(case, front_desk=replace(case.front_desk, orders=()))


def days_of_lead(case: Paper, first: date, count: int) -> Counter[str]:
    """How often each group leads in so many days."""
    days = [first + timedelta(days=n) for n in range(count)]
    return Counter(made.lead.group for made in replay(case, SETTINGS, days) if made.lead)


@pytest.mark.soak
def test_every_seat_in_the_pool_is_in_the_strip_exactly_once() -> None:
    for case in drawn(COUNT, 1):
        seats = seat_by_group(case)
        young = [p for p in case.paper.originals if can_stand(p) and 0 <= (case.day - p.date.date()).days < 60]
        originals = {p.group for p in young if not p.first_published}
        pool = [p for p in young if not p.first_published or p.group not in originals]

        strip = front(case).strip

        assert sorted(seat for seat, _ in strip) == sorted({seats[p.group] for p in pool if p.group in seats})
        assert all(seats[p.group] == seat and p in pool for seat, p in strip)


@pytest.mark.soak
def test_strip_is_in_the_days_order_and_above_it_no_piece_stands_twice() -> None:
    for case in drawn(COUNT, 2):
        made = front(case)
        order = days_order(case.paper.seats(case.day), case.day)
        above = [p.id for p in (made.lead, *made.seconds, *made.together) if p]

        assert [seat for seat, _ in made.strip] == [seat for seat in order if seat in dict(made.strip)]
        assert len(above) == len(set(above))
        assert len(made.seconds) <= 4
        seats = seat_by_group(case)
        assert max(Counter(seats.get(p.group, p.group) for p in (made.lead, *made.seconds) if p).values(), default=0) <= 1


@pytest.mark.soak
def test_together_are_the_newest_that_three_seats_stand_behind_and_no_seat_is_in_both() -> None:
    found = 0
    for case in drawn(COUNT, 3):
        together = front(case).together
        seats = [stands_for(case, p) for p in together]

        assert len(together) <= 2
        assert all(len(behind) >= 3 for behind in seats)
        assert len(seats) < 2 or not seats[0] & seats[1]
        assert list(together) == sorted(together, key=lambda p: (-p.date.date().toordinal(), -p.date.timestamp(), p.id))
        found += len(together)
    assert found


@pytest.mark.soak
def test_reply_never_leads_by_itself_nor_stands_second() -> None:
    for case in drawn(COUNT, 4):
        made = choose(without_orders(case.paper), SETTINGS, case.day)

        assert not any(p.reply_to for p in (made.lead, *made.seconds) if p)


@pytest.mark.soak
def test_lead_has_a_picture_and_a_length_wherever_any_has_and_is_of_the_youngest_band() -> None:
    for case in drawn(COUNT, 5):
        made = choose(without_orders(case.paper), SETTINGS, case.day)
        own = [p for _, p in made.strip if not p.reply_to and len(stands_for(case, p)) < 3]
        best = [p for p in own if p.image and p.body.words >= 250] or [p for p in own if p.body.words >= 250] or own
        if not best:
            assert made.lead is None
            continue

        assert made.lead in best
        assert made.lead and band_of(made.lead, case.day) == min(band_of(p, case.day) for p in best)


def band_of(piece: Piece, day: date) -> int:
    """The number of a piece's age band."""
    return sum((day - piece.date.date()).days >= limit for limit in BANDS)


@pytest.mark.soak
def test_more_pieces_of_a_seat_change_nothing_of_its_days_of_lead_while_its_chosen_piece_is_the_same() -> None:
    looked_at = 0
    for case in drawn(COUNT, 6):
        made = front(case)
        youngest = [(seat, p) for seat, p in made.strip if (case.day - p.date.date()).days < BANDS[0]]
        for seat, chosen in youngest[:1]:
            flood = [written(f"{chosen.group}/x{n}", (case.day - chosen.date.date()).days + n % 3, case.day, section="opinion") for n in range(9)]
            more = choose(with_pieces(case.paper, [*case.paper.pieces, *flood]), SETTINGS, case.day)
            if dict(more.strip)[seat] is not chosen or chosen.first_published:
                continue

            looked_at += 1
            assert more.lead is made.lead and more.seconds == made.seconds and more.strip == made.strip
    assert looked_at


@pytest.mark.soak
def test_what_a_seat_takes_out_changes_the_lead_only_if_it_led() -> None:
    looked_at = 0
    for case in drawn(COUNT, 7):
        made = front(case)
        seats = seat_by_group(case)
        for seat, _ in made.strip:
            if made.lead and seats.get(made.lead.group) == seat:
                continue
            # Its reprints go with the rest: one that three seats stand behind would come into the pool only now.
            left = [p for p in case.paper.pieces if seats.get(p.group) != seat or (len(stands_for(case, p)) >= 3 and not p.first_published)]

            looked_at += 1
            assert choose(with_pieces(case.paper, left), SETTINGS, case.day).lead is made.lead
    assert looked_at


@pytest.mark.soak
def test_order_of_another_week_changes_nothing() -> None:
    for case in drawn(COUNT, 8):
        this = week_of(case.day)
        late = tuple(replace(order, week=week_of(case.day + timedelta(days=7)), stop_press=None) for order in case.paper.front_desk.orders)
        other = replace(case.paper, front_desk=replace(case.paper.front_desk, orders=late))

        assert all(order.week != this for order in late)
        assert choose(other, SETTINGS, case.day) == choose(without_orders(case.paper), SETTINGS, case.day)


@pytest.mark.soak
def test_editor_never_leads_with_what_its_own_seat_stands_behind_and_the_strip_is_not_its_to_change() -> None:
    had_a_hand = 0
    for case in drawn(COUNT, 9):
        orders = tuple(replace(order, stop_press=None) for order in case.paper.front_desk.orders)
        edited = choose(replace(case.paper, front_desk=replace(case.paper.front_desk, orders=orders)), SETTINGS, case.day)
        plain = choose(without_orders(case.paper), SETTINGS, case.day)

        assert edited.strip == plain.strip
        if edited.editor:
            had_a_hand += 1
            assert edited.editor == case.paper.front_desk.on_duty(case.day)
            own_seat = seat_by_group(case)[edited.editor]
            assert edited.lead is plain.lead or (edited.lead and own_seat not in stands_for(case, edited.lead))
        else:
            assert edited == plain
    assert had_a_hand


@pytest.mark.soak
def test_over_as_many_days_as_there_are_seats_each_leads_once_when_all_could() -> None:
    for case in drawn(size(20, 10_000), 10):
        groups = tuple(group(slug) for slug in sorted(case.paper.groups))
        count = len(groups)
        first = date.fromordinal((case.day.toordinal() // count + 1) * count)
        fresh = [written(f"{g.slug}/n", age, first, section="workplace") for g in groups for age in range(-count, 1)]
        full = paper(*fresh, groups=groups, press_day=first + timedelta(days=count))

        assert days_of_lead(full, first, count) == Counter({g.slug: 1 for g in groups})


@pytest.mark.soak
def test_split_group_has_no_more_of_the_front_than_it_had() -> None:
    looked_at = 0
    for case in drawn(size(60, 10_000), 11):
        since = case.day - timedelta(days=100)
        whole: Group = case.dice.choice(sorted(case.paper.groups.values(), key=lambda g: g.slug))
        if whole.left is not None or whole.came_from:
            continue
        # Without joint pieces, reprints, choices and seats by the joint rule, all of which a split may lawfully change.
        pieces = [replace(p, with_groups=(), first_published=None) for p in case.paper.pieces]
        groups = {slug: replace(g, seat="", front="") for slug, g in case.paper.groups.items()}
        halves = {name: replace(groups[whole.slug], slug=name, came_from=(whole.slug,), joined=since) for name in ("leftish", "rightish")}
        moved = [replace(p, group=case.dice.choice([*halves])) if p.group == whole.slug else p for p in pieces]
        one = replace(with_pieces(case.paper, pieces), groups=groups, front_desk=FrontDesk())
        two = replace(with_pieces(one, moved), groups={**groups, whole.slug: replace(groups[whole.slug], left=since), **halves})

        before, after = choose(one, SETTINGS, case.day), choose(two, SETTINGS, case.day)

        looked_at += 1
        assert [(seat, p.id) for seat, p in after.strip] == [(seat, p.id) for seat, p in before.strip]
        assert [p.id for p in (after.lead, *after.seconds) if p] == [p.id for p in (before.lead, *before.seconds) if p]
    assert looked_at


def test_twenty_pieces_a_day_give_no_more_days_of_lead_than_one_a_week() -> None:
    first = date.fromordinal(739_940)
    groups = tuple(group(slug) for slug in ("harbour", "nile", "river", "school", "tenants"))
    weekly = [written(f"{g.slug}/n{age}", age, first, section="workplace") for g in groups for age in range(-100, 60, 6)]
    flood = [written(f"harbour/f{age}-{n}", age, first, section="workplace") for age in range(-100, 60) for n in range(20)]

    calm = days_of_lead(paper(*weekly, groups=groups, press_day=first + timedelta(days=100)), first, 100)
    noisy = days_of_lead(paper(*weekly, *flood, groups=groups, press_day=first + timedelta(days=100)), first, 100)

    assert calm == noisy == Counter({g.slug: 20 for g in groups})


def test_date_of_a_merged_piece_moves_by_two_days_at_most() -> None:
    first = date(2026, 11, 20)

    assert [n for n in range(-5, 6) if date_may_move(first, first + timedelta(days=n))] == [-2, -1, 0, 1, 2]


def test_moving_a_date_as_far_as_it_may_gains_no_more_than_two_days_of_the_first_band() -> None:
    first = datetime(2026, 11, 2, 9, tzinfo=UTC)
    groups = (group("harbour"), group("river"))
    stays, moves = written("river/n", 0, first.date(), section="workplace"), written("harbour/n", 0, first.date(), section="workplace")
    moved = replace(moves, date=first + timedelta(days=2))

    before = days_of_lead(paper(stays, moves, groups=groups, press_day=date(2026, 12, 30)), first.date(), 60)["harbour"]
    after = days_of_lead(paper(stays, moved, groups=groups, press_day=date(2026, 12, 30)), first.date(), 60)["harbour"]

    assert before == 30
    assert after - before <= 2 * (len(BANDS) + 1)
