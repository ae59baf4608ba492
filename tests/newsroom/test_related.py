"""What else to read beside a piece."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom import related
from plugins.newsroom.asking import Answers, asked
from plugins.newsroom.model import Piece, ReplyTo, Withdrawal
from plugins.newsroom.noting import slip
from plugins.newsroom.value import replace
from tests.factories import PRESS_DAY, paper, piece

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def on_day(number: int, **changes: object) -> Piece:
    """A piece of the group's `number`-th day."""
    return replace(piece(f"north/day-{number}"), date=NOON + timedelta(days=number), **changes)


def ids(pieces: tuple[Piece, ...]) -> list[str]:
    return [p.slug for p in pieces]


def test_what_shares_more_comes_before_what_is_newer() -> None:
    now = on_day(9, topics=("rent", "wages"), places=("cairo",))
    close = on_day(1, topics=("rent", "wages"), places=("cairo",))
    near = on_day(2, topics=("rent",))
    far = on_day(3, topics=("sport",), places=("leeds",))

    assert ids(related.earlier(paper(now, close, near, far), now, 3)) == ["day-1", "day-2"]


def test_a_newer_piece_changes_nothing_on_an_older_page() -> None:
    old = [on_day(number, topics=("rent",)) for number in range(6)]
    before, after = paper(*old), paper(*old, on_day(9, topics=("rent",)))

    assert [related.earlier(before, p, 3) for p in old] == [related.earlier(after, p, 3) for p in old]
    assert [related.beside(before, "north", p, 2) for p in old] == [related.beside(after, "north", p, 2) for p in old]


def test_series_answered_withdrawn_and_translated_pieces_are_left_out() -> None:
    part, answered = on_day(1, topics=("rent",), series="Rents"), on_day(2, topics=("rent",))
    gone = on_day(3, topics=("rent",), withdrawn=Withdrawal(PRESS_DAY, "By mistake."))
    other_language = on_day(4, topics=("rent",), translation_of="north/day-2", lang="es")
    now = on_day(5, topics=("rent",), series="Rents", reply_to=(ReplyTo("north/day-2"),))

    assert related.earlier(paper(part, answered, gone, other_language, now), now, 3) == ()


def test_at_the_beginning_of_a_list_the_next_ones_stand_beside() -> None:
    whole = paper(*(on_day(number) for number in range(5)))
    pieces = whole.pieces

    assert ids(related.beside(whole, "north", pieces[-1], 3)) == ["day-1", "day-2", "day-3"]
    assert ids(related.beside(whole, "north", pieces[0], 3)) == ["day-3", "day-2", "day-1"]
    assert ids(related.beside(whole, "north", pieces[-2], 3)) == ["day-0", "day-2", "day-3"]


@given(st.lists(st.integers(0, 2500), unique=True, min_size=1, max_size=30))
def test_years_make_no_difference_to_what_stands_beside(days: list[int]) -> None:
    whole = paper(*(on_day(day, topics=("rent",)) for day in days))
    newest = whole.pieces

    for at, each in enumerate(newest):
        near = [*newest[at + 1 : at + 1 + related.LOOKED_AT], *reversed(newest[max(0, at - related.LOOKED_AT) : at])]
        assert related.beside(whole, "north", each, 3) == tuple(near[:3])
        assert related.earlier(whole, each, 3) == newest[at + 1 : at + 4]


def test_what_was_dated_in_a_later_year_elsewhere_is_earlier_all_the_same() -> None:
    pago = replace(piece("north/pago"), date=datetime(2026, 12, 31, 23, tzinfo=timezone(timedelta(hours=-11))), topics=("rent",))
    kiritimati = replace(piece("north/kiritimati"), date=datetime(2027, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=14))), topics=("rent",))
    whole = paper(pago, kiritimati)

    assert ids(related.earlier(whole, pago, 3)) == ["kiritimati"]
    assert ids(related.earlier(whole, kiritimati, 3)) == []
    assert ids(related.beside(whole, "north", kiritimati, 3)) == ["pago"]


def test_a_piece_of_long_ago_makes_nobody_ask_about_every_year_since() -> None:
    reprint = replace(piece("north/reprint"), date=datetime(1871, 4, 19, tzinfo=UTC), topics=("rent",))
    pieces = [on_day(number, topics=("rent",)) for number in (0, 1)]
    whole = paper(*pieces, reprint)

    with slip() as notes:
        assert ids(related.earlier(asked(whole), pieces[0], 3)) == ["reprint"]
        assert ids(related.beside(asked(whole), "north", reprint, 3)) == ["day-0", "day-1"]

    assert len(notes) < 20


def test_a_piece_of_a_later_year_is_no_answer_to_what_an_older_page_asks() -> None:
    old = [on_day(number, topics=("rent",)) for number in range(3)]
    later = [on_day(number, topics=("rent",)) for number in (400, 401)]
    before, after = paper(*old, later[0]), paper(*old, *later)

    with slip() as notes:
        related.earlier(asked(before), old[-1], 3)
        related.beside(asked(before), "north", old[-1], 2)

    assert notes
    assert Answers(before).all(sorted(notes)) == Answers(after).all(sorted(notes))
