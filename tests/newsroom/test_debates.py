"""Who answers whom: debates as they are told from the Paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.newsroom.debates import Debates, Decline, changed_after_answers, debates, responses
from plugins.newsroom.exchanges import circles
from plugins.newsroom.model import Correction, Hold, LetterSource, Paper, Piece, ReplyTo
from tests.factories import SETTINGS, paper, piece
from tests.sizes import size


def on(day: int) -> datetime:
    return datetime(2026, 10, day, 12, tzinfo=UTC)


def answer(id: str, *targets: str, day: int = 2, **changes: object) -> Piece:
    return piece(id, reply_to=tuple(ReplyTo(target) for target in targets), date=on(day), **changes)


def told(found: Debates) -> dict[str, list[str]]:
    return {debate.id: [p.id for p in debate.pieces] for debate in found.all}


def test_pieces_that_nobody_answers_are_no_debate() -> None:
    assert debates(paper(piece("north/strike"), piece("south/ferry"))).all == ()


def test_debate_is_what_began_it_and_all_that_answers_at_whatever_remove() -> None:
    own = paper(piece("north/strike", date=on(1)), answer("south/no", "north/strike", day=3), answer("west/yes", "south/no", day=5), piece("south/ferry"))

    found = debates(own)

    assert told(found) == {"north/strike": ["north/strike", "south/no", "west/yes"]}
    assert [(turn.piece.id, turn.depth) for turn in found.by_id["north/strike"].turns()] == [("north/strike", 0), ("south/no", 1), ("west/yes", 2)]


def test_who_answers_two_debates_stands_in_both_and_moves_neither() -> None:
    first = (piece("north/strike", date=on(5)), answer("south/no", "north/strike", day=6))
    older = piece("west/old", date=on(1))

    alone = debates(paper(*first, older))
    both = debates(paper(*first, older, answer("east/both", "north/strike", "west/old", day=9)))

    assert told(alone) == {"north/strike": ["north/strike", "south/no"]}
    assert told(both) == {"north/strike": ["north/strike", "south/no", "east/both"], "west/old": ["west/old", "east/both"]}
    assert [debate.id for debate in both.of("east/both")] == ["north/strike", "west/old"]


def test_debate_whose_beginning_comes_to_answer_something_is_found_from_where_it_was() -> None:
    own = paper(piece("west/old", date=on(1)), answer("north/strike", "west/old", day=2), answer("south/no", "north/strike", day=3))

    found = debates(own)

    assert list(told(found)) == ["west/old"]
    assert found.moved == {"north/strike": "west/old"}


def test_answer_to_a_translation_answers_the_original_and_a_translation_is_no_turn() -> None:
    own = paper(
        piece("north/strike", date=on(1)),
        piece("south/huelga", lang="es", translation_of="north/strike", date=on(2)),
        answer("west/si", "south/huelga", day=3),
        answer("west/yes", "south/huelga", translation_of="west/si", day=4),
    )

    assert told(debates(own)) == {"north/strike": ["north/strike", "west/si"]}


def test_debate_about_what_has_gone_keeps_its_address() -> None:
    own = paper(answer("south/no", "north/gone", day=3), answer("west/yes", "north/gone", day=4))

    assert told(debates(own)) == {"north/gone": ["south/no", "west/yes"]}


def test_held_piece_is_no_turn_and_its_answers_stand_where_it_would() -> None:
    hold = Hold("south/no", "law", date(2026, 10, 4), date(2026, 12, 18), ("east", "west"))
    own = paper(
        piece("north/strike", date=on(1)),
        answer("south/no", "north/strike", day=3, hold=hold),
        answer("west/yes", "south/no", day=5),
    )

    (debate,) = debates(own).all

    assert [(turn.piece.id, turn.depth) for turn in debate.turns()] == [("north/strike", 0), ("west/yes", 1)]


def test_imported_letter_stands_where_it_was_said() -> None:
    early = LetterSource("The Loop", moment=on(2))
    own = paper(piece("north/strike", date=on(1)), answer("south/no", "north/strike", day=3), answer("west/then", "north/strike", day=20, letter_from=early))

    assert told(debates(own)) == {"north/strike": ["north/strike", "west/then", "south/no"]}


def test_circle_is_opened_where_the_older_piece_claims_to_answer() -> None:
    own = paper(answer("north/strike", "south/no", day=1), answer("south/no", "north/strike", day=2))

    assert told(debates(own)) == {"north/strike": ["north/strike", "south/no"]}


@pytest.mark.soak
@settings(deadline=None, max_examples=size(30, 10_000))
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=3), max_size=8),
    st.permutations("abcdefgh"),
)
def test_every_piece_that_answers_or_is_answered_stands_in_a_debate(replies: dict[str, list[str]], order: list[str]) -> None:
    own = paper(
        *(answer(f"north/{name}", *(f"north/{target}" for target in dict.fromkeys(replies.get(name, ()))), day=order.index(name) + 1) for name in "abcdefgh")
    )

    found = debates(own)

    talking = {name for name, targets in replies.items() for target in targets if target != name}
    talking |= {target for name, targets in replies.items() for target in targets if target != name}
    assert {p.id for debate in found.all for p in debate.pieces} == {f"north/{name}" for name in talking}
    for debate in found.all:
        assert sorted(turn.piece.id for turn in debate.turns()) == sorted(p.id for p in debate.pieces)
        assert next(debate.turns()).piece.id == debate.id
        assert debate.id not in found.moved


@pytest.mark.soak
@settings(deadline=None, max_examples=size(100, 10_000))
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=3, unique=True).map(tuple), max_size=8))
def test_circles_are_the_replies_that_lead_back(replies: dict[str, tuple[str, ...]]) -> None:
    clear = {id: tuple(target for target in targets if target != id) for id, targets in replies.items()}

    def leads(start: str, end: str) -> bool:
        seen, waiting = set(), [start]
        while waiting:
            at = waiting.pop()
            if at == end:
                return True
            if at not in seen:
                seen.add(at)
                waiting += clear.get(at, ())
        return False

    assert set(circles(clear)) == {(id, target) for id, targets in clear.items() for target in targets if leads(target, id)}


def test_thousands_of_answers_in_a_row_are_followed() -> None:
    chain = [piece("north/0", date=on(1))] + [answer(f"north/{n}", f"north/{n - 1}", day=2) for n in range(1, 3000)]

    (debate,) = debates(paper(*chain)).all

    assert sum(1 for _ in debate.turns()) == 3000


def exchanged(**changes: object) -> Paper:
    return paper(piece("north/strike", date=on(1), **changes), answer("south/no", "north/strike", day=5))


def test_correction_after_an_answer_is_told_and_one_before_it_is_not() -> None:
    late, early = Correction(date(2026, 10, 5), "It was Tuesday."), Correction(date(2026, 10, 4), "It was Tuesday.")

    assert changed_after_answers(exchanged(), exchanged().by_id["north/strike"]) is None
    for correction, day in ((late, date(2026, 10, 5)), (early, None)):
        own = exchanged(corrections=(correction,))
        assert changed_after_answers(own, own.by_id["north/strike"]) == day


def test_own_answer_does_not_count_as_anothers() -> None:
    late = Correction(date(2026, 10, 9), "It was Tuesday.")
    own = paper(piece("north/strike", date=on(1), corrections=(late,)), answer("north/more", "north/strike", day=5))

    assert changed_after_answers(own, own.by_id["north/strike"]) is None


def test_criticised_group_is_invited_for_thirty_days_and_then_not_mentioned() -> None:
    fresh = paper(piece("north/strike", criticises=("south",), date=datetime(2026, 10, 25, 12, tzinfo=UTC)), piece("south/ferry"))
    old = paper(piece("north/strike", criticises=("south",), date=datetime(2026, 10, 24, 12, tzinfo=UTC)), piece("south/ferry"))

    (invited,) = responses(fresh, SETTINGS, fresh.by_id["north/strike"])

    assert (invited.group, invited.until, invited.declined) == ("south", date(2026, 11, 24), None)
    assert responses(old, SETTINGS, old.by_id["north/strike"]) == ()


def test_group_that_answered_is_not_invited_and_one_that_declined_is_heard_for_ever() -> None:
    words = Decline("west", "north/strike", date(2026, 3, 3), "We said it in 2019 and have nothing to add.")
    own = paper(
        piece("north/strike", criticises=("south", "west"), date=datetime(2026, 3, 1, tzinfo=UTC)),
        answer("south/no", "north/strike"),
        piece("west/other"),
        declines=(words,),
    )

    (declined,) = responses(own, SETTINGS, own.by_id["north/strike"])

    assert (declined.group, declined.until, declined.declined) == ("west", None, words)
