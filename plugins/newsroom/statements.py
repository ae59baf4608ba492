"""Joint statements: numbered wordings that never change, and who signed which of them.

A signature is under a text, known by its SHA-256, and under nothing else: whatever is written afterwards, nobody is
taken to agree to it who has not signed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from plugins.newsroom import addresses
from plugins.newsroom.model import Body, Group, Paper
from plugins.newsroom.value import Value

ALIKE = 0.4
"""From which likeness on two paragraphs are taken for one that was reworded."""

MANY_PAIRS = 2_500
"""Beyond so many pairs of paragraphs they are not compared with each other, but taken in order."""

_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:\d+\.|[-*+])\s)")


class Translation(Value):
    """A wording in another language; what is signed is the wording itself."""

    lang: str
    title: str
    summary: str
    translator: str
    body: Body


class Wording(Value):
    """One numbered text of a statement: `text` is what is signed, `invites` the groups that are asked to."""

    number: int
    path: str
    title: str
    summary: str
    date: date
    lang: str
    body: Body
    text: bytes
    sha256: str
    invites: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()


class Signature(Value):
    """A group's word for a wording, or the word of somebody in no group: then `person` is who."""

    group: str
    person: str
    date: date
    wording: int
    sha256: str


class Statement(Value):
    """A joint text in all its wordings, oldest first, and all signatures, oldest first."""

    slug: str
    wordings: tuple[Wording, ...]
    signatures: tuple[Signature, ...] = ()

    @property
    def id(self) -> str:
        """What a signature names it by."""
        return f"statements/{self.slug}"

    @property
    def address(self) -> str:
        """Where its newest wording stands."""
        return addresses.statement(self.slug)

    @property
    def newest(self) -> Wording:
        """The wording that is open to signatures."""
        return self.wordings[-1]

    def wording(self, number: int) -> Wording | None:
        """A wording by its number."""
        return next((wording for wording in self.wordings if wording.number == number), None)

    def signers(self) -> tuple[tuple[Wording, tuple[Signature, ...]], ...]:
        """Everyone once, under the newest wording they signed; newest wording first, even where nobody has signed it yet."""
        last: dict[tuple[str, str], Signature] = {}
        for signature in self.signatures:
            key = (signature.group, signature.person.casefold())
            before = last.get(key)
            if self._is_sound(signature) and (before is None or signature.wording > before.wording):
                last[key] = signature
        in_order = sorted(last.values(), key=lambda signature: signature.date)
        found = [(wording, tuple(s for s in in_order if s.wording == wording.number)) for wording in reversed(self.wordings)]
        return tuple((wording, signatures) for wording, signatures in found if signatures or wording is self.newest)

    def signed(self, wording: Wording) -> tuple[Signature, ...]:
        """Everyone who signed a wording, whatever they signed later."""
        return tuple(signature for signature in self.signatures if signature.wording == wording.number and self._is_sound(signature))

    def astray(self) -> tuple[Signature, ...]:
        """Signatures under another text than the one that now has the number: they are not taken for agreement."""
        return tuple(signature for signature in self.signatures if not self._is_sound(signature))

    def invited(self, paper: Paper) -> tuple[Group, ...]:
        """Who is asked to sign the newest wording, takes part in the paper, and has not signed it."""
        signed = {signature.group for signature in self.signers()[0][1]}
        groups = (paper.groups.get(slug) for slug in self.newest.invites if slug not in signed)
        return tuple(group for group in groups if group is not None and group.is_member(paper.press_day))

    def changed(self) -> date:
        """When it was last worded or signed."""
        return max([wording.date for wording in self.wordings] + [signature.date for signature in self.signatures])

    def _is_sound(self, signature: Signature) -> bool:
        wording = self.wording(signature.wording)
        return wording is not None and wording.sha256 == signature.sha256


def newest_first(paper: Paper) -> tuple[Statement, ...]:
    """All statements, the one last worded first."""
    return tuple(sorted(paper.statements, key=lambda statement: (-statement.newest.date.toordinal(), statement.slug)))


class Run(Value):
    """Some words of a difference: in both texts, only in the earlier one (`out`), or only in the later one (`in`)."""

    kind: Literal["same", "out", "in"]
    text: str


def difference(before: str, after: str) -> tuple[tuple[Run, ...], ...]:
    """Both texts in one, by paragraphs, each in runs of words: without what is `in` it is the earlier, without what is `out` the later."""
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[tuple[Run, ...]] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = old[old_from:old_to], new[new_from:new_to]
        if kind == "equal":
            found += [(Run("same", paragraph),) for paragraph in left]
            continue
        for one, other in _paired(left, right):
            found.append(tuple(_words(one, other)))
    return tuple(found)


def _paired(left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs that say nearly the same side by side, in order, and the others with nothing beside them."""
    if len(left) * len(right) > MANY_PAIRS:
        yield from zip_longest(left, right, fillvalue="")
        return
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    likeness = [[_likeness(one, other) for other in right] for one in left]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] and likeness[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif i < len(left) and best[i][j] == best[i + 1][j]:
            yield left[i], ""
            i += 1
        else:
            yield "", right[j]
            j += 1


def _likeness(one: str, other: str) -> float:
    """How much of two paragraphs is the same, from nought, where they are two different ones, to one."""
    ratio = SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return ratio if ratio > ALIKE else 0.0


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in _BREAK.split(text) if paragraph.strip()]


def _words(before: str, after: str) -> Iterator[Run]:
    old, new = before.split(), after.split()
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run("same", " ".join(old[old_from:old_to]))
            continue
        if old_to > old_from:
            yield Run("out", " ".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Run("in", " ".join(new[new_from:new_to]))
