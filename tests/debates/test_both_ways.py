"""Debates as chance makes them, across groups, languages, letters, withdrawals and holds: every piece once in the whole, and told of at both ends."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.articles import setting as articles
from plugins.debates.setting import STEPS, pages
from plugins.newsroom import addresses
from plugins.newsroom.debate_views import DebateView
from plugins.newsroom.model import Hold, Paper, Piece, ReplyTo, Withdrawal
from plugins.newsroom.pages import Page
from plugins.newsroom.views import ArticleView
from tests.factories import SETTINGS, paper, piece
from tests.sizes import size

GROUPS = ("north", "south", "east", "west")
LANGUAGES = ("en", "es", "ar")
FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)


def talk(dice: random.Random) -> Paper:
    """A dozen pieces that answer each other; what is answered was mostly there before."""
    ids = [f"{dice.choice(GROUPS)}/p{number}" for number in range(dice.randint(2, 12))]
    is_crossed = dice.random() < 0.2
    made: list[Piece] = []
    for number, id in enumerate(ids):
        sources = [p for p in made if not p.translation_of]
        targets = [*(ids if is_crossed else ids[:number]), "north/gone", "west/gone"]
        changes: dict[str, object] = {"lang": dice.choice(LANGUAGES), "date": FIRST + timedelta(hours=7 * number)}
        if sources and dice.random() < 0.2:
            source = dice.choice(sources)
            changes |= {"translation_of": source.id, "lang": dice.choice([lang for lang in LANGUAGES if lang != source.lang])}
        if dice.random() < 0.7:
            chosen = dice.sample(targets, min(len(targets), dice.choice((1, 1, 1, 2, 3))))
            changes["reply_to"] = tuple(ReplyTo(target, dice.choice(("", "the kettle"))) for target in chosen if target != id)
        if dice.random() < 0.25:
            changes["kind"] = "letter"
        if dice.random() < 0.1:
            changes["withdrawn"] = Withdrawal(date(2026, 11, 1), "Wrong.")
        elif dice.random() < 0.1:
            changes["hold"] = Hold(id, "law", date(2026, 11, 20), date(2026, 12, 4), ("east", "west"))
        made.append(piece(id, **changes))
    return paper(*made)


class Talk:
    """Who answers whom, told from the front matter alone."""

    def __init__(self, own: Paper) -> None:
        self.original = {p.id: p.translation_of or p.id for p in own.pieces}
        self.shown = {p.id for p in own.pieces if not p.hold and not p.translation_of}
        self.answers: dict[str, set[str]] = {}
        for p in own.pieces:
            if not p.translation_of:
                self.answers[p.id] = {self.original.get(reply.to, reply.to) for reply in p.reply_to} - {p.id}

    @property
    def has_circle(self) -> bool:
        return any(id in self.reached(target) for id, targets in self.answers.items() for target in targets)

    def reached(self, start: str) -> set[str]:
        """All that something answers, at whatever remove, and itself."""
        found = {start}
        while more := {target for id in found for target in self.answers.get(id, ())} - found:
            found |= more
        return found

    def debates(self) -> dict[str, set[str]]:
        """By what each began with, which answers nothing or has gone: all that answers it at whatever remove, where it takes two."""
        roots = {target for targets in self.answers.values() for target in targets if not self.answers.get(target)}
        found = {root: {id for id in self.shown if root in self.reached(id)} for root in roots}
        return {root: members for root, members in found.items() if len(members) > 1}


@pytest.mark.soak
def test_debate_shows_every_piece_exactly_once_and_every_piece_both_ends_of_its_answers() -> None:
    seen: Counter[str] = Counter()
    for number in range(size(150, 10_000)):
        own = talk(random.Random(f"debate {number}"))
        told = Talk(own)

        whole = {page.address: page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and isinstance(page.view, DebateView)}
        single = {page.address: page.view for page in articles.pages(own, SETTINGS) if isinstance(page, Page) and isinstance(page.view, ArticleView)}
        by_address = {p.address: p.id for p in own.pieces}
        stands = {address: [by_address[turn.card.href] for turn in view.turns] for address, view in whole.items()}

        assert all(len(ids) == len(set(ids)) and set(ids) <= told.shown for ids in stands.values()), number
        if told.has_circle:
            seen["circles"] += 1
        else:
            assert {address: set(ids) for address, ids in stands.items()} == {addresses.debate(r): m for r, m in told.debates().items()}, number
        for view in whole.values():
            for turn in view.turns:
                links = [passage.href for passage in turn.passages if passage.href]
                assert {told.original[by_address[href]] for href in links} == told.answers[by_address[turn.card.href]] & told.original.keys(), number
        for p in own.pieces:
            page, id = single[p.address], told.original[p.id]
            after = [by_address[link.href] for answer in page.answers for link in answer.pieces] + [by_address[letter.link.href] for letter in page.letters]
            assert sorted(after) == sorted(q for q in told.shown if id in told.answers[q]), number
            before = {told.original.get(by_address.get(answered.href, ""), answered.headline) for answered in page.answers_to}
            replies = p.reply_to or own.by_id[id].reply_to
            assert before == {told.original.get(reply.to, reply.to) for reply in replies} - {id}, number
            assert {link.href for link in page.debates} == {address for address, ids in stands.items() if id in ids}, number
            seen["answered"] += bool(after)
            seen["withdrawn in a debate"] += bool(p.withdrawn and page.debates)
            seen["in two debates"] += len(page.debates) > 1
            seen["translated"] += bool(p.translation_of and page.debates)
        seen["about what has gone"] += any(view.gone for view in whole.values())
        seen["with a hold"] += any(p.hold and told.answers.get(p.id) for p in own.pieces)
    assert len(seen) == 7 and min(seen.values()) > 2, seen


@pytest.mark.soak
def test_what_stands_below_a_piece_answers_it() -> None:
    deep = 0
    for number in range(size(150, 10_000)):
        own = talk(random.Random(f"order {number}"))
        told = Talk(own)
        by_address = {p.address: p.id for p in own.pieces}
        wholes = [page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and isinstance(page.view, DebateView)]
        for turns in (view.turns for view in wholes if not told.has_circle):
            above: list[str] = []
            for turn in turns:
                id = by_address[turn.card.href]
                assert turn.depth <= len(above), number
                if turn.depth == STEPS:
                    continue
                above = above[: turn.depth]
                assert not above or above[-1] in told.reached(id), number
                above.append(id)
                deep += turn.depth > 1
    assert deep > 10
