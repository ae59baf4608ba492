"""The feed of what was put right."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from markupsafe import Markup

from plugins.feeds.subjects import Credited, Item, Subject, permanent_id
from plugins.newsroom import addresses
from plugins.newsroom.corrections import PutRight, put_right
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings


def subject(settings: Settings) -> Subject:
    """The feed itself; its items are no pieces."""
    title = f"{settings.say('Corrections')} — {settings.name}"
    return Subject(permanent_id(settings, "feeds:corrections"), "corrections", "", title, addresses.CORRECTIONS, (), settings.language)


def items(paper: Paper, settings: Settings) -> list[Item]:
    """The newest corrections and withdrawals, each an item of its own."""
    return [_item(paper, settings, each) for each in put_right(paper)[: settings.feed_items]]


def _item(paper: Paper, settings: Settings, each: PutRight) -> Item:
    piece, section = each.piece, paper.sections.get(each.piece.section)
    name = f"{piece.id}#withdrawn" if each.is_withdrawal else f"{piece.id}#correction-{each.date.isoformat()}-{each.number}"
    groups = tuple(slug for slug in paper.groups_of(piece) if slug in paper.groups)
    noon = datetime(each.date.year, each.date.month, each.date.day, 12, tzinfo=settings.zone)
    apart = noon + timedelta(microseconds=1 + int(sha256(name.encode()).hexdigest(), 16) % 999_999)
    return Item(
        id=permanent_id(settings, name),
        url=settings.url + piece.address + ("" if each.is_withdrawal else "#corrections"),
        title=piece.title,
        summary=each.text,
        html=Markup('<p lang="{}">{}</p>').format(piece.lang, each.text),
        published=noon,
        updated=apart,
        lang=piece.lang,
        credited=tuple(Credited(paper.groups[slug].name, settings.url + paper.groups[slug].address) for slug in groups),
        section=section.name(settings.tongue, settings.language) if section else piece.section,
        topics=(),
        groups=tuple((slug, paper.groups[slug].name) for slug in groups),
        image="",
        image_alt="",
        image_size=(0, 0),
        rights=piece.licence or settings.licence,
        external="",
    )
