"""What there is a feed of, and what an item of a feed says."""

from __future__ import annotations

import pickle
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup, escape

from plugins.newsroom import addresses, cards, pictures
from plugins.newsroom.debates import debate_title, debates
from plugins.newsroom.languages import direction
from plugins.newsroom.later import QUICKLY
from plugins.newsroom.model import Image, Paper, Piece, newest_first
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value
from plugins.newsroom.views import Provenance
from plugins.newsroom.voices import Voice

_TAG = re.compile(r"<[a-zA-Z][^<> ]* [^<>]*>")
"""A tag with attributes."""

_LINK = re.compile(r' (href|src)="([/#])([^"]*)"')
_PULL_QUOTE = re.compile(r'<aside class="pull-quote".*?</aside>', re.S)
_WRAPPER = re.compile(r'<div class="table-scroll"[^>]*>')
_FOOTNOTES = re.compile(r'(<a) class="footnote-(?:ref|backref)"| class="footnote"| title="↑ \d+"| id="[^"]*"| class="align-(?:left|right|center)"')


NOTHING_YET = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""When a feed without items changed last: a day that no other piece can move."""


class Subject(Value):
    """One feed in all its formats: `id` is for good, `kind` and `slug` make its address, `page` is where a person reads the same."""

    id: str
    kind: str
    slug: str
    title: str
    page: str
    pieces: tuple[Piece, ...]
    lang: str


class Credited(Value):
    """Somebody named in a feed, and their page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One piece as a feed tells it: all addresses absolute, `html` complete."""

    id: str
    url: str
    title: str
    summary: str
    html: str = field(repr=False)
    published: datetime
    updated: datetime
    lang: str
    credited: tuple[Credited, ...]
    section: str
    topics: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    image: str
    image_alt: str
    image_size: tuple[int, int]
    rights: str
    external: str
    sum: str = field(init=False, repr=False, compare=False)
    """A hash of all that it says."""

    def __post_init__(self) -> None:
        """Sum it up."""
        object.__setattr__(self, "sum", sha256((repr(self) + self.html).encode()).hexdigest())


class PackedItem(Value):
    """An item as it is held until its feeds are written, and sent to those who write them: of all feeds together, items are most of what is held."""

    sum: str
    data: bytes


def pack(item: Item) -> PackedItem:
    """An item in half of its room."""
    return PackedItem(item.sum, zlib.compress(pickle.dumps(item, pickle.HIGHEST_PROTOCOL), QUICKLY))


def unpack(packed: PackedItem) -> Item:
    """The item."""
    item: Item = pickle.loads(zlib.decompress(packed.data))
    return item


def subjects(paper: Paper, settings: Settings) -> Iterator[Subject]:
    """The whole paper, every group, section, topic, place, language, debate, and author."""
    return (subject(paper, settings, kind, slug) for kind, slug in names(paper))


def names(paper: Paper) -> Iterator[tuple[str, str]]:
    """The kinds and slugs of all subjects."""
    slugs: dict[str, Iterable[str]] = {
        "all": ("",),
        "groups": paper.groups,
        "sections": paper.sections,
        "topics": paper.topics,
        "places": paper.places,
        "languages": paper.languages,
        "debates": sorted(debate.id for debate in debates(paper).all),
        "people": paper.people,
    }
    for kind, found in slugs.items():
        for slug in found:
            yield kind, slug


def subject(paper: Paper, settings: Settings, kind: str, slug: str) -> Subject:
    """One subject by its kind and slug."""
    own, name, lang = settings.language, settings.name, settings.language
    if kind == "all":
        return whole(settings, paper.originals)
    if kind == "groups":
        group = paper.groups[slug]
        title, page, pieces = f"{group.name} — {name}", group.address, paper.pieces_by(slug)
    elif kind == "languages":
        title, page, pieces, lang = f"{name} ({slug})", addresses.prefix(slug, own), paper.pieces_written_in(slug), slug
    elif kind == "debates":
        called, pieces = paper.ask(_debate, slug)
        title, page = f"{called} — {name}", addresses.debate(slug)
    elif kind == "people":
        person = paper.people[slug]
        title, page, pieces = f"{person.name} — {name}", person.address, paper.pieces_by_person(person)
    else:
        terms, pieces_of = {
            "sections": (paper.sections, paper.pieces_in),
            "topics": (paper.topics, paper.pieces_on),
            "places": (paper.places, paper.pieces_from),
        }[kind]
        title, page, pieces = f"{terms[slug].name(own)} — {name}", f"/{kind}/{slug}/", pieces_of(slug)
    return Subject(permanent_id(settings, f"feeds:{kind}/{slug}"), kind, slug, title, page, pieces, lang)


def whole(settings: Settings, pieces: tuple[Piece, ...] = ()) -> Subject:
    """The whole paper."""
    return Subject(permanent_id(settings, "feeds:all/"), "all", "", settings.name, "/", pieces, settings.language)


def _debate(paper: Paper, id: str) -> tuple[str, tuple[Piece, ...]]:
    """What a debate is called, and its pieces, newest first."""
    debate = debates(paper).by_id[id]
    return debate_title(paper, debate), tuple(sorted(debate.pieces, key=newest_first))


def permanent_id(settings: Settings, name: str) -> str:
    """A URN for good, whatever becomes of addresses."""
    return uuid5(NAMESPACE_URL, f"joint-press:{settings.permanent_name or settings.name}:{name}").urn


def packed_item(paper: Paper, settings: Settings, piece: Piece) -> PackedItem:
    """The item of a piece, packed: it stands in half a dozen feeds, so it is made once."""
    return paper.kept((packed_item, settings, piece.id), lambda: pack(item(paper, settings, piece)))


def item(paper: Paper, settings: Settings, piece: Piece) -> Item:
    """A piece as every feed tells it."""
    original = paper.original_of(piece)
    source, own_page = original.letter_from, settings.url + piece.address
    people = tuple(Credited(author.name, settings.url + author.address) for author in original.authors)
    people = people or ((Credited(source.author, source.url or own_page),) if source and source.author else ())
    slugs = tuple(slug for slug in paper.groups_of(piece) if slug in paper.groups)
    groups = tuple(Credited(paper.groups[slug].name, settings.url + paper.groups[slug].address) for slug in slugs)
    section = paper.sections.get(piece.section)
    image = piece.image if piece.is_shown else None
    width, height = pictures.SHARE_SIZE
    return Item(
        id=permanent_id(settings, piece.id),
        url=settings.url + piece.address,
        title=piece.title,
        summary=piece.standfirst if piece.is_shown else "",
        html=html(paper, settings, piece),
        published=piece.date,
        updated=_told_apart(piece),
        lang=piece.lang,
        credited=people if cards.is_of_authors_alone(paper, piece) else (*people, *groups),
        section=section.name(settings.tongue, settings.language) if section else piece.section,
        topics=tuple(paper.topics[slug].name(settings.tongue, settings.language) for slug in piece.topics) + piece.unlisted_topics,
        groups=tuple((slug, paper.groups[slug].name) for slug in slugs),
        image=settings.url + pictures.share_address(image.photo) if image else "",
        image_alt=image.alt if image else "",
        image_size=(width, height),
        rights=piece.licence or settings.licence,
        external=piece.first_published.url if piece.first_published and piece.is_shown else "",
    )


def html(paper: Paper, settings: Settings, piece: Piece) -> str:
    """The full text with whose view it is, its pictures, and absolute links; of a withdrawn piece, that it was withdrawn."""
    say = settings.speaking(piece.lang).say
    if piece.withdrawn:
        words = say("Withdrawn by its group on %(date)s: %(reason)s", date=say.day(piece.withdrawn.date), reason=piece.withdrawn.reason)
        return str(Markup("<p>{}</p>").format(words))
    blocks = [
        _position(paper, say, piece),
        _translation(paper, say, piece),
        _provenance(cards.provenance(piece), say("First published in:"), say),
        _provenance(cards.letter_source(piece), say("Written in:"), say),
    ]
    if piece.image:
        blocks.append(_figure(piece.image, settings))
    for part in piece.body.parts:
        blocks.append(_figure(part, settings) if isinstance(part, Image) else portable(part, piece.address, settings))
    for correction in piece.corrections:
        blocks.append(Markup("<p><em>{}</em> {}</p>").format(say("Correction, %(date)s:", date=say.day(correction.date)), correction.text))
    text = Markup("\n").join(block for block in blocks if block.strip())
    return f'<div lang="{escape(piece.lang)}" dir="{direction(piece.lang)}">{text}</div>'


def _told_apart(piece: Piece) -> datetime:
    """When a piece last changed, with a fraction of a second that its id tells.

    Most pieces have a day and no time. Feed readers are warned of entries that changed at the same moment.
    """
    return piece.changed.replace(microsecond=0) + timedelta(microseconds=1 + int(sha256(piece.id.encode()).hexdigest(), 16) % 999_999)


def _position(paper: Paper, say: Voice, piece: Piece) -> Markup:
    """Whose view it is, where that matters."""
    position = cards.position(paper, paper.original_of(piece))
    names = ", ".join(paper.groups[slug].name for slug in paper.groups_of(piece) if slug in paper.groups)
    words = {
        "group": say("The view of %(groups)s.", groups=names),
        "joint": say("A joint text of %(groups)s.", groups=names),
        "author": say("The author’s own view, published by %(groups)s.", groups=names),
    }
    return Markup("<p><em>{}</em></p>").format(words[position]) if position else Markup("")


def _translation(paper: Paper, say: Voice, piece: Piece) -> Markup:
    """That a text is a translation, and who answers for it: its authors may not have seen it."""
    told = cards.translation(paper, piece)
    if told is None:
        return Markup("")
    by, whom = told.translator, told.translated_for
    words = [say("Translated by %(translator)s for %(group)s.", translator=by, group=whom) if by else say("Translated for %(group)s.", group=whom)]
    words += [] if told.checked else [say("Not checked by the authors.")]
    words += [say("The original has changed since.")] if told.changed else []
    return Markup("<p><em>{}</em></p>").format(" ".join(words))


def _provenance(first: Provenance | None, words: str, say: Voice) -> Markup:
    """Where a reprint or a letter stood first."""
    if first is None:
        return Markup("")
    where = Markup('<a href="{}">{}</a>').format(first.url, first.publication) if first.url else escape(first.publication)
    when = f", {say.day(first.date)}" if first.date else ""
    author = f", {say('by %(names)s', names=first.author)}" if first.author else ""
    permission = f"; {first.permission}" if first.permission else ""
    changes = say("unchanged") if first.edited == "no" else say("changes: %(edited)s", edited=first.edited) if first.edited else ""
    edited = f"; {changes}" if changes else ""
    return Markup("<p><em>{} {}{}{}{}{}.</em></p>").format(words, where, when, author, permission, edited)


def _figure(image: Image, settings: Settings) -> Markup:
    shown = pictures.picture(image, settings)
    words = ". ".join(text.rstrip(".") for text in (image.caption, image.credit) if text)
    tag = Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(settings.url + shown.src, image.alt, shown.width, shown.height)
    if image.inline:
        return tag
    return Markup("<figure>{}<figcaption>{}.</figcaption></figure>").format(tag, words) if words else Markup("<figure>{}</figure>").format(tag)


def portable(part: Markup, address: str, settings: Settings) -> Markup:
    """HTML that reads well in any feed reader: absolute links, nothing that only our own style sheet understands."""
    text = _WRAPPER.sub("<div>", _PULL_QUOTE.sub("", str(part)))

    def absolute(match: re.Match[str]) -> str:
        base = settings.url + (address if match[2] == "#" else "")
        return f' {match[1]}="{base}{match[2]}{match[3]}"'

    def tag(match: re.Match[str]) -> str:
        return _LINK.sub(absolute, _FOOTNOTES.sub(r"\1", match[0]))

    return Markup(_TAG.sub(tag, text))
