"""Who answers whom, by ids alone: what belongs to one exchange, and where a circle is opened."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping

Moment = tuple[float, str]
"""A place in the order of a debate: when something was said, then its id."""


def talking(originals: Mapping[str, str], replies: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The ids of all that answers or is answered."""
    targets = {target for targets in replies.values() for target in targets}
    return frozenset(replies) | targets | {originals[target] for target in targets if target in originals}


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


def exchanges(replies: Mapping[str, tuple[str, ...]], listed: Collection[str]) -> Iterator[tuple[str, set[str]]]:
    """What each debate began with, and the ids of all that belongs to it; it takes two that are listed."""
    answers = turned(replies)
    for root in sorted(answers.keys() - replies.keys()):
        members = _below(root, answers)
        if sum(id in listed for id in members) > 1:
            yield root, members


def beginnings(id: str, replies: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The ids of what began all that a piece answers, at whatever remove; `replies` are free of circles."""
    return tuple(sorted(found for found in _below(id, replies) if found not in replies))


def is_crossed(replies: Mapping[str, tuple[str, ...]], said_at: Mapping[str, Moment]) -> bool:
    """Whether anything answers what was said later: no circle is there without it."""
    return any(target in said_at and said_at[target] > said_at[id] for id, targets in replies.items() for target in targets)


def circles(replies: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Every reply that is part of a circle: a piece, and what it answers, which at some remove answers it."""
    circle = _circle_of(replies)
    for id, targets in sorted(replies.items()):
        yield from ((id, target) for target in targets if circle[id] == circle[target])


def turned(replies: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
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
    back = turned(replies)
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
