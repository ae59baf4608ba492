"""The values that templates are given: everything a page shows, already decided.

A view holds plain values only, so that a page's fingerprint is complete by construction.
`href` is always root-relative (`/harbour/dock-four/`) or an http(s)/mailto address;
the press makes root-relative ones relative to the page they stand on.
`Markup` is used for sanitised bodies only; every `str` is escaped by the templates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.newsroom import policy
from plugins.newsroom.model import Day
from plugins.newsroom.value import Value, fields_of

if TYPE_CHECKING:
    from plugins.newsroom.event_views import EventView
    from plugins.newsroom.gathered_views import Gathered
    from plugins.newsroom.question_views import GroupAnswer


class Link(Value):
    """A text that leads somewhere; `lang` and `dir` are set where they may differ from the page's."""

    text: str
    href: str
    lang: str = ""
    dir: str = ""
    count: int = 0
    rel: str = ""


class Stamp(Value):
    """A group's printed mark: its own picture in one ink, or its initials in one of six shapes."""

    initials: str
    shape: int
    src: str = ""


class GroupMark(Value):
    """A group as shown beside what it wrote."""

    slug: str
    name: str
    href: str
    stamp: Stamp
    detail: str = ""


class Byline(Value):
    """Who wrote a piece, for whom, and whose view it is.

    `people` is empty when the group itself wrote it. `groups` are its own group and every group that
    confirmed; `earlier` are those that confirmed an earlier text; `pending` were named but have not confirmed.
    `position` is "group", "joint", "author" or, where it does not matter, "".
    """

    people: tuple[Link, ...]
    groups: tuple[GroupMark, ...]
    earlier: tuple[GroupMark, ...] = ()
    pending: tuple[GroupMark, ...] = ()
    position: str = ""
    source: str = ""
    """Where a letter from elsewhere stood: its writer, known or not, is none of the group's authors."""


class Source(Value):
    """One `<source>` of a picture: a media type and a srcset of root-relative addresses."""

    type: str
    srcset: str


class Picture(Value):
    """A photo in its printed sizes; `placeholder` is its mean colour as `#rrggbb`."""

    src: str
    width: int
    height: int
    alt: str
    srcset: str
    sources: tuple[Source, ...]
    placeholder: str
    caption: str = ""
    credit: str = ""
    rights: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A piece as it stands in lists: headline, standfirst, byline, date, picture. It stands in dozens of them, so its sum speaks for it.

    `label` is a key of the few words that must not be missed: "withdrawn", "unpublished", "letter", "reprint",
    "translation", "opinion", or "".
    """

    href: str
    headline: str
    standfirst: str
    kicker: Link
    byline: Byline
    date: datetime
    lang: str
    dir: str
    minutes: int
    label: str = ""
    picture: Picture | None = None
    answers: Link | None = None
    """What a letter answers, so that a list of letters can be read."""
    sum: str = field(init=False)
    """A hash of all that it says."""

    def __post_init__(self) -> None:
        """Sum it up."""
        told = repr([getattr(self, each) for each in fields_of(self)])
        object.__setattr__(self, "sum", sha256(told.encode()).hexdigest()[:32])

    def __repr__(self) -> str:
        return f"Card({self.sum})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Card) and self.sum == other.sum

    def __hash__(self) -> int:
        return hash(self.sum)


class Answered(Value):
    """What a piece answers: the piece, or only its name where it is gone, and the passage quoted."""

    headline: str
    href: str
    group: GroupMark
    quote: str = ""
    changed: bool = False
    lang: str = ""
    dir: str = ""
    gone: str = ""


class Answer(Value):
    """One group that answers a piece, told neutrally: who answers, under which titles."""

    group: GroupMark
    pieces: tuple[Link, ...]


class LetterLine(Value):
    """One letter under what it answers: by whom, through which group."""

    byline: Byline
    link: Link
    date: date


class Invitation(Value):
    """What a group that is criticised says: nothing yet, invited until a day; or its words for not answering, and when."""

    group: GroupMark
    until: Day | None = None
    words: str = ""
    date: Day | None = None
    lang: str = ""
    dir: str = ""


class Series(Value):
    """The parts of a series in order; `current` is the place of this piece, from 1."""

    name: str
    parts: tuple[Link, ...]
    current: int


class Provenance(Value):
    """Where a reprint or a letter stood first, when, and by whose permission."""

    publication: str
    url: str
    date: date | datetime | None
    permission: str
    edited: str
    author: str = ""


class Correction(Value):
    """A correction as readers see it."""

    date: date
    text: str


class CorrectionLine(Value):
    """A correction among all of the paper's, or a withdrawal: `text` is in the piece's language."""

    date: date
    text: str
    piece: Link
    groups: tuple[GroupMark, ...]
    withdrawn: bool


class CorrectionsView(Value):
    """What was put right, newest first."""

    lines: tuple[CorrectionLine, ...]
    feeds: tuple[FeedLink, ...]


class Credit(Value):
    """Those who helped in one way: `role` is a key such as "translator"."""

    role: str
    names: tuple[str, ...]


class TranslationOf(Value):
    """What a translation says of its original."""

    original: Link
    translator: str
    translated_for: str
    checked: bool
    changed: bool


class Absence(Value):
    """Why a piece's text is not shown: `kind` is "withdrawn" or "held"; `until` ends a hold.

    `words` are those of the groups that hold it, in the language `lang`.
    """

    kind: str
    date: date
    reason: str
    until: Day | None = None
    by: tuple[str, ...] = ()
    words: str = ""
    lang: str = ""
    dir: str = ""


class More(Value):
    """More pieces of one group, under an article."""

    group: GroupMark
    cards: tuple[Card, ...]


class Explained(Value):
    """A word of the glossary in one language."""

    slug: str
    name: str
    means: str


class GlossaryView(Value):
    """All words that are explained, from A to Z."""

    words: tuple[Explained, ...]


class SearchView(Value):
    """The search: its indexes as JSON for the script (language → [year, address, pieces], newest first; a full year has several), and other ways in."""

    languages: tuple[str, ...]
    indexes: str
    years: tuple[Link, ...]
    topics: tuple[Link, ...]


class ArticleView(Value):
    """One piece, whole."""

    card: Card
    kind: str
    body: tuple[Markup | Picture, ...]
    reaches_out: bool
    """Whether the text has something that stands in the margin of a wide screen: notes, or a quotation pulled out."""
    topics: tuple[Link, ...]
    places: tuple[Link, ...]
    dateline: str
    updated: datetime | None
    picture: Picture | None
    answers_to: tuple[Answered, ...]
    answers: tuple[Answer, ...]
    letters: tuple[LetterLine, ...]
    invitations: tuple[Invitation, ...]
    debates: tuple[Link, ...]
    changed_after_answers: Day | None
    corrections: tuple[Correction, ...]
    credits: tuple[Credit, ...]
    translations: tuple[Link, ...]
    more: tuple[More, ...]
    related: tuple[Card, ...]
    licence: str
    text_href: str
    text_sha256: str
    address: str
    clipping: Link
    how_to_answer: str
    provenance: Provenance | None = None
    letter_source: Provenance | None = None
    attachment: Link | None = None
    series: Series | None = None
    translation_of: TranslationOf | None = None
    absence: Absence | None = None
    previous: Link | None = None
    next: Link | None = None
    before_split: str = ""
    words: tuple[Explained, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


class Pager(Value):
    """Where a list goes on: numbered pages count from the oldest, so that old pages never change."""

    current: int
    newest: Link | None
    newer: Link | None
    older: Link | None
    pages: int


class FeedLink(Value):
    """One feed in one format: `format` is "RSS", "Atom" or "JSON"."""

    title: str
    format: str
    href: str
    type: str


class ListingView(Value):
    """A list of pieces that share something: section, topic, place, language, letters.

    `kind` is "section", "topic", "place", "language", "letters" or "person"; `note` is one line above the list.
    """

    kind: str
    title: str
    about: Markup
    cards: tuple[Card, ...]
    feeds: tuple[FeedLink, ...]
    pager: Pager | None = None
    groups: tuple[GroupMark, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
    lang: str = ""
    dir: str = ""
    gathered: Gathered | None = None
    """What else there is at a place or on a topic, where there is something."""
    as_of: date | None = None
    """The day up to which a topic's introduction holds."""


class Entry(Value):
    """One line of a directory."""

    link: Link
    about: str = ""
    newest: date | None = None
    detail: str = ""
    stamp: Stamp | None = None


class Shelf(Value):
    """A titled part of a directory."""

    title: str
    entries: tuple[Entry, ...]


class DirectoryView(Value):
    """An index page: groups, people, sections, topics, places; `kind` names which."""

    kind: str
    title: str
    standfirst: str
    shelves: tuple[Shelf, ...]


class Fact(Value):
    """A labelled fact of a group; `key` is one of "places", "languages", "joined", "left", "formerly", "came-from",
    "succeeded-by", "contact", "links", "pieces".
    """

    key: str
    values: tuple[Link, ...] = ()
    date: date | None = None


class GroupView(Value):
    """A group's own page; `status` is "active", "left", "split" or "merged"."""

    mark: GroupMark
    kind: str
    status: str
    about: Markup
    facts: tuple[Fact, ...]
    people: tuple[Link, ...]
    lead: Card | None
    cards: tuple[Card, ...]
    feeds: tuple[FeedLink, ...]
    events: tuple[EventView, ...]
    pager: Pager | None = None
    silent_since: date | None = None
    gathered: Gathered | None = None
    """What else the group has: open tasks, campaigns, reading lists."""
    stances: tuple[GroupAnswer, ...] = ()


class MonthLink(Value):
    """One month of the archive, and how many pieces it holds where that is told."""

    month: int
    href: str
    count: int | None


class YearRow(Value):
    """One year of the archive with its months in order, and how many pieces it holds where that is told."""

    year: int
    href: str
    count: int | None
    months: tuple[MonthLink, ...]


class ArchiveView(Value):
    """An archive, which stands at `base`: all years (`year` 0), one year, or one month (`month` not 0) with its pieces, oldest first."""

    base: str
    year: int
    month: int
    years: tuple[YearRow, ...]
    cards: tuple[Card, ...]
    previous: Link | None = None
    next: Link | None = None


class EditionView(Value):
    """A numbered edition and the pieces published since the one before."""

    number: int
    title: str
    date: date
    about: str
    cards: tuple[Card, ...]
    previous: Link | None = None
    next: Link | None = None


class EditionsView(Value):
    """All editions, newest first, a year a shelf."""

    shelves: tuple[Shelf, ...]


class TextView(Value):
    """A page of the paper's own: about, charter, how to write."""

    title: str
    summary: str
    body: Markup
    siblings: tuple[Link, ...]
    lang: str = ""
    dir: str = ""


class FeedRow(Value):
    """One subject and its feeds; a language is called by its tag."""

    title: str
    href: str
    feeds: tuple[FeedLink, ...]


class FeedShelf(Value):
    """A kind of feeds: `kind` is "all", "group", "section", "topic", "place", "language" or "person"."""

    kind: str
    rows: tuple[FeedRow, ...]


class FeedsView(Value):
    """What a feed is, and all of them."""

    shelves: tuple[FeedShelf, ...]
    opml_href: str
    example: str


class WriteView(Value):
    """How to write for the paper, with a door for every group's folder."""

    title: str
    body: Markup
    doors: tuple[Link, ...]
    repository: str


class RuleLine(Value):
    """One rule of the check: what is right, what to do where it is not, and what breaks it."""

    id: str
    text: str
    cure: str
    example: str
    stops: bool


class RulesView(Value):
    """What the check looks for, by chapter; `elsewhere` is the same in other languages."""

    chapters: tuple[tuple[str, tuple[RuleLine, ...]], ...]
    siblings: tuple[Link, ...]
    elsewhere: tuple[Link, ...]


class RedirectView(Value):
    """An address that moved."""

    href: str
    title: str


class Head(Value):
    """What a page says of itself to machines: all addresses absolute, save `feeds`."""

    title: str
    description: str
    canonical: str
    og_type: str = "website"
    image: str = ""
    image_width: int = 0
    image_height: int = 0
    image_alt: str = ""
    json_ld: str = ""
    feeds: tuple[FeedLink, ...] = ()
    alternates: tuple[Link, ...] = ()
    robots: str = ""
    policy: str = policy.PAGE


class Chrome(Value):
    """What stands around every page: the paper's name and its language, its navigation, its foot."""

    name: str
    name_lang: str
    tagline: str
    lang: str
    home: str
    sections: tuple[Link, ...]
    rooms: tuple[Link, ...]
    ways: tuple[Link, ...]
    foot: tuple[Link, ...]
    languages: tuple[Link, ...]
    edition: Link | None
    search: Link
    cities: tuple[str, ...]
    press_day: date
    icons: tuple[tuple[str, str, str], ...]
    licence: str
    repository: str


View = (
    ArticleView
    | ArchiveView
    | CorrectionsView
    | DirectoryView
    | EditionView
    | EditionsView
    | FeedsView
    | GlossaryView
    | GroupView
    | ListingView
    | RedirectView
    | RulesView
    | SearchView
    | TextView
    | WriteView
    | None
)
