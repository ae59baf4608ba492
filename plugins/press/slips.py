"""The slips of lots and rooms: what each asked of the paper, and what came of it; and how every question was answered.

They are kept beside the trees and are of one tree, the one that is served: whose answers are all the same would come out the
same, and stays as that tree has it. Where the paper is the same but for the inside of some pieces, nothing else is asked.

Kept as text under a checksum, so that what is spoilt is not read, and what nobody looks at is copied as it stands. What a few
edits change stands beside it, as amendments: to write all of it anew would take a fortieth of an edit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zlib import crc32

from plugins.newsroom.asking import INSIDE, SEPARATOR, Answers
from plugins.newsroom.value import Value

NAME, AMENDED = "slips", "slips.amended"
SHARE = 0.2
"""How much of the slips may be amended before all are written anew."""

FIELD, LINE, PART = "\x1c", "\x1e", "\x1d"
"""What stands between the fields of a line, between lines, between parts: nothing that content can hold."""


class Made(Value):
    """What came of a lot, for one address: a page's template, language and hash of values, or a file's fingerprint alone."""

    address: str
    fingerprint: str
    template: str = ""
    lang: str = ""


class Slips:
    """All slips of an output, as they were and as they will be.

    Each is a line: whose room it is, a hash of the lot's function and arguments, numbers of insides and of other questions,
    and what was made.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._told = _Told(), _Told()
        self._slips: dict[str, str] = {}
        self._due: frozenset[str] = frozenset()
        self._lots: dict[str, list[str]] = {}
        self._seal, self._size = "", 0
        self._amended: set[str] = set()
        """The slips that are otherwise than in the file with this checksum."""
        self.style = ""

    def open(self, code: str, tree: str, answers: Answers) -> bool:
        """Take the slips that were made by the same code, with the same settings, of a tree, and find those that are due; whether there are any."""
        self._code, self._answers, self._outside = code, answers, answers.outside()
        with suppress(OSError, ValueError):
            head, _, text = self._file.read_bytes().partition(b"\n")
            if head == b"%08x" % crc32(text):
                about, *told, slips = text.decode().split(PART)
                about, more, amended = self._amendments(head.decode()) or (about, [{}, {}], {})
                before, of, self.style, outside = json.loads(about)
                if (before, of) == (code, tree):
                    self._seal, self._size = head.decode(), len(text)
                    self._told = _Told(told[0], told[1], **more[0]), _Told(told[2], told[3], **more[1])
                    self._slips = dict([line.split(FIELD, 1) for line in slips.split(LINE) if line])
                    self._amended = set(amended)
                    for name, slip in amended.items():
                        if slip is None:
                            self._slips.pop(name, None)
                        else:
                            self._slips[name] = slip
                    self._find_due(is_same_outside=outside == self._outside)
        return bool(self._slips)

    def _amendments(self, seal: str) -> tuple[str, list[dict[str, Any]], dict[str, str | None]] | None:
        """What was amended in the file with a checksum, if anything was."""
        with suppress(OSError, ValueError):
            head, _, text = self._file.with_name(AMENDED).read_bytes().partition(b"\n")
            if head == b"%08x" % crc32(text):
                of, about, told, slips = json.loads(text)
                return (about, told, slips) if of == seal else None
        return None

    def is_due(self, name: str) -> bool:
        """Whether something is new, or has asked what is answered otherwise now."""
        return name in self._due or name not in self._slips

    def key(self, name: str) -> str:
        """The hash of a lot's function and arguments; nothing where there is no slip."""
        return self._slips[name].split(FIELD, 2)[1] if name in self._slips else ""

    def lots_of(self, room: str) -> list[str]:
        """The names of the lots of a room, as they were."""
        return self._lots.get(room, [])

    def made(self, name: str) -> list[Made]:
        """What came of a lot or of a room's own pages."""
        return [Made(*row) for row in json.loads(self._slips[name].rpartition(FIELD)[2])] if name in self._slips else []

    def put(self, name: str, room: str, key: str, notes: Iterable[str], made: Iterable[Made]) -> None:
        """Write a slip."""
        mark = f"{INSIDE}{SEPARATOR}"
        asked = sorted(notes)
        insides = self._told[0].numbers((q for q in asked if q.startswith(mark)), self._answers)
        questions = self._told[1].numbers((q for q in asked if not q.startswith(mark)), self._answers)
        rows = [[m.address, m.fingerprint, m.template, m.lang] if m.template else [m.address, m.fingerprint] for m in made]
        self._amended.add(name)
        self._slips[name] = FIELD.join((room, key, insides, questions, json.dumps(rows, ensure_ascii=False, separators=(",", ":"))))

    def drop(self, name: str) -> None:
        """Forget a lot that is no more."""
        self._amended.add(name)
        del self._slips[name]

    def forget(self) -> None:
        """Begin anew with the next making."""
        self._file.unlink(missing_ok=True)

    def keep(self, style: str, tree: str) -> None:
        """Put the slips of this run in the place of those from before: they are of a tree that is whole, and of a style."""
        about = json.dumps([self._code, tree, style, self._outside])
        if self._seal:
            slips = {name: self._slips.get(name) for name in sorted(self._amended)}
            amended = json.dumps([self._seal, about, [told.amendments() for told in self._told], slips], ensure_ascii=False, separators=(",", ":"))
            if len(amended) < self._size * SHARE:
                self._write(AMENDED, amended)
                return
        parts = [part for told in self._told for part in told.packed()]
        self._write(NAME, PART.join((about, *parts, LINE.join([f"{name}{FIELD}{slip}" for name, slip in self._slips.items()]))))

    def _write(self, name: str, text: str) -> None:
        data = text.encode()
        fresh = self._file.with_name(f"{name}~")
        fresh.write_bytes(b"%08x\n%b" % (crc32(data), data))
        os.replace(fresh, self._file.with_name(name))

    def _find_due(self, is_same_outside: bool) -> None:
        changed_insides = self._told[0].ask_again(self._answers)
        changed = frozenset() if is_same_outside else self._told[1].ask_again(self._answers)
        due = set()
        for name, slip in self._slips.items():
            room, _, insides, questions, _ = slip.split(FIELD)
            self._lots.setdefault(room, []).append(name)
            if (changed_insides and not changed_insides.isdisjoint(insides.split())) or (changed and not changed.isdisjoint(questions.split())):
                due.add(name)
        self._due = frozenset(due)


class _Told:
    """Questions and how they were answered, by their numbers; as they were kept, until somebody looks.

    `amended` are answers that were given otherwise since, by number; `more` are questions and answers that came to it.
    """

    def __init__(self, questions: str = "", answers: str = "", amended: Mapping[str, str] = MappingProxyType({}), more: Sequence[Sequence[str]] = ()) -> None:
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
        self._amended |= {str(number): now[number] for number in changed if number < self._kept}
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
                self._answers[int(number)] = answer
            self._questions += [question for question, _ in self._more]
            self._answers += [answer for _, answer in self._more]
