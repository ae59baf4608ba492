"""Values that are made when they are first looked at, and texts that are held small."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Later:
    """Made by a function, once."""

    __slots__ = ("_make", "_value")

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make: Callable[[], Any] | None = make
        self._value: Any = None

    def made(self) -> Any:
        """The value."""
        if self._make is not None:
            self._value = self._make()
            self._make = None
        return self._value


def held_small(cls: type[Any], field: str, kind: type[str]) -> None:
    """Let a field of a class with slots, a text or a tuple in which texts stand, hold them as UTF-8 and give them as a kind of text.

    For the sake of a few quotation marks Python gives every letter of a text two bytes, and a large paper's texts are most of what it holds.
    """
    place = cls.__dict__[field]

    def small(value: Any) -> Any:
        return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value

    def large(value: Any) -> Any:
        return kind(value.decode("utf-8", "surrogatepass")) if isinstance(value, bytes) else value

    def look(self: Any) -> Any:
        held = place.__get__(self, cls)
        return tuple(map(large, held)) if isinstance(held, tuple) else large(held)

    def put(self: Any, value: Any) -> None:
        place.__set__(self, tuple(map(small, value)) if isinstance(value, tuple) else small(value))

    setattr(cls, field, property(look, put))
