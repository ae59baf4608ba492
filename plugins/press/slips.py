"""The slips of lots and rooms: what each asked of the paper, and what came of it; and how every question was answered.

They are kept beside the trees and are of one tree, the one that is served: whose answers are all the same would come out the
same, and stays as that tree has it. Where the paper is the same but for the inside of some pieces, nothing else is asked.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.newsroom.asking import INSIDE, SEPARATOR, Answers

NAME = "slips.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a lot, for one address: a page's template, language and hash of values, or a file's fingerprint alone."""

    address: str
    fingerprint: str
    template: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """Whose it is: a lot's room and a hash of its function and arguments; numbers of insides and of other questions, and what was made, as they are kept."""

    room: str
    key: str
    insides: str
    questions: str
    made: str


class Slips:
    """All slips of an output, as they were and as they will be."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._told = _Told(), _Told()
        self._slips: dict[str, Slip] = {}
        self._due: frozenset[str] = frozenset()
        self._lots: dict[str, list[str]] = {}
        self.style = ""

    def open(self, code: str, tree: str, answers: Answers) -> bool:
        """Take the slips that were made by the same code, with the same settings, of a tree, and find those that are due; whether there are any."""
        self._code, self._answers, self._outside = code, answers, answers.outside()
        with suppress(OSError, ValueError, TypeError):
            before, of, self.style, outside, insides, questions, slips = json.loads(self._file.read_bytes())
            if (before, of) == (code, tree):
                self._told = _Told(*insides), _Told(*questions)
                self._slips = {name: Slip(*row) for name, row in slips.items()}
                self._find_due(is_same_outside=outside == self._outside)
        for name, slip in self._slips.items():
            self._lots.setdefault(slip.room, []).append(name)
        return bool(self._slips)

    def is_due(self, name: str) -> bool:
        """Whether something is new, or has asked what is answered otherwise now."""
        return name in self._due or name not in self._slips

    def get(self, name: str) -> Slip | None:
        """A slip as it is."""
        return self._slips.get(name)

    def lots_of(self, room: str) -> list[str]:
        """The names of the lots of a room, as they were."""
        return self._lots.get(room, [])

    def made(self, name: str) -> list[Made]:
        """What came of a lot or of a room's own pages."""
        slip = self._slips.get(name)
        return [Made(*row) for row in json.loads(slip.made)] if slip else []

    def put(self, name: str, room: str, key: str, notes: Iterable[str], made: Iterable[Made]) -> None:
        """Write a slip."""
        mark = f"{INSIDE}{SEPARATOR}"
        asked = sorted(notes)
        insides = self._told[0].numbers((q for q in asked if q.startswith(mark)), self._answers)
        questions = self._told[1].numbers((q for q in asked if not q.startswith(mark)), self._answers)
        rows = [[m.address, m.fingerprint, m.template, m.lang] if m.template else [m.address, m.fingerprint] for m in made]
        self._slips[name] = Slip(room, key, insides, questions, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))

    def drop(self, name: str) -> None:
        """Forget a lot that is no more."""
        del self._slips[name]

    def forget(self) -> None:
        """Begin anew with the next making."""
        self._file.unlink(missing_ok=True)

    def keep(self, style: str, tree: str) -> None:
        """Put the slips of this run in the place of those from before: they are of a tree that is whole, and of a style."""
        fresh = self._file.with_name(f"{NAME}~")
        rows = {name: [s.room, s.key, s.insides, s.questions, s.made] for name, s in self._slips.items()}
        told = [[told.questions, told.answers] for told in self._told]
        fresh.write_text(json.dumps([self._code, tree, style, self._outside, *told, rows], ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        os.replace(fresh, self._file)

    def _find_due(self, is_same_outside: bool) -> None:
        insides = self._told[0].ask_again(self._answers)
        others = frozenset() if is_same_outside else self._told[1].ask_again(self._answers)
        self._due = frozenset(
            name
            for name, slip in self._slips.items()
            if (insides and not insides.isdisjoint(slip.insides.split())) or (others and not others.isdisjoint(slip.questions.split()))
        )


class _Told:
    """Questions and how they were answered, by their numbers."""

    def __init__(self, questions: list[str] | None = None, answers: list[str] | None = None) -> None:
        self.questions = questions or []
        self.answers = answers or []
        self._numbers: dict[str, int] | None = None

    def ask_again(self, answers: Answers) -> frozenset[str]:
        """The numbers of the questions that are answered otherwise now."""
        now = answers.all(self.questions)
        changed = frozenset(str(number) for number, (before, after) in enumerate(zip(self.answers, now, strict=True)) if before != after)
        self.answers = now
        return changed

    def numbers(self, questions: Iterable[str], answers: Answers) -> str:
        """The numbers of questions, new ones among them."""
        if self._numbers is None:
            self._numbers = {question: number for number, question in enumerate(self.questions)}
        known = self._numbers
        found = []
        for question in questions:
            if question not in known:
                known[question] = len(self.questions)
                self.questions.append(question)
                self.answers += answers.all([question])
            found.append(str(known[question]))
        return " ".join(found)
