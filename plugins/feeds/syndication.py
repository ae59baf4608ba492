"""RSS 2.0 and Atom, the only importer of feedgen.

A piece stands in half a dozen feeds and its entry is the same in each, so feedgen makes it once, and what it made is kept
without the text, which is nearly all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.feeds.subjects import NOTHING_YET, Item, Subject
from plugins.newsroom import addresses
from plugins.newsroom.settings import Settings

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
HISTORY = "http://purl.org/syndication/history/1.0"
DC = "http://purl.org/dc/elements/1.1/"

TEXT = "\ue000"
"""Stands in for the text of an entry."""

MOST_ENTRIES = 2_000
"""Entries that are kept: one to two kilobytes each."""

_ROUND = {"atom": (b"\n  <entry>\n", b"\n</feed>\n"), "rss": (b"\n    <item>\n", b"\n  </channel>\n</rss>\n")}
"""What stands before every entry as feedgen sets it, and after the last."""

_REFERENCE = re.compile(r"&(?=#|[a-zA-Z])")


def rss(subject: Subject, items: Sequence[Item], settings: Settings) -> bytes:
    """A feed in RSS 2.0."""
    return _with_entries(_feed(subject, items, settings, "rss", {}), items, settings, "rss")


def atom(subject: Subject, items: Sequence[Item], settings: Settings, history: dict[str, str] | None = None, address: str = "") -> bytes:
    """A feed in Atom; `history` holds the links of RFC 5005 by relation, and `archive` where this is one."""
    return _with_entries(_feed(subject, items, settings, "atom", history or {}, address), items, settings, "atom")


def _with_entries(feed: FeedGenerator, items: Sequence[Item], settings: Settings, format: str) -> bytes:
    """A feed with its entries, each with its text."""
    before, end = _ROUND[format]
    pieces: list[bytes] = [_printed(feed, format).removesuffix(end)]
    for each, (head, tail) in zip(items, _entries(items, settings, format), strict=True):
        pieces += (before, head, escape(each.html, quote=False).replace("\r", "&#13;").encode(), tail)
    return b"".join((*pieces, end))


_made: dict[tuple[str, str, str], tuple[bytes, bytes]] = {}


def _entries(items: Sequence[Item], settings: Settings, format: str) -> list[tuple[bytes, bytes]]:
    """What stands before and after the text of each entry; what was not made yet, feedgen makes in one go."""
    if len(_made) > MOST_ENTRIES:
        _made.clear()
    keys = [(item.sum, settings.url, format) for item in items]
    lacking = {key: item for key, item in zip(keys, items, strict=True) if key not in _made}
    if lacking:
        feed = _bare()
        for item in lacking.values():
            _add(feed, item, settings, format)
        before, end = _ROUND[format]
        _, *made = _printed(feed, format).removesuffix(end).split(before)
        closing = b"</content>" if format == "atom" else b"</content:encoded>"
        for key, entry in zip(lacking, made, strict=True):
            head, _, tail = entry.partition(TEXT.encode() + closing)
            _made[key] = (head, closing + tail)
    return [_made[key] for key in keys]


def _bare() -> FeedGenerator:
    """A feed of which only the entries are wanted."""
    feed = FeedGenerator()
    feed.id("-")
    feed.title("-")
    feed.description("-")
    feed.link(href="-")
    feed.register_extension("paper", PaperExtension, PaperEntryExtension)
    return feed


def _printed(feed: FeedGenerator, format: str) -> bytes:
    return bytes(feed.atom_str(pretty=True) if format == "atom" else feed.rss_str(pretty=True))


def _feed(subject: Subject, items: Sequence[Item], settings: Settings, format: str, history: dict[str, str], address: str = "") -> FeedGenerator:
    changed = max((item.updated for item in items), default=NOTHING_YET)
    own = settings.url + (address or addresses.feed(subject.kind, subject.slug, format))
    page = settings.url + subject.page
    feed = FeedGenerator()
    feed.id(subject.id)
    title = _for_rss(subject.title) if format == "rss" else subject.title
    feed.title(title)
    feed.subtitle(settings.tagline or settings.name)
    feed.description(settings.tagline or settings.name)
    feed.language(subject.lang)
    feed.rights(settings.licence)
    feed.copyright(settings.licence)
    feed.generator("joint-press")
    feed.updated(changed)
    feed.lastBuildDate(changed)
    feed.ttl(settings.feed_ttl_minutes)
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.author({"name": settings.name, "uri": settings.url + "/"})
    feed.icon(f"{settings.url}/assets/icon-192.png")
    if format == "rss":
        feed.image(url=f"{settings.url}/assets/icon-144.png", title=title, link=page, width="144", height="144")
    else:
        feed.logo(f"{settings.url}/assets/icon-512.png")
    feed.link(href=own, rel="self", type=f"application/{format}+xml")
    if settings.hub:
        feed.link(href=settings.hub, rel="hub")
    for relation, target in history.items():
        if relation != "archive":
            feed.link(href=settings.url + target, rel=relation, type="application/atom+xml")
    feed.link(href=page, rel="alternate", type="text/html")
    feed.register_extension("paper", PaperExtension, PaperEntryExtension)
    feed.paper.is_archive = "archive" in history
    feed.paper.hub = settings.hub
    return feed


def _for_rss(text: str) -> str:
    """Plain text for elements that most readers of RSS take for HTML: what would be a tag or a character reference there is escaped once more."""
    return _REFERENCE.sub("&amp;", text).replace("<", "&lt;")


def _add(feed: FeedGenerator, item: Item, settings: Settings, format: str) -> None:
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(_for_rss(item.title) if format == "rss" else item.title)
    entry.link(href=item.url, rel="alternate", type="text/html", hreflang=item.lang)
    entry.summary(item.summary or item.title)
    entry.description(_for_rss(item.summary or item.title))
    entry.content(TEXT, type="html")
    entry.published(item.published)
    entry.updated(item.updated)
    entry.rights(item.rights)
    for credited in item.credited:
        entry.author({"name": credited.name, "uri": credited.url})
    entry.category({"term": item.section, "label": item.section, "scheme": f"{settings.url}/sections/"})
    for topic in item.topics:
        entry.category({"term": topic, "label": topic, "scheme": f"{settings.url}/topics/"})
    for slug, name in item.groups:
        entry.category({"term": slug, "label": name, "scheme": f"{settings.url}/groups/"})
    entry.paper.item = item


class PaperExtension(BaseExtension):  # type: ignore[misc]
    """Namespaces, the hub, and the mark of an archive (RFC 5005)."""

    is_archive = False
    hub = ""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that entries use."""
        return {"media": MEDIA, "dc": DC} | ({"fh": HISTORY} if self.is_archive else {})

    def extend_atom(self, atom_feed: etree._Element) -> etree._Element:
        """An archive says that it is one."""
        if self.is_archive:
            etree.SubElement(atom_feed, f"{{{HISTORY}}}archive")
        return atom_feed

    def extend_rss(self, rss_feed: etree._Element) -> etree._Element:
        """The hub, which feedgen names in Atom alone."""
        channel = rss_feed.find("channel")
        if self.hub and channel is not None:
            channel.insert(0, etree.Element(f"{{{ATOM}}}link", href=self.hub, rel="hub"))
        return rss_feed


class PaperEntryExtension(BaseEntryExtension):  # type: ignore[misc]
    """What feedgen leaves out: credits in RSS, the lead picture, complete links in Atom (python-feedgen#135)."""

    item: Item | None = None

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """The lead picture as an enclosure, links with type and language, the text's language."""
        if self.item is None:
            return entry
        for link in entry.findall(f"{{{ATOM}}}link") + entry.findall("link"):
            link.set("rel", "alternate")
            link.set("type", "text/html")
            link.set("hreflang", self.item.lang)
        for content in entry.findall(f"{{{ATOM}}}content") + entry.findall("content"):
            content.set("{http://www.w3.org/XML/1998/namespace}lang", self.item.lang)
        if self.item.image:
            etree.SubElement(entry, "link", href=self.item.image, rel="enclosure", type="image/jpeg")
        return entry

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        """Everyone as dc:creator, the lead picture as media:content."""
        if self.item is None:
            return entry
        for author in entry.findall("author"):
            entry.remove(author)
        for credited in self.item.credited:
            etree.SubElement(entry, f"{{{DC}}}creator").text = credited.name
        if self.item.image:
            width, height = self.item.image_size
            media = etree.SubElement(entry, f"{{{MEDIA}}}content", url=self.item.image, type="image/jpeg", medium="image", width=str(width), height=str(height))
            etree.SubElement(media, f"{{{MEDIA}}}description", type="plain").text = self.item.image_alt
        return entry
