"""Groups, people, sections, topics, places, editions and holds: the files that name things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from unidecode import unidecode

from plugins.intake import front_matter
from plugins.intake.gate import Found, read_text
from plugins.newsroom import addresses, rules
from plugins.newsroom.glossary import Word
from plugins.newsroom.metadata import EditionFields, GroupFields, HoldFields, MaintainersFields, PersonFields, PhotoFields, TermFields, WordFields
from plugins.newsroom.model import Edition, FormerName, Group, Hold, Person, Photo, Term, WebLink
from plugins.newsroom.problems import Finding
from plugins.newsroom.schema import Fields, M, Reader, nearest
from plugins.newsroom.settings import Settings

LIMIT = 500_000
"""Bytes of a registry file."""

LISTS = {
    "people": ("people", "is no list of people", "begin each with '- slug: …'"),
    "stance": ("stances", "is no list of stances", "begin each with '- date: …'"),
}
"""Kinds of files that are lists, under what name they are read, and what is said where one is none."""


class Registry:
    """Reads registry files and keeps every finding."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        self._settings = settings
        self._reader = reader
        self.findings: list[Finding] = []
        self.lines: dict[tuple[str, str], int] = {}
        """The lines of names, by their file and whose they are."""

    def fields(self, found: Found) -> tuple[Fields | None, bool]:
        """A file's raw fields, and whether nothing is wrong with them."""
        text, findings = read_text(found, LIMIT)
        self.findings += findings
        if findings:
            return None, False
        is_list = found.kind in LISTS
        fields, problems = front_matter.read(f"{LISTS[found.kind][0]}:\n{text}" if is_list else text, found.path, 0 if is_list else 1)
        self.findings += problems
        return fields, not problems

    def model(self, found: Found, model: type[M]) -> tuple[M, Fields] | None:
        """A file as one of the models of the content format, if nothing is wrong with it."""
        fields, is_sound = self.fields(found)
        if fields is None:
            return None
        read, problems = self._reader.read(model, fields, found.path)
        self.findings += problems
        return (read, fields) if read is not None and is_sound else None

    def forgiving(self, found: Found, model: type[M], fields: Fields, stand_ins: Mapping[str, str]) -> M | None:
        """What a registry says, without its faulty fields: they are told, and cost only themselves, not all that hangs on it."""
        read, problems = self._reader.read(model, fields, found.path)
        self.findings += problems
        return read or self._reader.remainder(model, fields, stand_ins)

    def terms(self, files: Iterable[Found]) -> dict[str, Term]:
        """Sections, topics or places, in the order of their file."""
        files = list(files)
        entries = dict(self._entries(files, TermFields))
        owners: dict[str, str] = {slug: slug for slug in entries}
        for slug, entry in entries.items():
            for alias in entry.aliases:
                if owners.setdefault(alias, slug) != slug:
                    line = self.lines[files[0].path, slug]
                    self.findings.append(
                        rules.registers.TAKEN_ALIAS.at(files[0].path, line, f"'{alias}', another name of '{slug}', is that of '{owners[alias]}'")
                    )
        return {
            slug: Term(slug, e.names, e.about or "", tuple(a for a in e.aliases if owners[a] == slug != a), e.kind, e.country or "", e.zone or "", e.retired)
            for slug, e in entries.items()
        }

    def words(self, files: Iterable[Found]) -> tuple[Word, ...]:
        """The words of the glossary, in the order of their file."""
        return tuple(Word(slug, entry.names, entry.means, entry.forms) for slug, entry in self._entries(files, WordFields))

    def _entries(self, files: Iterable[Found], model: type[M]) -> Iterator[tuple[str, M]]:
        """The entries of registers by their slugs; a faulty one costs only itself."""
        for found in files:
            fields, _ = self.fields(found)
            parts = _parts(fields) if fields else {}
            for slug, raw in (fields.values if fields else {}).items():
                line = fields.line(slug) if fields else 0
                if not addresses.SLUG.fullmatch(slug):
                    self.findings.append(rules.files.SLUG.at(found.path, line, f"'{slug}' is no slug", "use small letters a-z, digits and hyphens"))
                    continue
                entry = self.forgiving(found, model, Fields(raw if isinstance(raw, dict) else {}, parts.get(slug, {}), line), {})
                if entry is not None:
                    self.lines[found.path, slug] = line
                    yield slug, entry

    def group(self, found: Found, stamp: Photo | None, places: Mapping[str, Term]) -> Group | None:
        """One group from its `group.yml`."""
        if not addresses.SLUG.fullmatch(found.group) or addresses.is_reserved(found.group):
            self.findings.append(rules.registers.GROUP_NAME.at(found.path, 0, f"a group cannot be called '{found.group}'"))
            return None
        fields, _ = self.fields(found)
        g = self.forgiving(found, GroupFields, fields, {"name": found.group, "joined": "1900-01-01"}) if fields else None
        if fields is None or g is None:
            return None
        self.lines[found.path, found.group] = fields.line("name")
        for number, place in enumerate(g.places):
            if place not in places:
                cure = nearest(place, [*places]) or "propose it in joint/places.yml"
                self.findings.append(rules.pieces.unknown_place.at(found.path, fields.line("places", number), f"unknown place '{place}'", cure))
        return Group(
            slug=found.group,
            name=g.name,
            kind=g.kind,
            about=g.about,
            joined=g.joined,
            places=tuple(p for p in g.places if p in places),
            languages=g.languages,
            links=tuple(WebLink(link.name, link.url) for link in g.links),
            contact=g.contact or "",
            editors=g.editors,
            left=g.left,
            formerly=tuple(FormerName(f.name, f.until) for f in g.formerly),
            came_from=g.came_from,
            seat=g.seat or "",
            front=g.front or "",
            stamp=stamp,
            lang=g.defaults.lang or self._settings.language,
            section=g.defaults.section or "",
            licence=g.defaults.licence or "",
            feed=g.feed or "",
        )

    def entries(self, found: Found, model: type[M]) -> list[tuple[M, Fields]]:
        """The entries of a file that is a list, each with its lines; one faulty entry costs only itself."""
        fields, _ = self.fields(found)
        if fields is None:
            return []
        name, message, cure = LISTS[found.kind]
        self.findings += [rules.fields.YAML.at(found.path, fields.line(stray), message, cure) for stray in fields.values if stray != name]
        raw = fields.values.get(name, [])
        parts = [_part(fields, entry, name, number) for number, entry in enumerate(raw if isinstance(raw, list) else [raw])]
        return [(entry, part) for part in parts if (entry := self.forgiving(found, model, part, {}))]

    def people(self, found: Found) -> dict[str, Person]:
        """One group's people by key."""
        people: dict[str, Person] = {}
        for p, part in self.entries(found, PersonFields):
            person = Person(found.group, p.slug, p.name, p.about or "", p.same_as, found.path)
            if person.key in people:
                self.findings.append(rules.registers.DOUBLED_PERSON.at(found.path, 0, f"'{p.slug}' stands twice"))
                continue
            people[person.key] = person
            self.lines[found.path, p.slug] = part.line("name")
        return people

    def edition(self, found: Found) -> Edition | None:
        """A numbered edition."""
        read = self.model(found, EditionFields)
        if read is None:
            return None
        e = read[0]
        return Edition(e.number, e.date, e.title, e.about or "")

    def maintainers(self, files: Iterable[Found]) -> tuple[str, ...]:
        """The accounts that decide over the program."""
        read = [fields for found in files if (fields := self.model(found, MaintainersFields))]
        return tuple(name for fields, _ in read for name in fields.maintainers)

    def hold(self, found: Found, groups: Mapping[str, Group], ids: Mapping[str, str]) -> Hold | None:
        """A hold, if two groups that the piece is not of asked for it."""
        read = self.model(found, HoldFields)
        if read is None:
            return None
        h, fields = read
        owner = h.piece.split("/")[0]
        asking = tuple(dict.fromkeys(g for g in h.by if g in groups and g != owner))
        if len(asking) < 2:
            self.findings.append(rules.registers.HOLD_UNSUPPORTED.at(found.path, fields.line("by")))
            return None
        if h.piece not in ids:
            self.findings.append(
                rules.registers.HOLD_OF_NOTHING.at(found.path, fields.line("piece"), f"there is no piece '{h.piece}'", nearest(h.piece, [*ids]))
            )
        return Hold(h.piece, h.reason, h.date, h.date + timedelta(days=self._settings.hold_days), asking, h.text or "")

    def photo_fields(self, found: Found) -> PhotoFields | None:
        """What stands beside a photo."""
        read = self.model(found, PhotoFields)
        return read[0] if read else None


def slug_of(name: str) -> str:
    """A slug for a name in any script, never an empty one.

    >>> slug_of("Ελένη Μάρκου")
    'elene-markou'
    """
    text = re.sub(r"[^a-z0-9]+", "-", unidecode(name).lower()).strip("-")[:80].strip("-")
    return text or "x" + "".join(f"{ord(c):x}" for c in name[:8])


def _parts(fields: Fields) -> dict[str | int, dict[tuple[str | int, ...], int]]:
    """The lines of every entry of a file, by the entry."""
    parts: dict[str | int, dict[tuple[str | int, ...], int]] = {}
    for place, line in fields.lines.items():
        parts.setdefault(place[0], {})[place[1:]] = line
    return parts


def _part(fields: Fields | None, raw: object, *place: str | int) -> Fields:
    """One entry of a file as fields of its own, with its lines."""
    if fields is None or not isinstance(raw, dict):
        return Fields({}, {}, fields.line(*place) if fields else 1)
    lines = {found[len(place) :]: line for found, line in fields.lines.items() if found[: len(place)] == place}
    return Fields(raw, lines, fields.line(*place))
