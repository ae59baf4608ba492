"""Debates: a piece that answers nothing, everything that answers it, and what answers those.

A debate is known by the piece it began with, and nothing that anybody answers later can change which that is: whoever
answers two debates stands in both. So its address never moves by another's act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from plugins.newsroom.exchanges import Moment, answered, exchanges, talking, turned
from plugins.newsroom.model import Body, Day, Paper, Piece
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value


class Introduction(Value):
    """What the groups say together about a debate, taking no side: `debate` is the id of the piece it began with."""

    debate: str
    path: str
    title: str
    lang: str
    body: Body


class Decline(Value):
    """A group's own words for not answering a piece that it was invited to answer."""

    group: str
    to: str
    date: date
    words: str


class Turn(Value):
    """One piece in its place in a debate; `depth` is how many answers it is from the beginning."""

    piece: Piece
    depth: int


class Debate(Value):
    """A whole exchange: its pieces by when they were said, held ones left out. `id` is that of the piece it began with,
    which may have gone since.
    """

    id: str
    pieces: tuple[Piece, ...]
    answers: Mapping[str, tuple[str, ...]]
    """Which ids of the debate are answered by which, in the order in which they were said."""

    @property
    def began(self) -> datetime:
        """When its first piece was said."""
        return said(self.pieces[0])

    @property
    def newest(self) -> Piece:
        """What was published in it last."""
        return max(self.pieces, key=lambda piece: (piece.date, piece.id))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that take part, in the order in which they came in."""
        return tuple(dict.fromkeys(piece.group for piece in self.pieces))

    def turns(self) -> Iterator[Turn]:
        """Its pieces as who answered whom: each below the first thing that it answers, answers in the order of time.

        What answers something that is not shown stands where that would, so that it seems to answer nothing else.
        """
        pieces = {piece.id: piece for piece in self.pieces}
        waiting, seen = [(self.id, 0)], set()
        while waiting:
            id, depth = waiting.pop()
            if id in seen:
                continue
            seen.add(id)
            if id in pieces:
                yield Turn(pieces[id], depth)
            waiting += [(answer, depth + (id in pieces)) for answer in reversed(self.answers.get(id, ()))]


@dataclass(frozen=True)
class Debates:
    """All debates of a paper, the one with the newest answer first."""

    all: tuple[Debate, ...]
    moved: Mapping[str, str]
    """Pieces that answer something themselves, and are answered: whoever looks for a debate there finds this one."""

    @cached_property
    def by_id(self) -> Mapping[str, Debate]:
        """Debates by the piece they began with."""
        return {debate.id: debate for debate in self.all}

    @cached_property
    def _of(self) -> Mapping[str, tuple[Debate, ...]]:
        found: dict[str, list[Debate]] = {}
        for debate in self.all:
            for piece in debate.pieces:
                found.setdefault(piece.id, []).append(debate)
        return {id: tuple(debates) for id, debates in found.items()}

    def of(self, id: str) -> tuple[Debate, ...]:
        """The debates that a piece takes part in: mostly none or one."""
        return self._of.get(id, ())


def debates(paper: Paper) -> Debates:
    """Every debate: two listed pieces at least, of which one answers the other or both answer what has gone."""
    return paper.once(_debates)


def _debates(paper: Paper) -> Debates:
    originals = {p.id: p.translation_of for p in paper.pieces if p.translation_of}
    written = {p.id: tuple(reply.to for reply in p.reply_to) for p in paper.pieces if p.reply_to}
    order = {id: (said(paper.by_id[id]).timestamp(), id) for id in talking(originals, written) if id in paper.by_id}
    replies = answered(originals, written, order)
    listed = {id: paper.by_id[id] for id in order if paper.by_id[id].hold is None}
    answers = turned(replies)
    found: list[Debate] = []
    moved: dict[str, str] = {}
    for root, members in exchanges(replies, listed.keys()):
        pieces = sorted((listed[id] for id in members & listed.keys()), key=lambda piece: order[piece.id])
        found.append(Debate(root, tuple(pieces), {id: _firsts(id, members, answers, replies, order) for id in sorted(members & answers.keys())}))
        for id in sorted(members & answers.keys() - {root}):
            moved.setdefault(id, root)
    found.sort(key=lambda debate: debate.id)
    found.sort(key=lambda debate: debate.newest.date, reverse=True)
    return Debates(tuple(found), moved)


def sizes_of_debates(paper: Paper, id: str) -> tuple[tuple[str, int], ...]:
    """The ids of the debates that a piece takes part in, and of how many pieces each is."""
    return tuple((debate.id, len(debate.pieces)) for debate in debates(paper).of(id))


def debate_title(paper: Paper, debate: Debate) -> str:
    """What a debate is called: by its introduction, else by the title it began with."""
    introduction = paper.introductions.get(debate.id)
    return introduction.title if introduction and introduction.title else beginning(paper, debate).title


def beginning(paper: Paper, debate: Debate) -> Piece:
    """What a debate began with, else the first that is left of it."""
    root = paper.by_id.get(debate.id)
    return root if root and root.hold is None else debate.pieces[0]


def said(piece: Piece) -> datetime:
    """When something was said: for a letter from elsewhere, there and then; else when it was published."""
    return piece.letter_from.moment if piece.letter_from and piece.letter_from.moment else piece.date


def changed_after_answers(paper: Paper, piece: Piece) -> date | None:
    """The day of the last correction that was made when another group had answered already, if there is one."""
    answers = [answer.date.date() for answer in paper.replies_to(piece) if answer.group != piece.group]
    last = max((correction.date for correction in piece.corrections), default=None)
    return last if last and answers and min(answers) <= last else None


class Response(Value):
    """What became of an invitation to answer: open until a day, or declined in the group's own words."""

    group: str
    until: Day | None
    declined: Decline | None


def responses(paper: Paper, settings: Settings, piece: Piece) -> tuple[Response, ...]:
    """The groups that a piece criticises and that have not answered: invited for some days, then nothing unless they declined."""
    answered_by = {group for answer in paper.replies_to(piece) for group in paper.groups_of(answer)}
    until = piece.date.date() + timedelta(days=settings.reply_days)
    found = []
    for slug in piece.criticises:
        group = paper.groups.get(slug)
        if slug in answered_by or group is None:
            continue
        words = next((decline for decline in paper.declines if decline.group == slug and decline.to == piece.id), None)
        if words:
            found.append(Response(slug, None, words))
        elif paper.press_day < until and group.is_member(paper.press_day):
            found.append(Response(slug, until, None))
    return tuple(found)


def _firsts(
    id: str, members: set[str], answers: Mapping[str, list[str]], replies: Mapping[str, tuple[str, ...]], order: Mapping[str, Moment]
) -> tuple[str, ...]:
    """The answers that stand below a piece: those of which it is the first thing in this debate that they answer."""
    own = [answer for answer in answers[id] if next(target for target in replies[answer] if target in members) == id]
    return tuple(sorted(own, key=lambda answer: order.get(answer, (0.0, answer))))
