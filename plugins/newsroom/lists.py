"""Long lists: the newest on the first page, the rest on pages numbered from the oldest, so that old pages never change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from plugins.newsroom import addresses
from plugins.newsroom.views import Link, Pager

T = TypeVar("T")


def sheets(pieces: tuple[T, ...], base: str, size: int) -> Iterator[tuple[str, tuple[T, ...], Pager | None]]:
    """Address, pieces and pager of every page of a list that is given newest first.

    The page at `base` shows the newest `size`; where there are more, numbered pages hold all of them, page 1 the oldest.
    """
    if len(pieces) <= size:
        yield base, pieces, None
        return
    oldest_first = pieces[::-1]
    count = (len(pieces) + size - 1) // size
    yield base, pieces[:size], Pager(0, None, None, _link(base, count), count)
    for number in range(1, count + 1):
        held = oldest_first[(number - 1) * size : number * size]
        newer = _link(base, number + 1) if number < count else None
        older = _link(base, number - 1) if number > 1 else None
        yield addresses.numbered(base, number), held[::-1], Pager(number, Link("", base), newer, older, count)


def _link(base: str, number: int) -> Link:
    return Link(str(number), addresses.numbered(base, number))
