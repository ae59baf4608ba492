"""What was read before and need not be read again: the sums of files, and pieces with all that they looked up.

A file is known by its size, its times and its number; one that was written while the reading began, by nothing, because a
later edit could have the same times. A piece is as it was where its file is, where code, settings, press day and registers
are (`world`), and where everything that was looked up for it is told the same as then (`newsroom/asking.py`).

Kept as lines of JSON, so that what did not change is copied as it stands, under a hash, so that what is spoilt is not read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from plugins.intake import rows
from plugins.intake.gate import Found
from plugins.newsroom.asking import ENTRY, SEPARATOR, sums
from plugins.newsroom.later import Later
from plugins.newsroom.model import Body, Photo, Piece
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.rules import Outline

State = tuple[int, int, int, int]
"""Size, time of writing, time of change (both in nanoseconds), number."""

Tables = Mapping[str, Mapping[str, str]]
"""What can be looked up, by table and key, told in words that nothing else is told in."""

Lookups = dict[str, dict[str, str | None]]
"""What was looked up, by table and key, with what was told; None where there was nothing."""

WHOLE = "whole"
"""The table of all tables: a hash of each."""

NEVER: State = (-1, -1, -1, -1)


@dataclass(frozen=True, slots=True)
class Kept:
    """One piece as it was read; `row` is the piece without its inside, of which `sums` tell."""

    outline: Outline
    lookups: Lookups
    row: rows.Row
    sums: tuple[str, str]
    findings: tuple[Finding, ...]

    def is_same(self, tables: Tables) -> bool:
        """Whether everything that was looked up is as it was, in those tables that there are by now."""
        for name, entries in self.lookups.items():
            table = tables.get(name)
            if table is not None:
                for key, told in entries.items():
                    if table.get(key) != told:
                        return False
        return True

    def piece(self, photos: Mapping[str, Photo], files: Mapping[str, str], zone: ZoneInfo, inside: Callable[[], tuple[Body, bytes]]) -> Piece:
        """The piece, whose inside is made when somebody looks at it."""
        both = Later(inside)
        piece = rows.piece(self.row, rows.Place(photos, files, zone), Later(lambda: both.made()[0]), Later(lambda: both.made()[1]))
        object.__setattr__(piece, "sums", self.sums)
        return piece


class Notebook:
    """The pieces and sums of the last reading, and those of this one. `fresh` is the time, in nanoseconds, from which on a file's times say too little."""

    def __init__(self, data: bytes = b"", fresh: int = 0) -> None:
        self._fresh = fresh
        self._before = _lines(data)
        self._after: dict[str, str] = {}
        self._known: dict[str, tuple[State, str]] = {}
        for key, line in self._before.items():
            if key.startswith("="):
                size, written, changed, number, total = line.split(" ")
                self._known[key[1:]] = ((int(size), int(written), int(changed), int(number)), total)

    def sum(self, found: Found) -> str:
        """A file's SHA-256; its bytes are read where it is not known to be as it was."""
        key = f"={found.path}"
        state, total = self._known.get(found.path, (NEVER, ""))
        if state != found.state:
            total = sha256(found.file.read_bytes()).hexdigest()
            self._known[found.path] = (found.state, total)
            if max(found.state[1:3]) < self._fresh:
                self._after[key] = " ".join((*map(str, found.state), total))
        elif key in self._before:
            self._after[key] = self._before[key]
        return total

    def begin(self, world: str) -> None:
        """Forget the pieces of another world."""
        if json.loads(self._before.get("world", '""')) != world:
            self._before = {key: line for key, line in self._before.items() if key.startswith("=")}
        self._after["world"] = json.dumps(world)

    def kept(self, found: Found) -> Kept | None:
        """A piece as it was read before, where its file is the same."""
        line = self._before.get(found.path)
        if line is None:
            return None
        total, outline, lookups, row, both, findings = json.loads(line)
        if total != self.sum(found):
            return None
        told = tuple((Problem if stops else Note)(*rest) for stops, *rest in findings)
        return Kept(rows.outline(outline), lookups, row, tuple(both), told)

    def stay(self, path: str) -> None:
        """Keep a piece as it is."""
        self._after[path] = self._before[path]

    def put(self, found: Found, outline: Outline, piece: Piece, findings: Iterable[Finding], lookups: Lookups) -> None:
        """Keep a piece that was made."""
        told = [[f.stops, f.path, f.line, f.rule, f.message, f.cure] for f in findings]
        entry = [self.sum(found), rows.packed(outline), lookups, rows.packed_piece(piece), sums(piece), told]
        self._after[found.path] = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))

    def packed(self) -> bytes | None:
        """The notebook of this reading, or None where it is the one from before."""
        if self._after == self._before:
            return None
        text = "\n".join(f"{key}\t{line}" for key, line in self._after.items()).encode("utf-8", "surrogatepass")
        return sha256(text).hexdigest().encode() + b"\n" + text


class Wholes(Mapping[str, str]):
    """A hash of every table, made when it is asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._made: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = sha256(repr(sorted(self._tables[name].items())).encode()).hexdigest()[:24]
        return self._made[name]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def looked_up(notes: Collection[str], tables: Tables) -> Lookups:
    """What a slip says was asked, with what is told."""
    found: Lookups = {}
    for question in sorted(notes):
        kind, name, *rest = question.split(SEPARATOR)
        table, key = (name, rest[0]) if kind == ENTRY else (WHOLE, name)
        found.setdefault(table, {})[key] = tables[table].get(key)
    return found


def _lines(data: bytes) -> dict[str, str]:
    """A notebook's lines by their keys; none where it is spoilt."""
    head, _, text = data.partition(b"\n")
    if sha256(text).hexdigest().encode() != head:
        return {}
    lines = (line.partition("\t") for line in text.decode("utf-8", "surrogatepass").split("\n"))
    return {key: line for key, _, line in lines}
