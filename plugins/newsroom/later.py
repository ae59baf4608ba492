"""Values that are made when they are first looked at, and held small when nobody looks.

A large paper's texts are most of what it holds, and only a few of them are looked at at a time.
"""

from __future__ import annotations

import pickle
import zlib
from collections import deque
from collections.abc import Callable
from typing import Any

MOST_OPEN = 64
"""How many values stand open, each of some twenty kilobytes."""

QUICKLY = 1
"""The level of compression, by which a piece takes a fifth of its room, an item of a feed half; the highest saves a sixteenth of that."""


class Later:
    """Made by a function when it is first looked at. The last few that were looked at stand open, the others are held packed."""

    __slots__ = ("_make", "_packed", "_value")

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make: Callable[[], Any] | None = make
        self._packed = b""
        self._value: Any = None

    @classmethod
    def of(cls, value: Any) -> Later:
        """One that is made already."""
        later = cls(lambda: value)
        later.made()
        return later

    def made(self) -> Any:
        """The value, which is not None."""
        value = self._value
        if value is None:
            value = self._value = self._make() if self._make else pickle.loads(zlib.decompress(self._packed))
            self._make = None
            _open.append(self)
            if len(_open) > MOST_OPEN:
                _open.popleft()._put_away()
        return value

    def _put_away(self) -> None:
        if not self._packed:
            self._packed = zlib.compress(pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL), QUICKLY)
        self._value = None


_open: deque[Later] = deque()


class Part:
    """One of some values that are made together."""

    __slots__ = ("_number", "_whole")

    def __init__(self, whole: Later, number: int) -> None:
        self._whole, self._number = whole, number

    def made(self) -> Any:
        """The value."""
        return self._whole.made()[self._number]
