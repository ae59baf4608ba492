"""What is mechanical in a file of this paper's own format, mended: ids, dates, characters that a keyboard slipped in, a new file name.

Everything else is left as it is: only its author knows what was meant. Pure functions of text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from dateutil import parser as dateutil_parser

from plugins.intake import front_matter, gate
from plugins.newsroom.field_types import INVISIBLE, piece_id, signed_id
from plugins.newsroom.schema import Fields
from plugins.newsroom.value import Value

IDS = frozenset("to id translation-of front piece debate reports joins pieces event lead seconds".split())
"""Fields that want the id of a piece, an event or the like."""

REFERENCES = frozenset({"link"})
"""Fields that take an id, or an address elsewhere."""

DATES = frozenset("date updated not-before joined left until retired started ended done since".split())

_DASHES = re.compile(r"[-\u2010-\u2015\u2212]{1,3}[ \t]*")
_SMART_DASH = re.compile("[\u2010-\u2015\u2212]")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")


class Mended(Value):
    """The text, and what was done, in words."""

    text: str
    remarks: tuple[str, ...] = ()


def mended(text: str, bases: tuple[str, ...], *, has_body: bool) -> Mended:
    """A file of this paper's own, with its body below its fields or without one; `bases` are the addresses that the paper is shown at."""
    remarks: list[str] = []
    rows = gate.fitting(text).split("\n")
    end = len(rows)
    if has_body:
        ends = _marks(rows)
        if ends is None:
            return Mended(text)
        for number in ends:
            rows[number] = "---"
        end = ends[1]
    first = 1 if has_body else 0
    head = [INVISIBLE.sub("", row) for row in rows[first:end]]
    is_list = not has_body and next((row for row in head if row.strip() and not row.startswith("#")), "").startswith("- ")
    fields, _ = front_matter.read("\n".join(["entries:", *head] if is_list else head), "", first if is_list else first + 1)
    for place, value in _values(fields.values) if fields else ():
        name = str(next(part for part in reversed(place) if isinstance(part, str)))
        better = _better(name, value, bases)
        line = (fields.line(*place) if fields else 0) - first - 1
        if better and better != value and value in head[line]:
            head[line] = better.join(head[line].rsplit(value, 1))
            remarks.append(f"'{value}' is written as '{better}'")
    return Mended("\n".join([*rows[:first], *head, *rows[end:]]), tuple(remarks))


def ruled(raw: bytes) -> bytes:
    """A file whose fields stand between hyphens, also where a word processor had made long dashes of them."""
    rows = raw.decode("utf-8", "replace").split("\n")
    ends = _marks([row.rstrip("\r") for row in rows])
    if ends is None or all(rows[number].startswith("---") for number in ends):
        return raw
    return "\n".join("---" if number in ends else row for number, row in enumerate(rows)).encode()


def moved(text: str, id: str, former: str) -> Mended:
    """A piece under another file name, with the id that it keeps and the name that it had."""
    rows = text.split("\n")
    ends = _marks(rows)
    fields, _ = front_matter.read("\n".join(rows[1 : ends[1]]), "", 2) if ends else (None, ())
    if ends is None or fields is None:
        return Mended(text)
    known = fields.values.get("moved-from", [])
    names = [*dict.fromkeys([*([known] if isinstance(known, str) else known if isinstance(known, list) else []), former])]
    kept = [row for number, row in enumerate(rows[1 : ends[1]], 2) if number not in _lines_of(fields, "moved-from", rows, ends[1])]
    added = [] if "id" in fields.values else [f"id: {id}"]
    added.append(f"moved-from: {names[0]}" if len(names) == 1 else f"moved-from: [{', '.join(map(str, names))}]")
    return Mended("\n".join([rows[0], *kept, *added, *rows[ends[1] :]]), (f"keeps the id {id}, and says that it was '{former}'",))


def _marks(rows: list[str]) -> tuple[int, int] | None:
    """The lines between which the fields stand, also where a word processor made long dashes of the hyphens."""
    found = [number for number, row in enumerate(rows[:400]) if row.strip() and _DASHES.fullmatch(row) and (row.strip() == "---" or _SMART_DASH.search(row))]
    return (found[0], found[1]) if len(found) > 1 and found[0] == 0 else None


def _lines_of(fields: Fields, name: str, rows: list[str], end: int) -> range:
    """The lines that a field takes up, counted from 1."""
    if name not in fields.values:
        return range(0)
    start = fields.line(name)
    stop = next((number for number in range(start + 1, end + 1) if re.match(r"[^\s-]", rows[number - 1])), end + 1)
    return range(start, stop)


def _values(value: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text among the fields, with its place."""
    if isinstance(value, str):
        yield place, value.strip()
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _values(part, (*place, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _values(part, (*place, number))


def _better(name: str, value: str, bases: tuple[str, ...]) -> str:
    """How a value is to be written, or nothing where it stands well or cannot be known."""
    if name in IDS:
        return _id(value, bases, piece_id)
    if name == "signs":
        return _id(value, bases, signed_id)
    if name in REFERENCES and value.startswith(bases):
        return _id(value, bases, piece_id)
    return _date(value) if name in DATES else ""


def _id(value: str, bases: tuple[str, ...], read: Callable[[str, tuple[str, ...]], str]) -> str:
    try:
        return read(value, bases)
    except ValueError:
        return ""


def _date(value: str) -> str:
    """A day that can be meant in one way only, as this paper writes it."""
    plain = _SMART_DASH.sub("-", value.strip())
    if _ISO.fullmatch(plain):
        return plain if plain != value else ""
    if not re.search(r"\d{4}", plain):
        return ""
    readings = set()
    for day_first in (False, True):
        for stand_in in (datetime(2001, 2, 3), datetime(2004, 5, 6)):
            try:
                readings.add(dateutil_parser.parse(plain, dayfirst=day_first, default=stand_in))
            except (ValueError, OverflowError):
                return ""
    (found, *others) = readings
    if others or not 1800 <= found.year <= 2200:
        return ""
    return found.date().isoformat() if (found.hour, found.minute, found.tzinfo) == (0, 0, None) else found.isoformat(timespec="minutes")
