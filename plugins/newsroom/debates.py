"""Debates: a piece that answers nothing, everything that answers it, and what answers those.

A debate is known by the piece it began with, and nothing that anybody answers later can change which that is: whoever
answers two debates stands in both. So its address never moves by another's act.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from plugins.newsroom.model import Body, Day, Paper, Piece
from plugins.newsroom.settings import Settings

Moment = tuple[float, str]
"""A place in the order of a debate: when something was said, then its id."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the groups say together about a debate, taking no side: `debate` is the id of the piece it began with."""

    debate: str
    path: str
    title: str
    lang: str
    body: Body


@dataclass(frozen=True, slots=True)
class Decline:
    """A group's own words for not answering a piece that it was invited to answer."""

    group: str
    to: str
    date: date
    words: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One piece in its place in a debate; `depth` is how many answers it is from the beginning."""

    piece: Piece
    depth: int


@dataclass(frozen=True, slots=True)
class Debate:
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
    answers = _turned(replies)
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


def exchanges(replies: Mapping[str, tuple[str, ...]], listed: Collection[str]) -> Iterator[tuple[str, set[str]]]:
    """What each debate began with, and the ids of all that belongs to it; it takes two that are listed."""
    answers = _turned(replies)
    for root in sorted(answers.keys() - replies.keys()):
        members = _below(root, answers)
        if sum(id in listed for id in members) > 1:
            yield root, members


def answered(originals: Mapping[str, str], replies: Mapping[str, tuple[str, ...]], said_at: Mapping[str, Moment]) -> dict[str, tuple[str, ...]]:
    """What each piece answers, by id: an answer to a translation answers its original, a translation answers nothing of
    its own, and of a circle the oldest piece is taken to have been there first.
    """
    clear: dict[str, tuple[str, ...]] = {}
    for id, targets in replies.items():
        if id not in originals:
            own = tuple(dict.fromkeys(originals.get(target, target) for target in targets))
            clear[id] = tuple(target for target in own if target != id)
    shut = set(_backward(clear, said_at)) if is_crossed(clear, said_at) else ()
    opened = {id: tuple(target for target in targets if (id, target) not in shut) for id, targets in clear.items()}
    return {id: targets for id, targets in opened.items() if targets}


def talking(originals: Mapping[str, str], replies: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The ids of all that answers or is answered."""
    targets = {target for targets in replies.values() for target in targets}
    return frozenset(replies) | targets | {originals[target] for target in targets if target in originals}


def is_crossed(replies: Mapping[str, tuple[str, ...]], said_at: Mapping[str, Moment]) -> bool:
    """Whether anything answers what was said later: no circle is there without it."""
    return any(target in said_at and said_at[target] > said_at[id] for id, targets in replies.items() for target in targets)


def circles(replies: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Every reply that is part of a circle: a piece, and what it answers, which at some remove answers it."""
    circle = _circle_of(replies)
    for id, targets in sorted(replies.items()):
        yield from ((id, target) for target in targets if circle[id] == circle[target])


def beginnings(id: str, replies: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The ids of what began all that a piece answers, at whatever remove; `replies` are free of circles."""
    return tuple(sorted(found for found in _below(id, replies) if found not in replies))


def said(piece: Piece) -> datetime:
    """When something was said: for a letter from elsewhere, there and then; else when it was published."""
    return piece.letter_from.moment if piece.letter_from and piece.letter_from.moment else piece.date


def changed_after_answers(paper: Paper, piece: Piece) -> date | None:
    """The day of the last correction that was made when another group had answered already, if there is one."""
    answers = [answer.date.date() for answer in paper.replies_to(piece) if answer.group != piece.group]
    last = max((correction.date for correction in piece.corrections), default=None)
    return last if last and answers and min(answers) <= last else None


@dataclass(frozen=True, slots=True)
class Response:
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


def _backward(replies: Mapping[str, tuple[str, ...]], said_at: Mapping[str, Moment]) -> Iterator[tuple[str, str]]:
    """Replies without which no circle is left, though each piece but the oldest still answers something of its circle."""
    oldest: dict[str, str] = {}
    edges = tuple(circles(replies))
    circle = _circle_of(replies) if edges else {}
    for id, _ in edges:
        first = oldest.setdefault(circle[id], id)
        oldest[circle[id]] = min(first, id, key=lambda each: said_at[each])
    back: dict[str, list[str]] = {}
    for id, target in edges:
        back.setdefault(target, []).append(id)
    far = dict.fromkeys(oldest.values(), 0)
    waiting = deque(far)
    while waiting:
        at = waiting.popleft()
        for answer in back[at]:
            if answer not in far:
                far[answer] = far[at] + 1
                waiting.append(answer)
    yield from ((id, target) for id, target in edges if (far[target], said_at[target]) > (far[id], said_at[id]))


def _circle_of(replies: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """For every node one of those that it reaches and that reach it, the same for all of them: Kosaraju's second pass."""
    back = _turned(replies)
    circle: dict[str, str] = {}
    for id in reversed(_deepest_first(replies)):
        waiting = [] if id in circle else [id]
        while waiting:
            at = waiting.pop()
            circle[at] = id
            waiting += [answer for answer in back.get(at, ()) if answer not in circle]
    return circle


def _deepest_first(links: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Every node after all that can be reached from it and cannot reach it: Kosaraju's first pass."""
    order: list[str] = []
    seen: set[str] = set()
    for start in sorted(links):
        waiting = [(start, False)]
        while waiting:
            id, is_done = waiting.pop()
            if is_done:
                order.append(id)
            elif id not in seen:
                seen.add(id)
                waiting.append((id, True))
                waiting += [(target, False) for target in links.get(id, ())]
    return order


def _turned(replies: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """What answers each, from what each answers."""
    answers: dict[str, list[str]] = {}
    for id, targets in replies.items():
        for target in targets:
            answers.setdefault(target, []).append(id)
    return answers


def _below(start: str, links: Mapping[str, Iterable[str]]) -> set[str]:
    """A node and everything that can be reached from it."""
    found, waiting = {start}, [start]
    while waiting:
        for id in links.get(waiting.pop(), ()):
            if id not in found:
                found.add(id)
                waiting.append(id)
    return found


def _firsts(
    id: str, members: set[str], answers: Mapping[str, list[str]], replies: Mapping[str, tuple[str, ...]], order: Mapping[str, Moment]
) -> tuple[str, ...]:
    """The answers that stand below a piece: those of which it is the first thing in this debate that they answer."""
    own = [answer for answer in answers[id] if next(target for target in replies[answer] if target in members) == id]
    return tuple(sorted(own, key=lambda answer: order.get(answer, (0.0, answer))))
