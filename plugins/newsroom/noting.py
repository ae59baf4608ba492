"""A slip on which questions are noted while something is made: see `newsroom/asking.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_slips: list[set[str]] = []


@contextmanager
def slip() -> Iterator[set[str]]:
    """A new slip, on which everything is noted until it is taken away."""
    notes: set[str] = set()
    _slips.append(notes)
    try:
        yield notes
    finally:
        _slips.pop()


def note(question: str) -> None:
    """Note a question on the slip that lies on top, where there is one."""
    if _slips:
        _slips[-1].add(question)


def noted(cls: type[Any], field: str, question: Callable[[Any], str]) -> None:
    """Let every look at a field of a class with slots be noted."""
    place = cls.__dict__[field]

    def look(self: Any) -> Any:
        if _slips:
            _slips[-1].add(question(self))
        return place.__get__(self, cls)

    setattr(cls, field, property(look, place.__set__))
