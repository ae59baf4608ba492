"""Pieces as rows of plain values, and back: what a piece is made of, without its inside.

How a value of a type is packed is told by the type, once; what is the same for JSON and for us is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from plugins.newsroom import model
from plugins.newsroom.later import Later
from plugins.newsroom.model import Attachment, Photo, Piece
from plugins.newsroom.rules import Outline

INSIDE = ("body", "text")


@dataclass(frozen=True, slots=True)
class Place:
    """Where values stand that a row only names: photos by path, files by path, the zone of the paper."""

    photos: Mapping[str, Photo]
    files: Mapping[str, str]
    zone: ZoneInfo


Unpack = Callable[[Any, Place], Any]
Row = dict[str, Any]


def packed(outline: Outline) -> list[object]:
    """An outline as a row."""
    return [getattr(outline, field.name) for field in fields(outline)]


def outline(row: list[Any]) -> Outline:
    """An outline from its row."""
    values: list[Any] = [tuple(value) if type(value) is list else value for value in row]
    return Outline(*values)


def packed_piece(piece: Piece) -> Row:
    """A piece as a row: its values by name, save those that most pieces have, and without its inside."""
    values = ((name, getattr(piece, name)) for name in _columns())
    return {name: _pack(value) for name, value in values if name not in _usual() or value != _usual()[name]}


def piece(row: Row, place: Place, body: Later, text: Later) -> Piece:
    """A piece from its row, with an inside that is still to be made."""
    columns, values = _columns(), {}
    for name, value in row.items():
        unpack = columns[name]
        values[name] = value if unpack is None or value is None else unpack(value, place)
    return Piece(body=body, text=text, **values)  # type: ignore[arg-type]


def _pack(value: Any) -> Any:
    if isinstance(value, datetime):
        return [round(value.timestamp() - value.microsecond / 1e6), value.microsecond]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Photo):
        return value.path
    if isinstance(value, Attachment):
        return [value.path, value.sha256, value.size]
    if hasattr(value, "__dataclass_fields__"):
        return [_pack(getattr(value, field.name)) for field in fields(value)]
    return [_pack(each) for each in value] if isinstance(value, tuple) else value


@cache
def _columns() -> Mapping[str, Unpack | None]:
    """The fields of a piece that stand in its row, and how each is unpacked, where it has to be."""
    hints = _hints(Piece)
    return {field.name: _unpack(hints[field.name]) for field in fields(Piece) if field.init and field.name not in INSIDE}


@cache
def _usual() -> Mapping[str, object]:
    """What is meant where a row has no value."""
    return {field.name: field.default for field in fields(Piece) if field.default is not MISSING}


def _unpack(hint: Any) -> Unpack | None:
    """How a value of a type is unpacked; None where it is the same."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return _unpack(inner)
    if origin is tuple:
        return _of_each(_unpack(arguments[0]) if arguments[-1] is Ellipsis else None)
    if hint is datetime:
        return lambda value, place: datetime.fromtimestamp(value[0], place.zone).replace(microsecond=value[1])
    if hint is date:
        return lambda value, _: date.fromisoformat(value)
    if hint is Photo:
        return lambda value, place: place.photos[value]
    if hint is Attachment:
        return _attachment
    if hasattr(hint, "__dataclass_fields__"):
        return _of_class(hint)
    return None


def _attachment(value: Any, place: Place) -> Attachment:
    from plugins.intake import pdf  # a paper without PDFs need not wait for what reads them

    path, sum, size = value
    return Attachment(path, sum, size, pdf.publication(place.files[path], sum))


def _of_each(inner: Unpack | None) -> Unpack:
    if inner is None:
        return lambda value, _: tuple(value)
    return lambda value, place: tuple([inner(each, place) for each in value])


def _of_class(cls: type[Any]) -> Unpack:
    hints = _hints(cls)
    parts = [_unpack(hints[field.name]) for field in fields(cls)]
    return lambda value, place: cls(*(each if part is None or each is None else part(each, place) for part, each in zip(parts, value, strict=True)))


def _hints(cls: type[Any]) -> dict[str, Any]:
    """The types of a class's fields, in the words of its module: a field called date does not hide the type."""
    return get_type_hints(cls, vars(model), vars(model))
