"""The Paper and what is in it: read once per build, immutable."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from markupsafe import Markup

from plugins.newsroom import addresses, glossary
from plugins.newsroom.front_desk import FrontDesk, seat_of
from plugins.newsroom.glossary import Glossary, Word
from plugins.newsroom.noting import note_again, noted, slip
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.value import Value, fields_of

if TYPE_CHECKING:
    from plugins.newsroom.campaigns import Campaign
    from plugins.newsroom.debates import Decline, Introduction
    from plugins.newsroom.events import Event
    from plugins.newsroom.pages import Job
    from plugins.newsroom.questions import Question
    from plugins.newsroom.statements import Statement
    from plugins.newsroom.studies import Study, TopicIntroduction
    from plugins.newsroom.tasks import Task

Day = date
"""A calendar day, in classes that have a field called date."""

Answer = TypeVar("Answer")
Key = TypeVar("Key")

WORDS_A_MINUTE = 220

Position = Literal["group", "author"]
SectionKind = Literal["news", "opinion", "feature"]
Register = Literal["groups", "topics", "places"]


class Term(Value):
    """An entry of a registry: a section, a topic or a place, with its names by language."""

    slug: str
    names: Mapping[str, str]
    about: str = ""
    aliases: tuple[str, ...] = ()
    kind: SectionKind = "news"
    country: str = ""
    zone: str = ""
    retired: date | None = None

    def name(self, lang: str, paper_lang: str = "en") -> str:
        """What it is called in a language, else in the paper's, else in the first that it has a name in, else by its slug."""
        names = self.names
        return names.get(lang) or names.get(lang.split("-", maxsplit=1)[0]) or names.get(paper_lang) or next(iter(names.values()), self.slug)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file of a group: `path` in content, `file` on this machine, SHA-256, size in pixels after orientation,
    mean colour, and what stands in the `.yml` beside it.
    """

    path: str
    file: Path = field(repr=False)
    sha256: str
    width: int
    height: int
    colour: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""


class Image(Value):
    """A photo as a piece uses it."""

    photo: Photo
    alt: str
    caption: str
    credit: str
    rights: str
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF of one's own: its place in content, its SHA-256 there, the job that writes it as it is published, and its bytes then."""

    path: str
    sha256: str
    size: int
    publication: Job = field(repr=False, compare=False)


class WebLink(Value):
    """A named address elsewhere."""

    name: str
    url: str


class FormerName(Value):
    """A name that a group had until a day."""

    name: str
    until: date | None


class Person(Value):
    """An author as one group knows them; `same_as` names the same person in other groups, by mutual word."""

    group: str
    slug: str
    name: str
    about: str = ""
    same_as: tuple[str, ...] = ()
    path: str = ""

    @property
    def key(self) -> str:
        """`<group>/<slug>`."""
        return f"{self.group}/{self.slug}"

    @property
    def address(self) -> str:
        """The author's page."""
        return addresses.person(self.group, self.slug)


class Group(Value):
    """A contributing organisation, or the folder of individuals in none."""

    slug: str
    name: str
    kind: Literal["organisation", "individuals"]
    about: str
    joined: date
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    links: tuple[WebLink, ...] = ()
    contact: str = ""
    editors: tuple[str, ...] = ()
    left: date | None = None
    formerly: tuple[FormerName, ...] = ()
    came_from: tuple[str, ...] = ()
    seat: str = ""
    front: str = ""
    stamp: Photo | None = None
    lang: str = "en"
    section: str = ""
    licence: str = ""
    feed: str = ""
    """The feed of its own site, of which it wants to be proposed what is new."""

    @property
    def address(self) -> str:
        """The group's page."""
        return addresses.group(self.slug)

    def is_member(self, day: date) -> bool:
        """Whether the group takes part on a day."""
        return self.joined <= day and (self.left is None or day < self.left)


class ReplyTo(Value):
    """What a piece answers, and the passage it quotes."""

    to: str
    quote: str = ""


class Correction(Value):
    """A dated correction."""

    date: date
    text: str


class FirstPublished(Value):
    """Where a reprint stood before."""

    publication: str
    url: str = ""
    date: date | None = None
    permission: str = ""
    edited: str = ""


class LetterSource(Value):
    """Where a letter stood that was not written to this paper, who wrote it, if that is known, and when."""

    publication: str
    url: str = ""
    author: str = ""
    moment: datetime | None = None


class Withdrawal(Value):
    """When a piece was withdrawn by its group, and why."""

    date: date
    reason: str


class Hold(Value):
    """A piece hidden for a while because other groups asked: `until` is the first day it shows again."""

    piece: str
    reason: Literal["law", "safety", "privacy"]
    date: date
    until: Day
    by: tuple[str, ...]
    text: str = ""


class Confirmation(Value):
    """A group's own word that it stands behind a text, by the text's SHA-256."""

    group: str
    by: str
    date: date
    sha256: str


class Heading(Value):
    """A heading of a body, for lists of contents."""

    level: int
    id: str
    text: str


class Body(Value):
    """A converted text: sanitised HTML with root-relative links, cut where its pictures stand, and what was learned on the way."""

    parts: tuple[Markup | Image, ...] = ()
    words: int = 0
    text: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def images(self) -> tuple[Image, ...]:
        """Its pictures in order."""
        return tuple(part for part in self.parts if isinstance(part, Image))

    @property
    def html(self) -> Markup:
        """The text without its pictures."""
        return Markup("").join(part for part in self.parts if not isinstance(part, Image))


@dataclass(frozen=True, slots=True)
class Piece:
    """An article or a letter, as it stands in the paper.

    `translation_of`, `reply_to` and `with_groups` are ids and slugs as written; the Paper knows what became of them.
    """

    id: str
    group: str
    slug: str
    kind: Literal["article", "letter"]
    path: str
    address: str
    title: str
    date: datetime
    section: str
    lang: str
    summary: str
    standfirst: str
    body: Body = field(repr=False)
    text: bytes = field(repr=False)
    text_sha256: str = field(repr=False)
    authors: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    unlisted_topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    unlisted_places: tuple[str, ...] = ()
    position: Position = "author"
    updated: datetime | None = None
    not_before: Day | None = None
    with_groups: tuple[str, ...] = ()
    image: Image | None = None
    reply_to: tuple[ReplyTo, ...] = ()
    criticises: tuple[str, ...] = ()
    translation_of: str = ""
    series: str = ""
    credits: tuple[tuple[str, str], ...] = ()
    first_published: FirstPublished | None = None
    letter_from: LetterSource | None = None
    corrections: tuple[Correction, ...] = ()
    attachment: Attachment | None = None
    moved_from: tuple[str, ...] = ()
    licence: str = ""
    withdrawn: Withdrawal | None = None
    hold: Hold | None = None
    unpublished: bool = False
    words: int = field(default=0, repr=False)
    minutes: int = 1
    """How long it takes to read, to the next whole minute: what lists say, so that they are the same when a word is added."""
    photos: tuple[Photo, ...] = ()
    """What is printed in its text."""
    sums: tuple[str, str] | None = field(default=None, init=False, repr=False, compare=False)
    """Hashes of the piece without its inside, and of its inside, where they are known (`newsroom/asking.py`)."""
    order: tuple[float, str] | None = field(default=None, init=False, repr=False, compare=False)
    """Where it stands among others, once somebody has asked (`newest_first`)."""

    @property
    def text_address(self) -> str:
        """Where the signed text is published."""
        return f"{self.address}text.txt"

    @property
    def year(self) -> int:
        """The year in UTC: of pieces in the paper's order years are in order too, in whatever zone each was dated."""
        return self.date.astimezone(UTC).year

    @property
    def is_shown(self) -> bool:
        """Whether its text may be read: neither withdrawn nor held."""
        return self.withdrawn is None and self.hold is None

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter."""
        return self.kind == "letter"

    @property
    def is_joint(self) -> bool:
        """Whether it names other groups beside its own."""
        return bool(self.with_groups)

    @property
    def changed(self) -> datetime:
        """When the piece last changed, told from its content alone."""
        if not (self.corrections or self.withdrawn or self.updated):  # as most are
            return self.date
        zone = self.date.tzinfo
        days = [c.date for c in self.corrections] + ([self.withdrawn.date] if self.withdrawn else [])
        noons = [datetime(d.year, d.month, d.day, 12, tzinfo=zone) for d in days]
        return max([self.date, *noons, *([self.updated] if self.updated else [])])

    def but(self, **changes: Any) -> Piece:
        """The piece with other values; its inside goes with it as it is, made or still to be made."""
        values = {each: _INSIDE[each](self) if each in _INSIDE else getattr(self, each) for each in fields_of(self)}
        return Piece(**{**values, **changes})


_INSIDE = {name: noted(Piece, name, lambda piece: f"inside\x1f{piece.id}") for name in ("body", "text", "text_sha256", "words")}
"""How to take what is inside a piece, without a look at it."""


class Edition(Value):
    """A numbered issue of the paper."""

    number: int
    date: date
    title: str
    about: str = ""


class Text(Value):
    """A page of the paper's own."""

    slug: str
    path: str
    title: str
    summary: str
    lang: str
    order: int
    body: Body

    @property
    def address(self) -> str:
        """Where it stands."""
        return addresses.text(self.slug)


@dataclass(frozen=True)
class Paper:
    """The whole, read once per build. Pieces are newest first; ids break ties, so that the order is one.

    `holds` are by path; `maintainers` are accounts, and are printed nowhere.
    """

    press_day: date
    pieces: tuple[Piece, ...]
    groups: Mapping[str, Group]
    people: Mapping[str, Person]
    sections: Mapping[str, Term]
    topics: Mapping[str, Term]
    places: Mapping[str, Term]
    events: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    tasks: tuple[Task, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    studies: tuple[Study, ...] = ()
    topic_introductions: tuple[TopicIntroduction, ...] = ()
    editions: tuple[Edition, ...] = ()
    texts: tuple[Text, ...] = ()
    glossary: tuple[Word, ...] = ()
    abouts: Mapping[str, Body] = field(default_factory=dict)
    confirmations: Mapping[str, tuple[Confirmation, ...]] = field(default_factory=dict)
    introductions: Mapping[str, Introduction] = field(default_factory=dict)
    declines: tuple[Decline, ...] = ()
    statements: tuple[Statement, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict)
    holds: Mapping[str, Hold] = field(default_factory=dict)
    maintainers: tuple[str, ...] = ()
    front_desk: FrontDesk = field(default_factory=FrontDesk)
    findings: tuple[Finding, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was left out, and why."""
        return tuple(f for f in self.findings if isinstance(f, Problem))

    @property
    def notes(self) -> tuple[Note, ...]:
        """What stayed, with advice."""
        return tuple(f for f in self.findings if isinstance(f, Note))

    @cached_property
    def by_id(self) -> Mapping[str, Piece]:
        """Pieces by id."""
        return MappingProxyType({piece.id: piece for piece in self.pieces})

    @cached_property
    def listed(self) -> tuple[Piece, ...]:
        """Pieces that stand in lists: every one but those on hold."""
        return tuple(piece for piece in self.pieces if piece.hold is None)

    @cached_property
    def originals(self) -> tuple[Piece, ...]:
        """Listed pieces that are no translation of another."""
        return tuple(piece for piece in self.listed if not piece.translation_of)

    @cached_property
    def _answers(self) -> Mapping[str, tuple[Piece, ...]]:
        answers: dict[str, list[Piece]] = {}
        for piece in self.originals:
            for target in dict.fromkeys(self._original_id(reply.to) for reply in piece.reply_to):
                if target != piece.id:
                    answers.setdefault(target, []).append(piece)
        return {key: tuple(sorted(found, key=lambda p: (p.date, p.id))) for key, found in answers.items()}

    @cached_property
    def _translations(self) -> Mapping[str, tuple[Piece, ...]]:
        found: dict[str, list[Piece]] = {}
        for piece in self.listed:
            if piece.translation_of:
                found.setdefault(piece.translation_of, []).append(piece)
        return {key: tuple(sorted(pieces, key=lambda p: (p.lang, p.id))) for key, pieces in found.items()}

    def ask(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """What a function makes of the Paper and these arguments: the way to ask it what no method answers."""
        return question(self, *arguments)

    def once(self, question: Callable[..., Answer], *arguments: str) -> Answer:
        """What a function makes of the whole Paper and these arguments, made once."""
        return self.kept((question, *arguments), lambda: question(self, *arguments))

    def kept(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """What is made of the Paper under a name, made once; what it looked at is noted each time."""
        if key not in self._kept:
            with slip() as notes:
                self._kept[key] = (make(), tuple(notes))
        kept: Answer
        kept, noted = self._kept[key]
        note_again(noted)
        return kept

    @cached_property
    def _kept(self) -> dict[Hashable, tuple[Any, tuple[str, ...]]]:
        return {}

    def neighbours(self, piece: Piece) -> tuple[Piece | None, Piece | None]:
        """The piece before and the one after in time, among those that can be read."""
        return self._neighbours.get(piece.id, (None, None))

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[Piece | None, Piece | None]]:
        order = [piece for piece in reversed(self.originals) if piece.is_shown]
        return {piece.id: (before, after) for before, piece, after in zip([None, *order], order, [*order[1:], None], strict=False)}

    def replies_to(self, piece: Piece) -> tuple[Piece, ...]:
        """The pieces that answer this one, in whatever language either is read, oldest first."""
        return self._answers.get(self._original_id(piece.id), ())

    def _original_id(self, id: str) -> str:
        piece = self.by_id.get(id)
        return piece.translation_of if piece and piece.translation_of else id

    def translations_of(self, piece: Piece) -> tuple[Piece, ...]:
        """The other languages a piece can be read in: its translations, or its original and theirs."""
        original = self.original_of(piece)
        if original is piece and piece.id not in self._translations:
            return ()
        family = (original, *self._translations.get(original.id, ()))
        return tuple(p for p in family if p.id != piece.id)

    def confirmed_by(self, piece: Piece) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Of the other groups a joint piece names: who confirmed this text, who an earlier one, who has not yet."""
        return self.confirmed.get(piece.id, ((), (), ()))

    @cached_property
    def confirmed(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
        """Who confirmed which joint piece: known of all at once, so that no look at one text is needed to know it."""
        with slip():
            return {piece.id: self._confirmed(piece) for piece in self.pieces if piece.with_groups}

    def _confirmed(self, piece: Piece) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        words = self.confirmations.get(piece.id, ())
        now, ever = {c.group for c in words if c.sha256 == piece.text_sha256}, {c.group for c in words}
        named = piece.with_groups
        return tuple(g for g in named if g in now), tuple(g for g in named if g in ever - now), tuple(g for g in named if g not in ever)

    def groups_of(self, piece: Piece) -> tuple[str, ...]:
        """The groups a piece is by: its own, and those that confirmed the text as it is. Never one that did not.

        A translation has its original's groups.
        """
        original = self.original_of(piece)
        return (original.group, *self.confirmed_by(original)[0])

    def original_of(self, piece: Piece) -> Piece:
        """The piece a translation translates, where it still stands, else the piece itself."""
        return self.by_id.get(piece.translation_of, piece) if piece.translation_of else piece

    def stands_alone(self, piece: Piece) -> bool:
        """Whether nothing stands around a piece: what it is by itself says all that is asked of what does."""
        id = piece.id
        return not (piece.translation_of or id in self._answers or id in self._translations or id in self.confirmed or id in self._tasks_by_piece)

    def pieces_by(self, group: str) -> tuple[Piece, ...]:
        """All a group wrote or confirmed, newest first, each text once: translations stand with their original."""
        return self._by_group.get(group, ())

    @cached_property
    def _by_group(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(self.originals, self.groups_of)

    def pieces_in(self, section: str) -> tuple[Piece, ...]:
        """A section's pieces, newest first."""
        return self._by_section.get(section, ())

    @cached_property
    def _by_section(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(self.originals, lambda p: (p.section,))

    def pieces_on(self, topic: str) -> tuple[Piece, ...]:
        """A topic's pieces, newest first."""
        return self._by_topic.get(topic, ())

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(self.originals, lambda p: p.topics)

    def pieces_from(self, place: str) -> tuple[Piece, ...]:
        """A place's pieces, newest first."""
        return self._by_place.get(place, ())

    @cached_property
    def _by_place(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(self.originals, lambda p: p.places)

    def pieces_of_year(self, register: Register, slug: str, year: int) -> tuple[tuple[Piece, ...], int]:
        """The pieces by a group, on a topic or from a place that are of one year, newest first, and the next older year that has any, or 0."""
        pieces = self._shelf(register, slug)
        begin, end = _since(year + 1, pieces), _since(year, pieces)
        return pieces[begin:end], pieces[end].year if end < len(pieces) else 0

    def year_after(self, register: Register, slug: str, year: int) -> int:
        """The next later year in which there is any such piece, or 0."""
        pieces = self._shelf(register, slug)
        later = _since(year + 1, pieces)
        return pieces[later - 1].year if later else 0

    def _shelf(self, register: Register, slug: str) -> tuple[Piece, ...]:
        return {"groups": self.pieces_by, "topics": self.pieces_on, "places": self.pieces_from}[register](slug)

    def pieces_written_in(self, lang: str) -> tuple[Piece, ...]:
        """All that can be read in a language, translations among them, newest first."""
        return self._by_lang.get(lang, ())

    @cached_property
    def _by_lang(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(self.listed, lambda p: (p.lang,))

    def pieces_by_person(self, person: Person) -> tuple[Piece, ...]:
        """What a person wrote, in this group and wherever both groups say it is the same person."""
        keys = {person.key, *(p.key for p in self.same_person(person))}
        if len(keys) == 1:
            return self._by_person.get(person.key, ())
        found = {p.id: p for key in keys for p in self._by_person.get(key, ())}
        return tuple(sorted(found.values(), key=newest_first))

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(self.originals, lambda p: tuple(a.key for a in p.authors))

    def same_person(self, person: Person) -> tuple[Person, ...]:
        """The same person in other groups: only where each group's own register names the other."""
        others = (self.people[key] for key in person.same_as if key in self.people)
        return tuple(other for other in others if person.key in other.same_as)

    def tasks_for(self, piece: Piece) -> tuple[Task, ...]:
        """The tasks that are about a piece."""
        return self._tasks_by_piece.get(piece.id, ())

    @cached_property
    def _tasks_by_piece(self) -> Mapping[str, tuple[Task, ...]]:
        found: dict[str, tuple[Task, ...]] = {}
        for task in self.tasks:
            found[task.piece] = (*found.get(task.piece, ()), task)
        return found

    def parts_of(self, series: str) -> tuple[Piece, ...]:
        """The parts of a series, oldest first."""
        return self._by_series.get(series, ())

    @cached_property
    def _by_series(self) -> Mapping[str, tuple[Piece, ...]]:
        return _index(reversed(self.originals), lambda p: (p.series,) if p.series else ())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that something can be read in, sorted."""
        return tuple(sorted(self._by_lang))

    def words_in(self, lang: str) -> Glossary:
        """The words that can be explained in a language."""
        return self._glossaries.get(lang) or Glossary(lang, (), None)

    @cached_property
    def _glossaries(self) -> Mapping[str, Glossary]:
        return {lang: glossary.in_language(self.glossary, lang) for lang in sorted({lang for word in self.glossary for lang in word.names})}

    def successors(self, group: str) -> tuple[Group, ...]:
        """The groups that say they came from this one."""
        return tuple(g for g in self.groups.values() if group in g.came_from)

    def status(self, group: Group) -> Literal["active", "left", "split", "merged"]:
        """What became of a group by the press day."""
        if group.is_member(self.press_day) or group.left is None:
            return "active"
        heirs = self.successors(group.slug)
        if len(heirs) > 1:
            return "split"
        return "merged" if heirs and len(heirs[0].came_from) > 1 else "left"

    def seats(self, day: Day | None = None) -> Mapping[str, tuple[Group, ...]]:
        """Claims to the front on a day, by slug: one per group that takes part, or one shared by related groups."""
        seats: dict[str, list[Group]] = {}
        for group in self.groups.values():
            if group.is_member(day or self.press_day):
                seats.setdefault(seat_of(group, self.groups, self.front_desk), []).append(group)
        return {slug: tuple(members) for slug, members in sorted(seats.items())}

    def text_address(self, slug: str) -> str:
        """Where a page of the paper's own stands, or nothing where the paper has none of that name."""
        return next((text.address for text in self.texts if text.slug == slug), "")

    def edition(self) -> Edition | None:
        """The newest edition at the press day."""
        out = [edition for edition in self.editions if edition.date <= self.press_day]
        return max(out, key=lambda edition: edition.number, default=None)

    def age(self, piece: Piece) -> int:
        """A piece's age at the press day, in days."""
        return (self.press_day - piece.date.date()) // timedelta(days=1)


def minutes(words: int) -> int:
    """How long it takes to read so many words, one minute at least."""
    return max(1, round(words / WORDS_A_MINUTE))


def _since(year: int, pieces: Sequence[Piece]) -> int:
    """How many of some pieces, newest first, are of this year or a later one."""
    return bisect_right(pieces, -datetime(year, 1, 1, tzinfo=UTC).timestamp(), key=lambda piece: newest_first(piece)[0])


def newest_first(piece: Piece) -> tuple[float, str]:
    """The paper's order: by time, newest first, then by id."""
    if piece.order is None:
        order = (-piece.date.timestamp(), piece.id)
        object.__setattr__(piece, "order", order)
        return order
    return piece.order


def _index(pieces: Iterable[Piece], keys: Callable[[Piece], tuple[Key, ...]]) -> dict[Key, tuple[Piece, ...]]:
    """Pieces by each of their keys, in the order given."""
    found: dict[Key, list[Piece]] = {}
    for piece in pieces:
        for key in keys(piece):
            found.setdefault(key, []).append(piece)
    return {key: tuple(group) for key, group in found.items()}
