"""What is asked of the Paper while a lot of pages is made: a lot is made again when one of its answers is another one.

A room yields a `pages.Lot` in place of pages. When it is made, it is given an `Asked` paper, which answers as the Paper
does and notes every question: a method with its arguments, an entry of a register, a whole list, the inside of a piece
(its text), or a question of a room's own, `paper.ask(function, …)`. The slip of questions is kept with a digest of the
answers. So a lot depends on what it looked at and on nothing else, and nobody has to say what that is.

An answer is told by its values: of a piece everything but its inside, which is a question of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, time
from enum import Enum
from functools import cache, partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from re import Pattern
from sys import intern
from typing import Any, cast
from zoneinfo import ZoneInfo

from plugins.newsroom.model import Group, Paper, Person, Piece
from plugins.newsroom.noting import note, note_again, slip
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import fields_of, is_value

SEPARATOR = "\x1f"
WHOLE, ENTRY, METHOD, INSIDE, ASK, ABOUT = "whole", "entry", "method", "inside", "ask", "about"
AROUND = ("confirmed_by", "groups_of", "original_of", "replies_to", "tasks_for", "translations_of")
"""What is asked of nearly every piece: it is one question, what stands around a piece, so that there is not six times as much to ask again."""

NOTHING = "–"
PLAIN = (str, int, float, bytes, date, time, Path, Enum, ZoneInfo)


def asked(paper: Paper) -> Paper:
    """The Paper, which notes what it is asked."""
    return cast(Paper, _Asked(paper))


class _Asked:
    """Answers as the Paper does."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._kept: dict[Hashable, tuple[Any, tuple[str, ...]]] = {}

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._paper, name)
        if callable(value):
            answer: Any = partial(self._around, value) if name in AROUND else partial(self._method, name, value)
        elif isinstance(value, Mapping):
            answer = Register(name, value)
        else:
            note(f"{WHOLE}{SEPARATOR}{name}")
            return value
        self.__dict__[name] = answer  # it notes what it is asked, so that it need be made but once
        return answer

    def ask(self, question: Callable[..., Any], *arguments: object) -> Any:
        """A question of a room's own."""
        note(SEPARATOR.join((ASK, question.__module__, question.__qualname__, *map(_argument, arguments))))
        return question(self._paper, *arguments)

    def once(self, question: Callable[..., Any], *arguments: str) -> Any:
        """What a function makes of the whole Paper, made once."""
        return self.kept((question, *arguments), lambda: question(self, *arguments))

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What is made of the Paper under a name, made once: whatever was asked for it is noted, each time."""
        if key not in self._kept:
            with slip() as notes:
                self._kept[key] = (make(), tuple(map(intern, notes)))  # of ten thousand such a set of each, and a text of its own, would be much
        value, noted = self._kept[key]
        note_again(noted)
        return value

    def _around(self, method: Callable[[Piece], Any], piece: Piece) -> Any:
        note(f"{ABOUT}{SEPARATOR}{piece.id}")
        return method(piece)

    def _method(self, name: str, method: Callable[..., Any], *arguments: object) -> Any:
        note(SEPARATOR.join((METHOD, name, *map(_argument, arguments))))
        return method(*arguments)


class Register(Mapping[str, Any]):
    """A register of the Paper, whose entries are asked for one by one, and noted."""

    def __init__(self, name: str, entries: Mapping[str, Any]) -> None:
        self._name = name
        self._entries = entries

    def __getitem__(self, key: str) -> Any:
        note(f"{ENTRY}{SEPARATOR}{self._name}{SEPARATOR}{key}")
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        note(f"{WHOLE}{SEPARATOR}{self._name}")
        return iter(self._entries)

    def __len__(self) -> int:
        note(f"{WHOLE}{SEPARATOR}{self._name}")
        return len(self._entries)


class Answers:
    """What a Paper answers now, each question answered once."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._answers = _Once(self._answer)
        self._around = [getattr(paper, name) for name in AROUND]

    def all(self, questions: Sequence[str]) -> list[str]:
        """The answers to some questions, each in words that no other answer has."""
        return [self._answers[question] for question in questions]

    def outside(self) -> str:
        """A hash of all of the Paper but the insides of its pieces: where it is the same, so is every answer but theirs."""
        told = [self._told(getattr(self._paper, name)) for name in fields_of(self._paper)]
        told.append(self._told(self._paper.confirmed))
        return sha256("\n".join(told).encode()).hexdigest()

    def _answer(self, question: str) -> str:
        kind, name, *rest = question.split(SEPARATOR)
        if kind == ENTRY:
            register = getattr(self._paper, name)
            return self._told(register[rest[0]]) if rest[0] in register else NOTHING
        if kind == WHOLE:
            told = self._told(getattr(self._paper, name))
        elif kind in (INSIDE, ABOUT):
            piece = self._paper.by_id.get(name)
            if piece is None:
                return NOTHING
            told = sums(piece)[1] if kind == INSIDE else self._about(piece)
        else:
            words = rest if kind == METHOD else rest[1:]
            arguments = [self._meant(word) for word in words]
            if None in arguments:
                return NOTHING
            try:
                told = self._told(getattr(self._paper, name)(*arguments) if kind == METHOD else _question(name, rest[0])(self._paper, *arguments))
            except LookupError:
                return NOTHING
        return told if len(told) < 80 else sha256(told.encode()).hexdigest()

    def _about(self, piece: Piece) -> str:
        """What stands around a piece; of most, which stand alone, nothing but their group and themselves."""
        if self._paper.stands_alone(piece):
            return f"{piece.group} {sums(piece)[0]}"
        return "".join([self._told(ask(piece)) for ask in self._around])

    def _meant(self, word: str) -> object:
        """The argument that was noted, or None where there is no such thing any more."""
        kind, value = word[0], word[1:]
        if kind == "P":
            return self._paper.by_id.get(value)
        if kind == "G":
            return self._paper.groups.get(value)
        if kind == "A":
            return self._paper.people.get(value)
        return int(value) if kind == "I" else date.fromisoformat(value) if kind == "D" else value

    def _told(self, value: object) -> str:
        """A value in words that no other value has."""
        if isinstance(value, Piece):  # by far the most
            return sums(value)[0]
        if type(value) is tuple:
            return "(" + ",".join([each.sums[0] if type(each) is Piece and each.sums else self._told(each) for each in value]) + ")"
        if value is None or isinstance(value, PLAIN):
            return repr(value)
        if isinstance(value, Mapping):
            return "{" + ",".join(f"{self._told(key)}:{self._told(entry)}" for key, entry in value.items()) + "}"
        if isinstance(value, tuple | list):
            return "(" + ",".join([self._told(each) for each in value]) + ")"
        if isinstance(value, set | frozenset):
            return "{" + ",".join(sorted(map(self._told, value))) + "}"
        if isinstance(value, Pattern):
            return repr((value.pattern, value.flags))
        if is_value(value):
            return f"{type(value).__name__}({','.join(self._told(getattr(value, name)) for name in fields_of(value))})"
        raise NewspaperError(f"a page that is made later cannot depend on a {type(value).__name__}")


def sums(piece: Piece) -> tuple[str, str]:
    """A hash of all of a piece but its inside, and one of its inside: what a body says in words and headings comes of the same source as its parts."""
    if piece.sums is None:
        inside = repr((piece.text_sha256, piece.body.parts, piece.body.links, piece.body.text))
        found = (sha256(repr(piece).encode()).hexdigest()[:24], sha256(inside.encode()).hexdigest()[:24])
        object.__setattr__(piece, "sums", found)
        return found
    return piece.sums


def inside_sum(piece: Piece) -> str:
    """The hash of a piece's inside, which is noted as a look at it, and needs none: of a piece that loses its text, what is signed stays the same."""
    note(f"{INSIDE}{SEPARATOR}{piece.id}")
    return sums(piece)[1]


class _Once(dict[str, str]):
    """What a function says of a key, asked once."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: str) -> str:
        value = self[key] = self._function(key)
        return value


@cache
def _question(module: str, name: str) -> Callable[..., Any]:
    """A question of a room's own, by where it stands."""
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def _argument(value: object) -> str:
    """An argument as it is noted. Raises NewspaperError for one that could not be found again."""
    if type(value) is str:
        return f"S{value}"
    if isinstance(value, Piece):
        return f"P{value.id}"
    if isinstance(value, Group):
        return f"G{value.slug}"
    if isinstance(value, Person):
        return f"A{value.key}"
    if isinstance(value, int):
        return f"I{value}"
    if isinstance(value, str):
        return f"S{value}"
    if type(value) is date:
        return f"D{value.isoformat()}"
    raise NewspaperError(f"a page that is made later cannot ask with a {type(value).__name__}")
