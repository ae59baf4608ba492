"""The slips of lots and rooms: what each asked of the paper, and what came of it; and how every question was answered.

They are kept beside the trees and are of one tree, the one that is served: whose answers are all the same would come out the
same, and stays as that tree has it. Where the paper is the same but for the inside of some pieces, nothing else is asked.

What nobody looks at is kept as text and copied as it stands. What a few edits change stands beside it, as amendments: to write all
of it anew would take a fortieth of an edit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plugins.newsroom.asking import INSIDE, SEPARATOR, Answers
from plugins.newsroom.value import Value
from plugins.press import sealed

NAME, AMENDED = "slips", "slips.amended"
SHARE = 0.2
"""How much of the slips may be amended before all are written anew."""

FIELD, LINE = "\x1c", "\x1e"
"""What stands between the fields of a line and between questions or answers: nothing that content can hold."""


class Made(Value):
    """What came of a lot, for one address: a page's template, language and hash of values, or a file's fingerprint alone."""

    address: str
    fingerprint: str
    template: str = ""
    lang: str = ""


class Slips:
    """All slips of an output, as they were and as they will be.

    Of each is kept, by its room and its name, the numbers of the insides that it asked about; and in a line a hash of the lot's function and
    arguments, the numbers of its other questions, and what was made.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._told = _Told(), _Told()
        self._insides: dict[str, dict[str, str]] = {}
        self._lines: dict[str, str] = {}
        self._due: frozenset[str] = frozenset()
        self._name, self._size = "", 0
        self._amended: set[str] = set()
        """The slips that are otherwise than in the file of this name, which is given to it once."""
        self.style = ""

    def open(self, code: str, tree: str, answers: Answers) -> bool:
        """Take the slips that were made by the same code, with the same settings, of a tree, and find those that are due; whether there are any."""
        self._code, self._answers, self._outside = code, answers, answers.outside()
        found = sealed.values(self._file)
        if found and found[0] == code:
            _, name, about, told, insides, lines = found
            of, *more = sealed.values(self._file.with_name(AMENDED)) or ("",)
            about, amendments, amended = more if of == name else (about, [{}, {}], {})
            made_of, self.style, outside = about
            if made_of == tree:
                self._name, self._size = name, self._file.stat().st_size
                self._told = _Told(*told[0], **amendments[0]), _Told(*told[1], **amendments[1])
                self._insides, self._lines, self._amended = insides, lines, set(amended)
                for lot, slip in amended.items():
                    self._take_away(lot)
                    if slip:
                        self._take(lot, *slip)
                self._find_due(is_same_outside=outside == self._outside)
        return bool(self._lines)

    def is_due(self, name: str) -> bool:
        """Whether something is new, or has asked what is answered otherwise now."""
        return name in self._due or name not in self._lines

    def key(self, name: str) -> str:
        """The hash of a lot's function and arguments; nothing where there is no slip."""
        return self._lines[name].partition(FIELD)[0] if name in self._lines else ""

    def lots_of(self, room: str) -> list[str]:
        """The names of the lots of a room."""
        return list(self._insides.get(room, ()))

    def made(self, name: str) -> list[Made]:
        """What came of a lot or of a room's own pages."""
        return [Made(*row) for row in json.loads(self._lines[name].rpartition(FIELD)[2])] if name in self._lines else []

    def put(self, name: str, room: str, key: str, notes: Iterable[str], made: Iterable[Made]) -> None:
        """Write a slip."""
        mark = f"{INSIDE}{SEPARATOR}"
        asked = sorted(notes)
        insides = self._told[0].numbers((q for q in asked if q.startswith(mark)), self._answers)
        questions = self._told[1].numbers((q for q in asked if not q.startswith(mark)), self._answers)
        rows = [[m.address, m.fingerprint, m.template, m.lang] if m.template else [m.address, m.fingerprint] for m in made]
        self._take(name, room, insides, FIELD.join((key, questions, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))))
        self._amended.add(name)

    def drop(self, name: str) -> None:
        """Forget a lot that is no more."""
        self._take_away(name)
        self._amended.add(name)

    def forget(self) -> None:
        """Begin anew with the next making."""
        self._file.unlink(missing_ok=True)

    def keep(self, style: str, tree: str) -> None:
        """Put the slips of this run in the place of those from before: they are of a tree that is whole, and of a style."""
        about = (tree, style, self._outside)
        if self._name:
            rooms = {name: room for room, lots in self._insides.items() for name in lots}
            slips = {n: (rooms[n], self._insides[rooms[n]][n], self._lines[n]) if n in rooms else None for n in sorted(self._amended)}
            amended = sealed.packed((self._name, about, [told.amendments() for told in self._told], slips))
            if len(amended) < self._size * SHARE:
                sealed.keep(self._file.with_name(AMENDED), amended)
                return
        whole = (self._code, os.urandom(16).hex(), about, [told.packed() for told in self._told], self._insides, self._lines)
        sealed.keep(self._file, sealed.packed(whole))

    def _take(self, name: str, room: str, insides: str, line: str) -> None:
        self._insides.setdefault(room, {})[name] = insides
        self._lines[name] = line

    def _take_away(self, name: str) -> None:
        self._lines.pop(name, None)
        for lots in self._insides.values():
            lots.pop(name, None)

    def _find_due(self, is_same_outside: bool) -> None:
        due: set[str] = set()
        if changed := self._told[0].ask_again(self._answers):
            due.update(name for lots in self._insides.values() for name, asked in lots.items() if asked and not changed.isdisjoint(asked.split()))
        if not is_same_outside and (changed := self._told[1].ask_again(self._answers)):
            due.update(name for name, line in self._lines.items() if not changed.isdisjoint(line.split(FIELD, 2)[1].split()))
        self._due = frozenset(due)


class _Told:
    """Questions and how they were answered, by their numbers; as they were kept, until somebody looks.

    `amended` are answers that were given otherwise since, by number; `more` are questions and answers that came to it.
    """

    def __init__(self, questions: str = "", answers: str = "", amended: Mapping[int, str] = MappingProxyType({}), more: Sequence[Sequence[str]] = ()) -> None:
        self._packed: tuple[str, str] | None = (questions, answers)
        self._amended, self._more = dict(amended), more
        self._kept = 0
        self._questions: list[str] = []
        self._answers: list[str] = []
        self._numbers: dict[str, int] = {}

    def packed(self) -> tuple[str, str]:
        """The questions and the answers, as they are kept."""
        if self._packed and not self._amended and not self._more:
            return self._packed
        self._unpack()
        return LINE.join(self._questions), LINE.join(self._answers)

    def amendments(self) -> dict[str, Any]:
        """What is otherwise than it was kept."""
        if self._packed is None:
            self._more = list(zip(self._questions[self._kept :], self._answers[self._kept :], strict=True))
        return {"amended": self._amended, "more": self._more}

    def ask_again(self, answers: Answers) -> frozenset[str]:
        """The numbers of the questions that are answered otherwise now."""
        self._unpack()
        now = answers.all(self._questions)
        changed = [number for number, (before, after) in enumerate(zip(self._answers, now, strict=True)) if before != after]
        self._amended |= {number: now[number] for number in changed if number < self._kept}
        self._answers = now
        return frozenset(map(str, changed))

    def numbers(self, questions: Iterable[str], answers: Answers) -> str:
        """The numbers of questions, new ones among them."""
        self._unpack()
        if not self._numbers:
            self._numbers = dict(zip(self._questions, range(len(self._questions)), strict=True))
        known = self._numbers
        found = []
        for question in questions:
            if question not in known:
                known[question] = len(self._questions)
                self._questions.append(question)
                self._answers += answers.all([question])
            found.append(str(known[question]))
        return " ".join(found)

    def _unpack(self) -> None:
        if self._packed is not None:
            self._questions, self._answers = ([] if not part else part.split(LINE) for part in self._packed)
            self._packed, self._kept = None, len(self._questions)
            for number, answer in self._amended.items():
                self._answers[number] = answer
            self._questions += [question for question, _ in self._more]
            self._answers += [answer for _, answer in self._more]
