"""Feeds as work that can run apart: writing fifty full texts in three formats takes longer than telling what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.feeds import syndication
from plugins.feeds.json_feed import json_feed
from plugins.feeds.subjects import PackedItem, Subject, unpack
from plugins.newsroom import addresses
from plugins.newsroom.pages import File, Job
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace

Links = tuple[tuple[str, str], ...]
"""Links of RFC 5005 by relation, as addresses on this site."""


def feeds(subject: Subject, items: Iterable[PackedItem], settings: Settings, links: Links = ()) -> Iterator[File]:
    """The feeds of a subject: of a person in Atom alone, of all else in every format."""
    formats = ("atom",) if subject.kind == "people" else ("atom", "rss", "json")
    job = _job(subject, items, settings, links, "", formats)
    for part, format in enumerate(formats):
        yield File(addresses.feed(subject.kind, subject.slug, format), "feeds", job, part)


def archive(subject: Subject, items: Iterable[PackedItem], settings: Settings, links: Links, address: str) -> File:
    """An archive, at an address."""
    return File(address, "feeds", _job(subject, items, settings, links, address, ("atom",)))


def _job(subject: Subject, items: Iterable[PackedItem], settings: Settings, links: Links, address: str, formats: tuple[str, ...]) -> Job:
    held = tuple(items)
    sums = tuple(item.sum for item in held)
    arguments = (replace(subject, pieces=()), replace(settings, voices={}), links, address, formats, sums)
    return Job(written, arguments, "", is_light=True, supplies=lambda: (held,))


def written(
    subject: Subject, settings: Settings, links: Links, address: str, formats: tuple[str, ...], sums: tuple[str, ...], packed: tuple[PackedItem, ...]
) -> tuple[bytes, ...]:
    """A feed in some formats; `sums` are those of the items."""
    items = tuple(map(unpack, packed))
    made = {
        "atom": lambda: syndication.atom(subject, items, settings, dict(links), address),
        "rss": lambda: syndication.rss(subject, items, settings),
        "json": lambda: json_feed(subject, items, settings),
    }
    return tuple(made[format]() for format in formats)
