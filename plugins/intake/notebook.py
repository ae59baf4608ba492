"""What was read before and need not be read again: the sums of files, and pieces with all that they looked up.

A file is known by its size, its times and its number; one that was written while the reading began, by nothing, because a
later edit could have the same times. A piece is as it was where its file is, where code, settings, press day and registers
are (`world`), and where everything that was looked up for it is told the same as then (`newsroom/asking.py`).

The pieces are kept as columns (`columns.py`), each a line of JSON, so that ten thousand are unpacked as quickly as they can be
and what did not change is copied as it stands, bytes that nobody has to make text of; a column that says the same as another
names that. All of it stands under a checksum, so that what is spoilt is not read. What a few edits change stands beside it, as
amendments.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b, sha256
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any
from zlib import crc32

from plugins.intake import amendments, columns
from plugins.intake.amendments import Amendments
from plugins.intake.gate import Found
from plugins.newsroom.asking import ENTRY, SEPARATOR, sums
from plugins.newsroom.later import Later
from plugins.newsroom.model import Body, Piece
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.rules import Outline
from plugins.newsroom.value import Value, from_json, to_json

Tables = Mapping[str, Mapping[str, str]]
"""What can be looked up, by table and key, told in words that nothing else is told in."""

Lookups = dict[str, dict[str, str | None]]
"""What was looked up, by table and key, with what was told; None where there was nothing."""

WHOLE = "whole"
"""The table of all tables: a hash of each."""

ENTRY_END = b"\x1e"
"""What stands between the entries of a column of texts that are JSON already."""

SAME_AS = b"="
"""What a column begins with that says the same as another, whose name follows."""

NOTHING_FOUND = b"[]"

TEXTS = ("lookups", "findings")
"""The columns of texts that are JSON already."""

AMENDED = ".amended"
"""What the amendments are called, beside the notebook's own name."""

OUTLINE, PIECE = "outline.", "piece."


class Kept(Value):
    """One piece as it was read, by its number in the notebook; what was looked up and what was found are told in JSON."""

    outline: Outline
    number: int
    lookups: bytes
    told: bytes

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found."""
        return () if self.told == NOTHING_FOUND else tuple((Problem if stops else Note)(*rest) for stops, *rest in from_json(self.told))

    def is_same(self, tables: Tables, names: Collection[str]) -> bool:
        """Whether everything that was looked up in these tables is as it was."""
        looked_up: Lookups = from_json(self.lookups)
        return all(tables[name].get(key) == told for name in names for key, told in looked_up.get(name, {}).items())


class Notebook:
    """The pieces and sums of the last reading, and those of this one. `fresh` is the time, in nanoseconds, from which on a file's times say too little."""

    def __init__(self, data: bytes = b"", amended: bytes = b"", fresh: int = 0) -> None:
        self._fresh = fresh
        self._before = _lines(data)
        self._seal = data[:8].decode("ascii", "replace") if self._before else ""
        self._amended = amendments.read(amended, self._seal) if self._before else Amendments()
        self._known: dict[str, list[Any]] = {}
        self._sums: dict[str, str] = {}
        self._world = ""
        self._tables: Mapping[str, str] = {}
        self._wholes: dict[str, str] = {}
        self._facts: dict[str, Any] = {}
        self._columns_read: dict[str, Any] = {}
        self._count = 0
        self._entries: dict[str, Kept] = {}
        self._totals: list[str] = []
        self._after: dict[str, Kept | None] = {}
        """Every piece of this reading, in its order; one that was made anew is the next of the new columns."""
        self._new: dict[str, list[Any]] = {}
        self._files: dict[str, list[Any]] = dict(self._fact("files", {}))
        for path, known in self._amended.files.items():
            if known is None:
                self._files.pop(path, None)
            else:
                self._files[path] = known

    def sum(self, found: Found) -> str:
        """A file's SHA-256; its bytes are read where it is not known to be as it was."""
        if found.path in self._sums:
            return self._sums[found.path]
        known = self._files.get(found.path)
        if known is None or tuple(known[:4]) != found.state:
            known = [*found.state, sha256(found.file.read_bytes()).hexdigest()]
            if max(found.state[1:3]) >= self._fresh:
                self._sums[found.path] = known[4]
                return str(known[4])
        self._known[found.path] = known
        total = self._sums[found.path] = known[4]
        return str(total)

    def begin(self, world: str) -> None:
        """Open the pieces of the last reading, if it was in the same world."""
        self._world = world
        if self._fact("world", "") != world:
            self._before = {}
            self._columns_read = {}
            self._facts = {}
            self._amended = Amendments()
            return
        self._count = len(self._fact("totals", []))
        self._totals, self._tables = self._column("totals", []), self._amended.tables or self._fact("tables", {})
        outlines = columns.outlines(self._columns(OUTLINE), len(self._totals))
        lookups, told = map(self._texts, ("lookups", "findings"))
        kept = map(Kept, outlines, range(len(outlines)), lookups, told)
        self._entries = {entry.outline.path: entry for entry in kept}

    def kept(self, found: Found) -> Kept | None:
        """A piece as it was read before, where its file is the same."""
        entry = self._entries.get(found.path)
        return entry if entry and self._totals[entry.number] == self.sum(found) else None

    def changed(self, entries: Iterable[Kept], tables: Tables, wholes: Mapping[str, str]) -> list[Kept]:
        """The pieces for which something that was looked up is told otherwise now, in those tables that there are by now; `wholes` are their hashes."""
        names = [name for name in tables if name == WHOLE or self._tables.get(name) != wholes[name]]
        marks = [mark for mark in (f'"{name}":' for name in names) if self._has_looked(mark)]
        if not marks:
            return []
        return [each for each in entries if any(mark.encode() in each.lookups for mark in marks) and not each.is_same(tables, names)]

    def _has_looked(self, mark: str) -> bool:
        """Whether anything was looked up in a table that is so marked: one look at all of them takes a tenth of ten thousand."""
        return mark.encode() in bytes(self._before.get("lookups", b"")) or any(mark in text for text in self._amended.rows.get("lookups", ()))

    def pieces(self, entries: Sequence[Kept], place: columns.Place, inside: Callable[[str], tuple[Body, bytes]]) -> list[Piece]:
        """Pieces as they were, whose insides, told by path, are made when somebody looks at them."""
        if not entries:
            return []
        choose = _chooser([entry.number for entry in entries])
        chosen = {name: choose(column) for name, column in self._columns(PIECE).items()}
        sums = zip(choose(self._column("outsides", [])), choose(self._column("insides", [])), strict=True)
        return columns.pieces(chosen, place, [Later(partial(inside, entry.outline.path)) for entry in entries], list(sums))

    def stay(self, entry: Kept) -> None:
        """Keep a piece as it is."""
        self._after[entry.outline.path] = entry

    def put(self, found: Found, outline: Outline, piece: Piece, findings: Iterable[Finding], lookups: Lookups) -> None:
        """Keep a piece that was made."""
        outside, inside = sums(piece)
        self._after[found.path] = None
        row = {
            "totals": self.sum(found),
            "outsides": outside,
            "insides": inside,
            "lookups": to_json(lookups),
            "findings": to_json([[f.stops, f.path, f.line, f.rule, f.message, f.cure] for f in findings]),
            **{OUTLINE + name: value for name, value in columns.packed(outline).items()},
            **{PIECE + name: value for name, value in columns.packed(piece).items()},
        }
        for name, value in row.items():
            self._new.setdefault(name, []).append(value)

    def close(self, wholes: Mapping[str, str]) -> None:
        """Everything was looked up; these are the hashes of all tables."""
        self._wholes = dict(wholes)

    def packed(self) -> tuple[str, bytes] | None:
        """What to keep of this reading, and under what further name beside the notebook's: all of it, or its amendments; None where nothing is otherwise."""
        now = self._amendments()
        if now is not None:
            return None if now == self._amended else (AMENDED, amendments.packed(now))
        merged = self._merging()
        after = {"world": to_json(self._world), "files": to_json(self._known), "tables": to_json(self._wholes)}
        for name in TEXTS:
            after[name] = ENTRY_END.join(merged(name, self._texts(name)))
        usual = _usual()
        names: dict[bytes, str] = {}
        for name in (*usual, "totals", "outsides", "insides"):
            before = self._column(name, None)
            column = merged(name, before if before is not None else [usual.get(name)] * len(self._totals))
            if name in usual and column.count(usual[name]) == len(column):
                continue
            line = to_json(column)
            first = names.setdefault(line, name)
            after[name] = line if first == name else SAME_AS + first.encode()
        text = b"\n".join([b"%b\t%b" % (key.encode(), line) for key, line in after.items()])
        return "", b"%08x\n%b" % (crc32(text), text)

    def _amendments(self) -> Amendments | None:
        """What is otherwise than in the notebook as it was kept; None where it is better kept anew."""
        if not self._before or self._fact("world", "") != self._world:
            return None
        origins = self._amended.merged(range(self._count), [~number for number in range(len(self._amended.places))])
        entries = [origins[entry.number] if entry else None for entry in self._after.values()]
        stay = [number for number in entries if number is not None and number >= 0]
        if any(one > next for one, next in pairwise(stay)) or len(entries) - len(stay) > amendments.MOST:
            return None
        places = tuple(place for place, number in enumerate(entries) if number is None or number < 0)
        rows: dict[str, list[Any]] = {name: [] for name in (*_usual(), "totals", "outsides", "insides", *TEXTS)}
        new = iter(range(len(places)))
        for number in (entries[place] for place in places):
            source, at = (self._new, next(new)) if number is None else (self._amended.rows, ~number)
            for name, column in rows.items():
                value = source[name][at]
                column.append(value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value)
        files = self._fact("files", {})
        changed = {path: known for path, known in self._known.items() if files.get(path) != known}
        changed |= dict.fromkeys(files.keys() - self._known.keys())
        found = Amendments(
            self._seal,
            gone=tuple(sorted(set(range(self._count)).difference(stay))),
            places=places,
            rows=rows if places else {},
            files=changed,
            tables={} if self._wholes == self._fact("tables", {}) else self._wholes,
        )
        return found if found.are_few else None

    def _merging(self) -> Callable[[str, list[Any]], list[Any]]:
        """Makes a column of this reading, by its name, of the one before."""
        entries = list(self._after.values())
        stay = [entry for entry in entries if entry]
        from_before, at, at_new = _chooser([entry.number for entry in stay]), iter(range(len(stay))), iter(range(len(stay), len(entries)))
        in_order = _chooser([next(at) if entry else next(at_new) for entry in entries])
        return lambda name, before: list(in_order([*from_before(before), *self._new.get(name, ())]))

    def _columns(self, kind: str) -> dict[str, list[Any]]:
        """The columns of outlines or of pieces, by field; not of one that has its usual value everywhere."""
        usual = _usual()
        amended = (name for name, row in self._amended.rows.items() if row.count(usual.get(name)) < len(row))
        return {name.removeprefix(kind): self._column(name, []) for name in {**self._before, **dict.fromkeys(amended)} if name.startswith(kind)}

    def _column(self, name: str, otherwise: Any) -> Any:
        """A column with what was amended in it."""
        if name not in self._columns_read:
            before = self._fact(name, None)
            if before is None and name not in self._amended.rows:
                return otherwise
            if before is None:
                before = [_usual()[name]] * self._count
            self._columns_read[name] = self._amended.merged(before, self._amended.rows.get(name, ()))
        return self._columns_read[name]

    def _texts(self, name: str) -> list[bytes]:
        """A column of texts that are JSON already, with what was amended in it."""
        texts = bytes(self._before.get(name, b"")).split(ENTRY_END) if self._count else []
        return self._amended.merged(texts, [text.encode("utf-8", "surrogatepass") for text in self._amended.rows.get(name, ())])

    def _fact(self, name: str, otherwise: Any) -> Any:
        """A line of the notebook as it was kept."""
        if name not in self._before:
            return otherwise
        if name not in self._facts:
            line = self._before[name]
            self._facts[name] = self._fact(str(line[1:], "utf-8"), otherwise) if line[:1] == SAME_AS else from_json(line)
        return self._facts[name]


@cache
def _usual() -> Mapping[str, Any]:
    """The columns of outlines and pieces, with the value that each has in most rows, where there is one."""
    kinds = ((OUTLINE, Outline), (PIECE, Piece))
    return {kind + name: columns.usual(cls).get(name, ...) for kind, cls in kinds for name in columns.kept(cls)}


def _chooser(numbers: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Takes entries of these numbers, in this order, from a column."""
    if len(numbers) < 2:
        return lambda column: [column[number] for number in numbers]
    return itemgetter(*numbers)


class Wholes(Mapping[str, str]):
    """A hash of every table, made when it is asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._made: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            told = SEPARATOR.join(chain.from_iterable(self._tables[name].items()))  # in another order it is another, which costs only a look
            self._made[name] = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
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


def _lines(data: bytes) -> dict[str, memoryview]:
    """A notebook's lines by their keys, as they stand in it; none where it is spoilt."""
    begin, whole = data.find(b"\n") + 1, memoryview(data)
    if not begin or b"%08x" % crc32(whole[begin:]) != data[: begin - 1]:
        return {}
    found = {}
    while begin < len(data):
        tab, end = data.index(b"\t", begin), data.find(b"\n", begin)
        end = end if end != -1 else len(data)
        found[data[begin:tab].decode()] = whole[tab + 1 : end]
        begin = end + 1
    return found
