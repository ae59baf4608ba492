"""A value that is made when it is first looked at."""

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
