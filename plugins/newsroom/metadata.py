"""The content format: what may stand in front matter and in registry files."""

from __future__ import annotations

from typing import Literal

from plugins.newsroom.field_types import Block, Day, Language, Line, ListOf, Moment, Name, Number, PieceId, Rights, Sha256, SignedId, Slug, Url, Web, Zone
from plugins.newsroom.schema import Model
from plugins.newsroom.value import field


class ImageFields(Model):
    """A picture and by what right it is printed."""

    file: Line
    alt: Line | None = None
    caption: Line | None = None
    credit: Line | None = None
    rights: Rights | None = None


class PhotoFields(Model, kw_only=True):
    """What stands in the `.yml` beside a photo, for every piece that uses it."""

    alt: Line | None = None
    caption: Line | None = None
    credit: Line
    rights: Rights


class ReplyFields(Model):
    """What is answered, and the words."""

    to: PieceId
    quote: Line | None = None


class CorrectionFields(Model):
    """What was wrong, and since when it is right."""

    date: Day
    text: Line


class FirstPublishedFields(Model):
    """Provenance of a reprint."""

    publication: Line
    url: Url | None = None
    date: Day | None = None
    permission: Line | None = None
    edited: Line | None = None


class LetterSourceFields(Model):
    """Provenance of a letter from elsewhere."""

    publication: Line
    url: Url | None = None
    author: Line | None = None
    date: Moment | None = None


class WithdrawnFields(Model):
    """Since when a piece is withdrawn, and why. Its text goes at once, even where the day is still to come."""

    date: Day
    reason: Line


class PieceFields(Model):
    """The front matter of an article."""

    title: Line
    date: Moment
    section: Slug
    authors: ListOf[Name] = ()
    summary: Line | None = None
    lang: Language | None = None
    topics: ListOf[Line] = ()
    places: ListOf[Line] = ()
    position: Literal["group", "author"] = "author"
    id: PieceId | None = None
    updated: Moment | None = None
    not_before: Day | None = None
    with_: ListOf[Slug] = ()
    image: ImageFields | None = None
    reply_to: ListOf[ReplyFields] = ()
    criticises: ListOf[Slug] = ()
    translation_of: PieceId | None = None
    series: Name | None = None
    credits: dict[Name, Name] = field(default_factory=dict)
    first_published: FirstPublishedFields | None = None
    corrections: ListOf[CorrectionFields] = ()
    attachment: Line | None = None
    moved_from: ListOf[Line] = ()
    licence: Line | None = None
    withdrawn: WithdrawnFields | None = None


class LetterFields(PieceFields):
    """The front matter of a letter; it stands among the letters, so its section may be left out."""

    section: Slug = "letters"
    from_: LetterSourceFields | None = None


class LinkFields(Model):
    """A named address."""

    name: Name
    url: Url


class FormerlyFields(Model):
    """A former name."""

    name: Name
    until: Day | None = None


class DefaultsFields(Model):
    """What a group's pieces have where they do not say otherwise."""

    lang: Language | None = None
    section: Slug | None = None
    licence: Line | None = None


class GroupFields(Model, kw_only=True):
    """`group.yml`."""

    name: Name
    kind: Literal["organisation", "individuals"] = "organisation"
    about: Block = ""
    places: ListOf[Slug] = ()
    languages: ListOf[Language] = ()
    links: ListOf[LinkFields] = ()
    contact: Url | None = None
    feed: Web | None = None
    editors: ListOf[Line] = ()
    joined: Day
    left: Day | None = None
    formerly: ListOf[FormerlyFields] = ()
    came_from: ListOf[Slug] = ()
    seat: Slug | None = None
    front: PieceId | None = None
    stamp: Line | None = None
    defaults: DefaultsFields = field(default_factory=DefaultsFields)


class PersonFields(Model):
    """One entry of `people.yml`."""

    slug: Slug
    name: Name
    about: Line | None = None
    same_as: ListOf[Line] = ()


class TermFields(Model):
    """One entry of a registry."""

    names: dict[Language, Name]
    about: Line | None = None
    aliases: ListOf[Slug] = ()
    kind: Literal["news", "opinion", "feature"] = "news"
    country: Line | None = None
    zone: Zone | None = None
    retired: Day | None = None


class WordFields(Model):
    """One word of the glossary, by language."""

    names: dict[Language, Name]
    means: dict[Language, Line]
    forms: dict[Language, ListOf[Name]] = field(default_factory=dict)


class EditionFields(Model):
    """`joint/editions/<n>.yml`."""

    number: Number
    date: Day
    title: Line
    about: Line | None = None


class HoldFields(Model):
    """`joint/holds/*.yml`."""

    piece: PieceId
    reason: Literal["law", "safety", "privacy"]
    date: Day
    by: ListOf[Slug]
    text: Line | None = None


class MaintainersFields(Model):
    """`joint/maintainers.yml`: the accounts that decide over the program."""

    maintainers: ListOf[Line] = ()


class SignatureFields(Model, kw_only=True):
    """`signatures/*.yml`: a group's word for a text."""

    signs: SignedId
    wording: Number | None = None
    sha256: Sha256
    by: Line
    date: Day


class DeclineFields(Model):
    """`declined/*.yml`: why a group does not answer a piece that criticises it, in its own words."""

    to: PieceId
    date: Day
    words: Line


class IntroductionFields(Model):
    """The front matter of `joint/debates/*.md`: the piece that a debate began with, and what to call the debate."""

    debate: PieceId
    title: Line | None = None
    lang: Language | None = None


class WordingFields(Model):
    """The front matter of `joint/statements/<s>/<n>.md`: a wording that does not change any more, and who is asked to sign it."""

    title: Line
    date: Day
    summary: Line | None = None
    lang: Language | None = None
    invites: ListOf[Slug] = ()


class WordingTranslationFields(Model):
    """The front matter of `joint/statements/<s>/<n>.<language>.md`: what is signed is the wording, not this."""

    title: Line
    summary: Line | None = None
    translator: Name | None = None


class TextFields(Model):
    """The front matter of a page of the paper's own."""

    title: Line
    summary: Line | None = None
    lang: Language | None = None
    order: Number = 100
