"""Pieces and outlines as columns of plain values, and back: a field of ten thousand pieces is one list, unpacked at once.

How a value of a type is packed is told by the type, once; what is the same for JSON and for us is left as it is. What comes
back is filled column by column, past the constructors, which would be called with forty words ten thousand times.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import repeat
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from plugins.newsroom import model
from plugins.newsroom.later import Later, Part
from plugins.newsroom.model import Attachment, Photo, Piece
from plugins.newsroom.rules import Outline
from plugins.newsroom.value import Value, defaults, fields_of, is_value

INSIDE = ("body", "text")
"""What a piece is kept without."""

ASIDE = ("sums", "order")
"""What is known of a piece beside its fields."""

Columns = Mapping[str, Sequence[Any]]
"""Packed values by field, all of one length; a field that has its usual value in every row is not there."""


class Place(Value):
    """Where values stand that a row only names: photos by path, files by path, the zone of the paper."""

    photos: Mapping[str, Photo]
    files: Mapping[str, str]
    zone: ZoneInfo


Unpack = Callable[[Any, Place], Any]


def kept(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a class that stand in columns."""
    return tuple(name for name in fields_of(cls) if name not in INSIDE)


def packed(value: Any) -> dict[str, Any]:
    """A row: the packed values of an outline, or of a piece without its inside, by field."""
    cls: Any = type(value)
    unpacks = _unpacks(cls)
    return {name: found if unpacks[name] is None else _pack(found) for name in unpacks for found in (getattr(value, name),)}


def usual(cls: type[Any]) -> Mapping[str, Any]:
    """The packed values that fields have in most rows."""
    return {name: _pack(default) for name, default in defaults(cls).items()}


def outlines(columns: Columns, count: int) -> list[Outline]:
    """Outlines from their columns."""
    usual = defaults(Outline)
    found = [_values(Outline, name, columns[name], None) if name in columns else repeat(usual.get(name), count) for name in fields_of(Outline)]
    return list(map(Outline, *found))


def pieces(columns: Columns, place: Place, inside: Sequence[Later], sums: Sequence[tuple[str, str]]) -> list[Piece]:
    """Pieces from their columns; of each, what makes its body and its text when somebody looks, and the hashes of `newsroom/asking.py`.

    Each field is set from its column, past the constructor: frozen they are for everybody after us.
    """
    bodies, texts = ([Part(both, number) for both in inside] for number in (0, 1))
    more: Mapping[str, Iterable[Any]] = {"body": bodies, "text": texts, "sums": sums, "order": repeat(None)}
    made = [Piece.__new__(Piece) for _ in inside]
    usual = defaults(Piece)
    for name in (*fields_of(Piece), *ASIDE):
        slot = vars(Piece)[name]
        put: Any = slot.fset if isinstance(slot, property) else slot.__set__
        values = more[name] if name in more else _values(Piece, name, columns[name], place) if name in columns else repeat(usual.get(name))
        deque(map(put, made, values), maxlen=0)
    return made


def _values(cls: Any, name: str, column: Sequence[Any], place: Any) -> Iterable[Any]:
    """A column unpacked."""
    unpack = _unpacks(cls)[name]
    if unpack is None:
        return column
    if unpack is _plain:
        return map(tuple, column)
    return [value if value is None else () if value == [] else unpack(value, place) for value in column]


def _pack(value: Any) -> Any:
    if isinstance(value, datetime):
        return [round(value.timestamp() - value.microsecond / 1e6), value.microsecond]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Photo):
        return value.path
    if isinstance(value, Attachment):
        return [value.path, value.sha256, value.size]
    if is_value(value):
        return [_pack(getattr(value, name)) for name in fields_of(value)]
    return [_pack(each) for each in value] if isinstance(value, tuple) else value


@cache
def _unpacks(cls: type[object]) -> Mapping[str, Unpack | None]:
    """How each field of a class is unpacked, where it has to be."""
    hints = _hints(cls)
    return {name: _unpack(hints[name]) for name in kept(cls)}


def _unpack(hint: Any) -> Unpack | None:
    """How a value of a type is unpacked; None where it is the same."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return _unpack(inner)
    if origin is tuple:
        return _of_each(_unpack(arguments[0]) if arguments[-1] is Ellipsis else None)
    if hint is datetime:
        return _moment
    if hint is date:
        return lambda value, _: date.fromisoformat(value)
    if hint is Photo:
        return lambda value, place: place.photos[value]
    if hint is Attachment:
        return _attachment
    if is_value(hint):
        return _of_class(hint)
    return None


def _moment(value: Any, place: Place) -> datetime:
    moment = datetime.fromtimestamp(value[0], place.zone)
    return moment.replace(microsecond=value[1]) if value[1] else moment


def _attachment(value: Any, place: Place) -> Attachment:
    from plugins.intake import pdf  # a paper without PDFs need not wait for what reads them

    path, sum, size = value
    return Attachment(path, sum, size, pdf.publication(place.files[path], sum))


def _of_each(inner: Unpack | None) -> Unpack:
    if inner is None:
        return _plain
    return lambda value, place: tuple([inner(each, place) for each in value])


def _plain(value: Any, _: Place) -> tuple[Any, ...]:
    return tuple(value)


def _of_class(cls: type[Any]) -> Unpack:
    hints = _hints(cls)
    parts = [(number, unpack) for number, name in enumerate(fields_of(cls)) if (unpack := _unpack(hints[name]))]

    def made(value: Any, place: Place) -> Any:
        values = list(value)
        for number, unpack in parts:
            if values[number] is not None:
                values[number] = unpack(values[number], place)
        return cls(*values)

    return made


def _hints(cls: type[Any]) -> dict[str, Any]:
    """The types of a class's fields, in the words of its module: a field called date does not hide the type."""
    return get_type_hints(cls, vars(model), vars(model))
