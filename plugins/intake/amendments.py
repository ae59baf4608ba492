"""What of a notebook is otherwise by now. To write all of it anew for one piece would take a twentieth of an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from zlib import crc32

from plugins.newsroom.value import Value, fields_of, from_json, plain, to_json

MOST = 100
"""So many pieces that came, went or changed are amendments; with more, or with many more files, the notebook is written anew."""

T = TypeVar("T")


class Amendments(Value):
    """The notebook's checksum; pieces that are gone from it, by number; the places, among all there are by now, of those that are
    new, and their rows, by column; files that are otherwise, None where they are no more; and the hashes of all tables.
    """

    of: str = ""
    gone: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    rows: Mapping[str, Sequence[Any]] = {}
    files: Mapping[str, Any] = {}
    tables: Mapping[str, str] = {}

    @property
    def are_few(self) -> bool:
        """Whether they are worth their while."""
        return max(len(self.gone), len(self.places), len(self.files) // 4) <= MOST

    def merged(self, before: Sequence[T], new: Sequence[T]) -> list[T]:
        """A column of the notebook with the new entries in their places."""
        column = list(before)
        if self.gone == self.places:  # by far the most
            for number, value in zip(self.places, new, strict=True):
                column[number] = value
            return column
        for number in reversed(self.gone):
            del column[number]
        for place, value in zip(self.places, new, strict=True):
            column.insert(place, value)
        return column


def read(data: bytes, of: str) -> Amendments:
    """The amendments of the notebook with a checksum, if these are they and whole."""
    head, _, text = data.partition(b"\n")
    if head == b"%08x" % crc32(text):
        found = from_json(text)
        if found.get("of") == of and found.keys() == set(fields_of(Amendments)):
            return Amendments(**found | {name: tuple(found[name]) for name in ("gone", "places")})
    return Amendments(of)


def packed(amendments: Amendments) -> bytes:
    """Amendments as bytes."""
    text = to_json(plain(amendments))
    return b"%08x\n%b" % (crc32(text), text)
