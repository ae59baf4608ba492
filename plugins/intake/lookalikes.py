"""Names that could be taken for another's are told apart: the only importer of confusable_homoglyphs (MIT), which carries Unicode's table (UTS 39).

Such a name is a Problem, which stops it at the door. One that is in the paper all the same, because somebody took a name
that looks like it, is printed with its group beside it: so nobody is mistaken, and nobody's work can be pushed off the page.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from operator import attrgetter
from types import MappingProxyType

from plugins import children
from plugins.installed import installed
from plugins.newsroom import rules
from plugins.newsroom.model import Group, Person, Piece, Term
from plugins.newsroom.pages import Job
from plugins.newsroom.problems import Finding, NewspaperError
from plugins.newsroom.value import replace

ASCII = MappingProxyType({"0": "O", "1": "l", "I": "l", "|": "l", "`": "'", "m": "rn", '"': "''", "%": "º/₀"})
"""Unicode's answers for the letters of most names, so that those need no table."""

_MARKS = re.compile(r"[\W_]+")
_UNSEEN = frozenset("Cf Mn Me Cc".split())
"""Categories of characters that show as nothing, or as an accent."""


def job(names: Iterable[str]) -> Job:
    """The work of finding what the characters of names look like; the same for the same characters, so it is done once."""
    letters = {c for name in names for c in name + unicodedata.normalize("NFC", name) + unicodedata.normalize("NFKD", name).casefold()}
    strange = "".join(sorted(c for c in letters if not c.isascii()))
    return Job(apart, (strange,), f"3 {installed('confusable-homoglyphs')}", isolated=True)


def apart(characters: str) -> tuple[bytes, ...]:
    """What `stand_ins` answers, in a process of its own: nobody else has a use for a table of six megabytes. Raises NewspaperError where it was ended twice."""
    try:
        return (children.work(children.USUAL, stand_ins, characters),)
    except children.OverLimitError as over:
        raise NewspaperError(f"the table of letters that look alike could not be read ({over}); make the paper again") from over


def stand_ins(characters: str) -> bytes:
    """For every one of these characters, the one that stands for it and all that look like it, as JSON."""
    from confusable_homoglyphs.confusables import confusables_data

    def bare(text: str) -> str:
        """What the table has between marks of direction, such as a Hebrew line that looks like an l, without them."""
        return "".join(c for c in text if unicodedata.category(c) != "Cf") or text

    table: dict[str, set[str]] = {}
    for text, others in confusables_data.items():
        table.setdefault(bare(text), set()).update(bare(other["c"]) for other in others)

    def stand_in(char: str) -> str:
        alike, waiting = {char}, [char]
        while waiting:
            found = table.get(waiting.pop(), set()) - alike
            alike |= found
            waiting += found
        return max(alike, key=lambda c: (len(table.get(c, ())), c.isascii(), c))

    return json.dumps({char: stand_in(char) for char in characters}, ensure_ascii=False).encode()


class Names:
    """Who is called what. `table` comes from `stand_ins`; `lines` are the lines of names, by their file and whose they are."""

    def __init__(self, groups: Mapping[str, Group], people: Iterable[Person], table: Mapping[str, str], lines: Mapping[tuple[str, str], int]) -> None:
        self._groups = groups
        self._people = tuple(people)
        self._table = str.maketrans({**ASCII, **table})
        self._seen = cache(self._make_seen)
        self._shape = cache(self._make_shape)
        self._other = cache(self._find_other)
        self._lines = lines
        self.findings: list[Finding] = []

    def groups(self) -> dict[str, Group]:
        """The groups; one whose name could be taken for an older group's is shown with its folder's name."""
        first: dict[str, Group] = {}
        shown = dict(self._groups)
        for group in sorted(self._groups.values(), key=lambda g: (g.joined, g.slug)):
            names = self._seen(group.name) | self._seen(group.slug)
            older = next((first[name] for name in sorted(names) if name in first), None)
            if older is not None:
                self._problem(f"groups/{group.slug}/group.yml", group.slug, group.name, f"the group {older.name} ({older.slug})")
                shown[group.slug] = replace(group, name=f"{group.name} ({group.slug})")
            for name in names.union(*(self._seen(former.name) for former in group.formerly)):
                first.setdefault(name, group)
        return shown

    def people(self) -> dict[str, Person]:
        """The people of the registers, by key; one who could be taken for another group, or its author, is shown with the own group."""
        return {person.key: self._told_apart(person, person.path, person.slug) for person in self._people}

    def pieces(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """Pieces whose authors and whose addresses cannot be taken for others."""
        in_order = sorted(pieces, key=attrgetter("path"))
        self._slugs(in_order)
        return tuple([self._with_authors_told_apart(piece) if any(self._other(a.name, a.group) for a in piece.authors) else piece for piece in in_order])

    def _slugs(self, pieces: Sequence[Piece]) -> None:
        """Say which of a group's pieces have names that could be taken for each other's: of thousands hardly ever any."""
        drawn = self._drawn([piece.slug for piece in pieces])
        if len({f"{piece.group}/{slug}" for piece, slug in zip(pieces, drawn, strict=False)}) == len(pieces):
            return
        first: dict[tuple[str, str], Piece] = {}
        for piece, slug in zip(pieces, drawn, strict=False):
            other = first.setdefault((piece.group, slug), piece)
            if other is not piece:
                message = f"the name '{piece.slug}' could be taken for '{other.slug}'"
                self.findings.append(rules.registers.LOOK_ALIKE.at(piece.path, 0, message, "give the file another name"))

    def _with_authors_told_apart(self, piece: Piece) -> Piece:
        return piece.but(authors=tuple([self._told_apart(author, piece.path, "authors") for author in piece.authors]))

    def terms(self, path: str, terms: Mapping[str, Term]) -> None:
        """Entries of a register of which nobody could take one for another: by their slugs, and by their names in one language."""
        first: dict[tuple[str, str], str] = {}
        for term in terms.values():
            for lang, name in (("", term.slug), *term.names.items()):
                others = {first.setdefault((lang, shape), term.slug) for shape in self._seen(name)} - {term.slug}
                if others:
                    self._problem(path, term.slug, name, f"the entry '{min(others)}'")
                    break

    def _told_apart(self, person: Person, path: str, whose: str) -> Person:
        other = self._other(person.name, person.group)
        if not other:
            return person
        self._problem(path, whose, person.name, other)
        return replace(person, name=f"{person.name} ({person.group})")

    def _problem(self, path: str, whose: str, name: str, other: str) -> None:
        self.findings.append(rules.registers.LOOK_ALIKE.at(path, self._lines.get((path, whose), 0), f"'{name}' could be taken for {other}"))

    def _find_other(self, own: str, group: str) -> str:
        """Whom an author's name could be taken for.

        Two people may have one name; what no honest name does is to look like another's without being it.
        """
        for name in self._seen(own):
            for slug in self._groups_by_name.get(name, ()):
                if slug != group:
                    return f"the group {self._groups[slug].name}"
        form = unicodedata.normalize("NFC", own)
        for other in self._people_by_shape.get(self._shape(own), ()):
            if other.group != group and unicodedata.normalize("NFC", other.name) != form:
                return f"{other.name} of another group"
        return ""

    @cached_property
    def _groups_by_name(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for slug, group in self._groups.items():
            for name in self._seen(group.name) | self._seen(slug):
                found[name] = (*found.get(name, ()), slug)
        return found

    @cached_property
    def _people_by_shape(self) -> Mapping[str, tuple[Person, ...]]:
        found: dict[str, tuple[Person, ...]] = {}
        for person in self._people:
            found[self._shape(person.name)] = (*found.get(self._shape(person.name), ()), person)
        return found

    def _make_seen(self, name: str) -> frozenset[str]:
        """What a hurried reader sees of a name: no case, no accents, no blanks or marks, letters that look alike made one.

        Small letters are made first, and then last: `AnatoIi` with a capital i is `anatoli` only so.
        """
        small, large = name.casefold() if name.isascii() else unicodedata.normalize("NFKD", name).casefold(), name
        return frozenset((_plain(small.translate(self._table)), _plain(large.translate(self._table).casefold()))) - {""}

    def _drawn(self, slugs: Sequence[str]) -> list[str]:
        """What is seen of slugs, in small letters: of thousands in a few strokes; of none, that there is nothing."""
        seen = "\n".join(slugs).replace("-", "")
        for char, alike in ASCII.items():
            seen = seen.replace(char, alike)
        return seen.lower().split("\n")

    def _make_shape(self, name: str) -> str:
        """How a name is drawn: letters that look alike made one, and nothing that does not show; accents and case stay."""
        shown = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) != "Cf")
        return " ".join(shown.translate(self._table).split())


def _plain(text: str) -> str:
    if text.isascii():
        return _MARKS.sub("", text)
    return _MARKS.sub("", "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in _UNSEEN))
