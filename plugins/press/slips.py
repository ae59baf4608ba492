"""The slips of all lots: what each asked of the paper, a digest of the answers, and what came of it.

They are kept beside the trees, of which they know nothing: a lot whose answers are the same would be the same pages.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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
    """One lot's slip: `key` is a hash of its function and arguments, `questions` are numbers in the list of all."""

    key: str
    questions: tuple[int, ...]
    answers: str
    made: tuple[Made, ...]


class Slips:
    """All slips of an output, as they were and as they will be."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._code = ""
        self._before: dict[str, list[object]] = {}
        self._after: dict[str, list[object]] = {}
        self._questions: list[str] = []
        self._numbers: dict[str, int] = {}

    def open(self, code: str) -> None:
        """Read the slips that were made by the same code with the same settings."""
        self._code = code
        with suppress(OSError, ValueError, TypeError):
            before, questions, slips = json.loads(self._file.read_bytes())
            if before == code:
                self._questions, self._before = questions, slips
                self._numbers = {question: number for number, question in enumerate(questions)}

    def get(self, name: str, key: str) -> Slip | None:
        """A lot's slip from before, where it is the same lot."""
        row = self._before.get(name)
        if row is None or row[0] != key:
            return None
        _, questions, answers, made = row
        return Slip(key, tuple(questions), str(answers), tuple(Made(*each) for each in made))  # type: ignore[arg-type,attr-defined]

    def questions(self, slip: Slip) -> list[str]:
        """A slip's questions in words."""
        return [self._questions[number] for number in slip.questions]

    def put(self, name: str, key: str, questions: Iterable[str], answers: str, made: Iterable[Made]) -> None:
        """Write a slip."""
        numbers = []
        for question in questions:
            if question not in self._numbers:
                self._numbers[question] = len(self._questions)
                self._questions.append(question)
            numbers.append(self._numbers[question])
        rows = [[m.address, m.fingerprint, m.template, m.lang] if m.template else [m.address, m.fingerprint] for m in made]
        self._after[name] = [key, numbers, answers, rows]

    def stay(self, name: str) -> None:
        """Keep a slip as it is."""
        self._after[name] = self._before[name]

    def keep(self) -> None:
        """Put the slips of this run in the place of those from before."""
        if self._after == self._before:
            return
        fresh = self._file.with_name(f"{NAME}~")
        fresh.write_text(json.dumps([self._code, self._questions, self._after], ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        os.replace(fresh, self._file)
