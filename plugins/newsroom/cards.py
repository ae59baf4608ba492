"""From pieces and groups to what lists and pages show of them."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from plugins.newsroom import addresses, pictures, sentences
from plugins.newsroom.event_views import EventView
from plugins.newsroom.events import Occasion
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Body, Group, Image, Paper, Person, Piece
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Absence, Byline, Card, GroupMark, Link, Picture, Provenance, Stamp, TranslationOf

SHAPES = 6


def mark(paper: Paper, slug: str, detail: str = "") -> GroupMark:
    """A group as shown beside what it wrote; one whose folder is gone is known by its slug."""
    group = paper.groups.get(slug)
    if group is None:
        return GroupMark(slug, slug, "", Stamp(slug[:2].upper(), _shape(slug)), detail)
    return GroupMark(slug, group.name, group.address, stamp(group), detail)


def stamp(group: Group) -> Stamp:
    """A group's printed mark."""
    words = [word for word in group.name.replace("·", " ").split() if word[0].isalnum()]
    initials = "".join(word[0] for word in words[:2]).upper() or group.slug[:2].upper()
    return Stamp(initials, _shape(group.slug), pictures.stamp_address(group.stamp) if group.stamp else "")


def byline(paper: Paper, piece: Piece) -> Byline:
    """Who wrote a piece, for whom, and whose view it is; a translation shows its original's."""
    original = paper.original_of(piece)
    now, earlier, pending = paper.confirmed_by(original)
    source = original.letter_from
    elsewhere = (Link(source.author, ""),) if source and source.author and not original.authors else ()
    return Byline(
        people=tuple(person_link(author) for author in original.authors) or elsewhere,
        groups=tuple(mark(paper, slug) for slug in (original.group, *now)),
        earlier=tuple(mark(paper, slug) for slug in earlier),
        pending=tuple(mark(paper, slug) for slug in pending),
        position=position(paper, original),
        source=source.publication if source else "",
    )


def position(paper: Paper, piece: Piece) -> str:
    """Whose view a piece is, where that matters: in opinion sections, in letters, and wherever it is a group's."""
    if piece.with_groups:
        return "joint" if paper.confirmed_by(piece)[0] else "group"
    if piece.position == "group":
        return "group"
    section = paper.sections.get(piece.section)
    return "author" if piece.is_letter or (section and section.kind == "opinion") else ""


def is_of_authors_alone(paper: Paper, piece: Piece) -> bool:
    """Whether it is said that a piece is its authors' own view, and they are named: then no group stands as its author."""
    original = paper.original_of(piece)
    is_named = original.authors or (original.letter_from and original.letter_from.author)
    return bool(is_named) and position(paper, original) == "author"


def person_link(person: Person) -> Link:
    """An author as a link to their page."""
    return Link(person.name, person.address)


def card(paper: Paper, settings: Settings, piece: Piece) -> Card:
    """A piece as it stands in lists: in a dozen of them, so it is made once for each language that they speak."""
    return paper.kept((card, settings, piece.id), lambda: _card(paper, settings, piece))


def _card(paper: Paper, settings: Settings, piece: Piece) -> Card:
    return Card(
        href=piece.address,
        headline=piece.title,
        standfirst=piece.standfirst if piece.is_shown else "",
        kicker=section_link(paper, settings, piece),
        byline=byline(paper, piece),
        date=piece.date,
        lang=piece.lang,
        dir=direction(piece.lang),
        minutes=piece.minutes,
        label=label(paper, piece),
        picture=pictures.picture(piece.image, settings) if piece.image and piece.is_shown else None,
        answers=_answers(paper, piece) if piece.is_letter else None,
    )


def _answers(paper: Paper, piece: Piece) -> Link | None:
    """The first piece that a letter answers and that can be read."""
    found = (paper.by_id.get(reply.to) for reply in piece.reply_to)
    shown = next((answered for answered in found if answered and answered.is_shown), None)
    return Link(shown.title, shown.address, shown.lang, direction(shown.lang)) if shown else None


def section_link(paper: Paper, settings: Settings, piece: Piece) -> Link:
    """The section a piece stands in; letters stand among the letters."""
    section = paper.sections.get(piece.section)
    if section is None:
        return Link(settings.say("Letters") if piece.is_letter else piece.section, "/letters/")
    return Link(section.name(settings.tongue, settings.language), addresses.section(section.slug))


def label(paper: Paper, piece: Piece) -> str:
    """The one word about a piece that must not be missed."""
    section = paper.sections.get(piece.section)
    if piece.withdrawn:
        return "withdrawn"
    if piece.unpublished:
        return "unpublished"
    if piece.is_letter:
        return "letter"
    if piece.first_published:
        return "reprint"
    if piece.translation_of:
        return "translation"
    return "opinion" if section and section.kind == "opinion" else ""


def translation(paper: Paper, piece: Piece) -> TranslationOf | None:
    """What a translation says of its original, from where both stand now."""
    if not piece.translation_of:
        return None
    original = paper.by_id.get(piece.translation_of)
    translator = dict(piece.credits).get("translator", "")
    made_for = mark(paper, piece.group).name
    if original is None:
        return TranslationOf(Link(piece.translation_of, ""), translator, made_for, False, False)
    checked = any(c.group == original.group and c.sha256 == piece.text_sha256 for c in paper.confirmations.get(piece.id, ()))
    changed = original.changed > max(piece.date, piece.updated or piece.date)
    return TranslationOf(Link(original.title, original.address, original.lang, direction(original.lang)), translator, made_for, checked, changed)


def cards(paper: Paper, settings: Settings, pieces: tuple[Piece, ...]) -> tuple[Card, ...]:
    """Pieces as they stand in lists, in the order given."""
    return tuple(card(paper, settings, piece) for piece in pieces)


def provenance(piece: Piece) -> Provenance | None:
    """Where a reprint stood first."""
    first = piece.first_published
    return Provenance(first.publication, first.url, first.date, first.permission, first.edited) if first else None


def letter_source(piece: Piece) -> Provenance | None:
    """Where a letter stood that was not written to this paper."""
    source = piece.letter_from
    return Provenance(source.publication, source.url, source.moment, "", "", source.author) if source else None


def absence(paper: Paper, settings: Settings, piece: Piece) -> Absence | None:
    """Why a piece's text is not shown, where it is not."""
    if piece.withdrawn:
        return Absence("withdrawn", piece.withdrawn.date, piece.withdrawn.reason)
    if piece.hold:
        hold, lang = piece.hold, settings.language
        return Absence("held", hold.date, hold.reason, hold.until, tuple(mark(paper, g).name for g in hold.by), hold.text, lang, direction(lang))
    return None


def parts(body: Body, settings: Settings) -> tuple[Markup | Picture, ...]:
    """A body with its pictures in their printed sizes."""
    return tuple(pictures.picture(part, settings) if isinstance(part, Image) else part for part in body.parts)


def event(paper: Paper, settings: Settings, item: Occasion) -> EventView:
    """Something to go to, judged at the press day."""
    own = item.event
    place = paper.places.get(own.place)
    name = place.name(settings.tongue, settings.language) if place else own.place
    return EventView(
        anchor=own.anchor,
        href=own.address,
        title=own.title,
        starts=item.starts,
        ends=item.ends,
        place=Link(name, addresses.place(own.place) if place else ""),
        venue=own.venue,
        zone=own.zone,
        groups=tuple(mark(paper, slug) for slug in own.groups),
        invited=tuple(mark(paper, slug) for slug in own.invited),
        summary=sentences.first(own.body.text, settings.max_summary),
        kind=own.kind,
        status=own.status,
        note=own.note,
        repeats=own.repeats or "",
        until=own.until,
        reports=tuple(piece_link(p) for id in own.reports if (p := paper.by_id.get(id))),
        online=own.online,
        access=own.access,
        past=item.last_day < paper.press_day,
        lang=own.lang,
        dir=direction(own.lang),
    )


def piece_link(piece: Piece) -> Link:
    """A piece as a link by its title."""
    return Link(piece.title, piece.address, piece.lang, direction(piece.lang))


def reference(paper: Paper, target: str, text: str = "") -> Link | None:
    """A piece by its id, or an address elsewhere; nothing where the piece went."""
    piece = paper.by_id.get(target)
    if piece:
        return piece_link(piece)
    return Link(text or target, target) if ":" in target else None


def place_link(paper: Paper, settings: Settings, slug: str) -> Link:
    """A place by its name."""
    return Link(paper.places[slug].name(settings.tongue, settings.language), addresses.place(slug)) if slug in paper.places else Link(slug, "")


def _shape(slug: str) -> int:
    """One of the stamp's shapes, told by the slug for good."""
    return hashlib.sha256(slug.encode()).digest()[0] % SHAPES
