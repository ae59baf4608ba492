"""From raw fields to the shape of a file, every fault gathered.

A shape is a `Model`: each field's type says how it is read. `Annotated[date, _day]` is read by `_day`, a function of what was
written, which returns the value or raises `fault(…)`; one that has to know the paper stands there as `Within(function)`.
Around them stand tuples, dicts, other models, a choice of words, `| None`. A field that is in no model is a Problem with the
nearest known name.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from plugins.newsroom.problems import Problem
from plugins.newsroom.value import Value, defaults, fields_of

Place = tuple[str | int, ...]


class Fields(Value):
    """Raw fields as read, and the line each stands on, by its place (`("image", "alt")`)."""

    values: Mapping[str, Any]
    lines: Mapping[Place, int]
    first_line: int = 1

    def line(self, *place: str | int) -> int:
        """The line of a field, or of the nearest one around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, self.first_line)


class FieldError(ValueError):
    """A fault of a field: by which rule, and in words that end with a cure after a semicolon."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def fault(rule: str, message: str) -> FieldError:
    """A fault of a field; the message ends with its cure after a semicolon."""
    return FieldError(rule, message)


def nearest(word: str, known: Sequence[str]) -> str:
    """`; did you mean 'x'?` where a known name is near, else nothing."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else ""


class Around(Value):
    """What a field's reading has to know of the paper: its zone, and addresses that its own begin with."""

    zone: ZoneInfo
    bases: tuple[str, ...] = ()


class Within(Value):
    """A function of what was written and of what is around."""

    function: Callable[[Any, Around], Any]


class Model(Value):
    """A file's or a field's shape: hyphens in content, underscores here, nothing unknown."""


M = TypeVar("M", bound=Model)

NO_PARTS = "is not written in parts; write each on a line of its own, indented below it"


def names(model: type[Model]) -> tuple[str, ...]:
    """The names of a model's fields as they are written in content."""
    return tuple(map(_written, fields_of(model)))


class Reader:
    """Turns raw fields into a model and every fault into a Problem with its line."""

    def __init__(self, zone: ZoneInfo, bases: tuple[str, ...] = ()) -> None:
        self._around = Around(zone, bases)

    def read(self, model: type[M], fields: Fields, path: str) -> tuple[M | None, tuple[Problem, ...]]:
        """The model, or None and every reason why not."""
        found, faults = self._found(model, fields.values)
        return (None if faults else found), tuple(_problem(model, fields, path, place, error) for place, error in faults)

    def remainder(self, model: type[M], fields: Fields, stand_ins: Mapping[str, str]) -> M | None:
        """What can be read of fields of which some cannot, with stand-ins for those that must be there.

        It serves to look for further faults, and is never printed.
        """
        found, faults = self._found(model, fields.values)
        if not faults:
            return found
        faulty = {str(place[0]) for place, _ in faults}
        rest = {name: value for name, value in fields.values.items() if name not in faulty}
        found, faults = self._found(model, rest | {name: stand_ins[name] for name in faulty & stand_ins.keys()})
        return None if faults else found

    def _found(self, model: type[M], values: Mapping[str, Any]) -> tuple[M, list[tuple[Place, FieldError]]]:
        reading = _Reading(self._around, [])
        return _model(model)(values, reading, ()), reading.faults


class _Reading(Value):
    """One reading: what is around, and what was found to be wrong, by its place."""

    around: Around
    faults: list[tuple[Place, FieldError]]


Read = Callable[[Any, _Reading, Place], Any]
"""Reads what was written at a place. Raises FieldError, or notes what is wrong further in."""


@cache
def _model(model: type[Any]) -> Read:
    """How a model is read; nothing comes of it where something is wrong."""
    hints = get_type_hints(model, include_extras=True)
    reads = {_written(name): (name, _read(hints[name])) for name in fields_of(model)}
    usual = defaults(model)
    needed = [written for written, (name, _) in reads.items() if name not in usual]

    def read(value: Any, reading: _Reading, place: Place) -> Any:
        if not isinstance(value, Mapping):
            raise fault("no-parts", NO_PARTS)
        found: dict[str, Any] = {}
        for written, entry in value.items():
            try:
                if written not in reads:
                    raise fault("unknown-field", "")
                name, inner = reads[written]
                found[name] = inner(entry, reading, (*place, written))
            except FieldError as error:
                reading.faults.append(((*place, written), error))
        reading.faults.extend([((*place, written), fault("missing-field", "")) for written in needed if written not in value])
        return None if reading.faults else model(**found)

    return read


def _read(hint: Any) -> Read:
    """How a value of a type is read."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _read(next(each for each in arguments if each is not types.NoneType))
    if origin is Annotated:
        inner, *steps = arguments
        read = _read(inner)
        for step in reversed(steps):
            read = _after(step, read)
        return read
    if origin is Literal:
        return _choice(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        return _entries(_read(arguments[0]))
    if origin is dict:
        return _parts(*map(_read, arguments))
    return _model(hint) if isinstance(hint, type) and issubclass(hint, Model) else _as_it_is


def _as_it_is(value: Any, _: _Reading, __: Place) -> Any:
    return value


def _after(step: Any, read: Read) -> Read:
    """Reads what a function made of what was written."""
    if isinstance(step, Within):
        function = step.function
        return lambda value, reading, place: read(function(value, reading.around), reading, place)
    if read is _as_it_is:
        return lambda value, _, __: step(value)
    return lambda value, reading, place: read(step(value), reading, place)


def _choice(words: Sequence[str]) -> Read:
    *first, last = map(repr, words)
    allowed = f"{', '.join(first)} or {last}" if first else last

    def read(value: Any, _: _Reading, __: Place) -> Any:
        if value not in words:
            raise fault("not-allowed", f"has a value that is not allowed; write one of: {allowed}")
        return value

    return read


def _entries(inner: Read) -> Read:
    def read(value: Any, reading: _Reading, place: Place) -> Any:
        found = []
        for number, entry in enumerate(value):
            try:
                found.append(inner(entry, reading, (*place, number)))
            except FieldError as error:
                reading.faults.append(((*place, number), error))
        return tuple(found)

    return read


def _parts(key: Read, inner: Read) -> Read:
    def read(value: Any, reading: _Reading, place: Place) -> Any:
        if not isinstance(value, Mapping):
            raise fault("no-parts", NO_PARTS)
        found = {}
        for name, entry in value.items():
            here, known = (*place, name), name
            try:
                known = key(name, reading, here)
            except FieldError as error:
                reading.faults.append((here, error))
            try:
                found[known] = inner(entry, reading, here)
            except FieldError as error:
                reading.faults.append((here, error))
        return found

    return read


def _problem(model: type[Model], fields: Fields, path: str, place: Place, error: FieldError) -> Problem:
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    if error.rule == "missing-field":
        return Problem(path, fields.line(*place[:-1]), error.rule, f"'{name}' is missing", f"add a line '{place[-1]}: …'")
    if error.rule == "unknown-field":
        known = sorted(_names_at(model, place[:-1]))
        cure = nearest(str(place[-1]), known) or f"known here: {', '.join(known)}"
        return Problem(path, fields.line(*place), error.rule, f"unknown field '{name}'", cure)
    message, _, cure = str(error).partition("; ")
    return Problem(path, fields.line(*place), error.rule, f"'{name}' {message}" if name else message, cure)


def _names_at(model: type[Model], place: Place) -> tuple[str, ...]:
    """The field names allowed at a place of a model."""
    for part in place:
        if isinstance(part, str):
            inner = next((hint for name, hint in get_type_hints(model).items() if _written(name) == part), None)
            found = _model_in(inner)
            if found is None:
                return ()
            model = found
    return names(model)


def _model_in(hint: Any) -> type[Model] | None:
    """The model inside a field's type, such as `tuple[ReplyFields, ...]`."""
    if isinstance(hint, type) and issubclass(hint, Model):
        return hint
    return next((found for found in map(_model_in, get_args(hint)) if found), None)


def _written(name: str) -> str:
    """A field's name as it is written in content."""
    return name.rstrip("_").replace("_", "-")
