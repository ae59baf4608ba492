"""A slip on which questions are noted while something is made: see `newsroom/asking.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from plugins.newsroom.later import Part

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


def note_again(questions: Iterable[str]) -> None:
    """Note questions that were asked before and would be asked now, if their answer were not known."""
    if _slips:
        _slips[-1].update(questions)


def noted(cls: type[Any], field: str, question: Callable[[Any], str]) -> Callable[[Any], Any]:
    """Let every look at a field of a class with slots be noted; what is there can be a value that is still to be made.

    Returns how to take what is there, without a look.
    """
    place = cls.__dict__[field]

    def look(self: Any) -> Any:
        if _slips:
            _slips[-1].add(question(self))
        value = place.__get__(self, cls)
        if type(value) is not Part:
            return value
        with slip():  # what is asked to make it is no question of whoever looks
            return value.made()

    setattr(cls, field, property(look, place.__set__))
    return lambda each: place.__get__(each, cls)
