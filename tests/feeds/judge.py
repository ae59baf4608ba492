"""A judge of feeds: what the W3C's feed validator calls an error or a warning, as grammars and as rules.

That validator is in no package registry. Its errors are held here by grammars that allow no more than the specifications
(RSS 2.0, RFC 4287, RFC 5005, JSON Feed 1.1, OPML 2.0); its warnings, each an incident in somebody's feed reader, by rules.
Whether real readers understand what is valid, feedparser and newsboat say.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
from lxml import etree

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
PORTABLE = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark "
    "ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
"""What feed readers let pass in a text."""

HARMLESS = frozenset(
    "href title lang dir src alt width height colspan rowspan scope start reversed type value datetime cite hreflang open class headers span".split()
)
VOID = frozenset("br hr img col wbr".split())


def faults(data: bytes, format: str, address: str) -> list[str]:
    """Everything wrong with a feed in `rss`, `atom`, `json` or `opml` that is published at `address`."""
    if format == "json":
        return list(_json(json.loads(data), address))
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"is not well-formed: {error}"]
    if not data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>") and not data.startswith(b"<?xml version='1.0' encoding='utf-8'?>"):
        return ["does not say its encoding"]
    grammar = _grammar(format)
    if not grammar.validate(root):
        return [f"line {error.line}: {error.message}" for error in grammar.error_log][:8]
    return list({"rss": _rss, "atom": _atom, "opml": _opml}[format](root, address))


@cache
def _grammar(format: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(HERE / f"{format}.rng")))


def _rss(root: etree._Element, address: str) -> Iterator[str]:
    channel = root[0]
    yield from _one([link.get("href", "") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"], address)
    if channel.findtext("image/title") != channel.findtext("title") or channel.findtext("image/link") != channel.findtext("link"):
        yield "the image's title and link are not the channel's"
    for date in channel.iter("pubDate", "lastBuildDate"):
        moment = parsedate_to_datetime(str(date.text))
        if f"{moment:%a}" != str(date.text)[:3]:
            yield f"{date.text} is another day of the week"
    yield from _doubled("guid", [guid.text or "" for guid in channel.iter("guid")])
    for item in channel.findall("item"):
        yield from _html(item.findtext(CONTENT) or "", item.findtext("title") or "")


def _atom(root: etree._Element, address: str) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    yield from _one([link.get("href", "") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"], address)
    kinds = Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in root.findall(f"{ATOM}link"))
    yield from (f"has {count} links {kind}" for kind, count in kinds.items() if count > 1)
    yield from _doubled("id", [entry.findtext(f"{ATOM}id") or "" for entry in entries])
    yield from _doubled("updated", [entry.findtext(f"{ATOM}updated") or "" for entry in entries])
    moments = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]
    if moments and datetime.fromisoformat(root.findtext(f"{ATOM}updated") or "") != max(moments):
        yield "was not updated when its newest entry was"
    seen_entry = False
    for child in root:
        if seen_entry and child.tag != f"{ATOM}entry":
            yield f"{child.tag} stands below the entries"
        seen_entry = seen_entry or child.tag == f"{ATOM}entry"
    for entry in entries:
        title = entry.findtext(f"{ATOM}title") or ""
        links = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
        if links.count("alternate") != 1 or links.count("enclosure") > 1:
            yield f"{title}: has the links {links}"
        if datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") < datetime.fromisoformat(entry.findtext(f"{ATOM}published") or ""):
            yield f"{title}: updated before it was published"
        yield from _html(entry.findtext(f"{ATOM}content") or "", title)


def _opml(root: etree._Element, address: str) -> Iterator[str]:
    yield from _doubled("subscription", [outline.get("xmlUrl", "") for outline in root.iter("outline") if outline.get("xmlUrl")])


def _json(feed: object, address: str) -> Iterator[str]:
    schema = json.loads((HERE / "json_feed.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    found = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(feed)]
    yield from found
    if not found and isinstance(feed, dict):
        yield from _one([feed["feed_url"]], address)
        yield from _doubled("id", [item["id"] for item in feed["items"]])
        for item in feed["items"]:
            yield from _html(item["content_html"], item["title"])


def _one(found: list[str], wanted: str) -> Iterator[str]:
    if found != [wanted]:
        yield f"calls itself {found}, and is at {wanted}"


def _doubled(what: str, values: list[str]) -> Iterator[str]:
    yield from (f"the {what} {value} stands {count} times" for value, count in Counter(values).items() if count > 1)


def _html(text: str, title: str) -> Iterator[str]:
    """What a reader's sanitiser would take away, what would lead nowhere, and what is not closed."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from (f"{title}: {fault}" for fault in reader.faults)
    if reader.open:
        yield f"{title}: <{reader.open[-1]}> is not closed"
    if re.search(r"&(?:amp;)+(?:lt|gt|amp|quot|#\d+);", text):
        yield f"{title}: escaped twice"


class _Reader(HTMLParser):
    """Reads a text as a feed reader does."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in PORTABLE:
            self.faults.append(f"<{tag}> would be taken away")
        for name, value in attrs:
            if name not in HARMLESS:
                self.faults.append(f"{name} on <{tag}> would be taken away")
            if name in ("href", "src", "cite") and not re.match(r"(https?://[^\s/]+|mailto:\S)", value or ""):
                self.faults.append(f"{name}='{value}' leads nowhere in a feed reader")
        if tag == "img" and not {"alt", "width", "height"} <= {name for name, _ in attrs}:
            self.faults.append("<img> without alt, width and height")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")
