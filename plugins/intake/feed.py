"""What stands in a group's own feed (RSS, Atom, JSON Feed), as text in Markdown. The only importer of feedparser and markdownify.

A feed is written by a stranger: `packed` is to be called under limits (`intake.bounded`). Nothing that a feed names is loaded.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from plugins.newsroom.value import Value, plain

MOST_ITEMS = 50
MOST_PICTURES = 30

_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_MARKS = re.compile(r"([\\*_`\[\]{}])")
_LINE_MARK = re.compile(r"^(\s*)(?:([#>+:=~|-])|(\d{1,9})([.)])(?=\s|$))", re.M)


class Item(Value):
    """One item of a feed. `key` is the same whenever it is read again; `day` is empty where the feed names none.

    `pictures` are addresses that the item shows: they are told to editors and never loaded.
    """

    key: str
    title: str
    link: str
    day: str
    authors: tuple[str, ...]
    lang: str
    summary: str
    body: str
    pictures: tuple[str, ...]


class Feed(Value):
    """A feed's own name, and its newest items."""

    title: str
    items: tuple[Item, ...]


def packed(raw: bytes, address: str) -> bytes:
    """A feed as JSON, for `unpacked`."""
    return json.dumps(plain(read(raw, address)), ensure_ascii=False).encode()


def unpacked(data: bytes) -> Feed:
    """A feed from its JSON."""
    row = json.loads(data)
    items = (Item(**{**item, "authors": tuple(item["authors"]), "pictures": tuple(item["pictures"])}) for item in row["items"])
    return Feed(row["title"], tuple(items))


def read(raw: bytes, address: str) -> Feed:
    """A feed that was found at an address: what has neither a title nor a text of its own is left out, and so is what is said twice."""
    title, entries = _json_feed(raw, address) if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml_feed(raw, address)
    items = {item.key: item for item in filter(None, map(_item, entries[:MOST_ITEMS])) if item.title and item.body}
    return Feed(title, tuple(sorted(items.values(), key=lambda item: item.day, reverse=True)))


class _Entry(Value):
    """An item as the feed has it."""

    id: str
    title: str
    link: str
    day: str
    authors: tuple[str, ...]
    lang: str
    summary: str
    html: str
    pictures: tuple[str, ...]


def _item(entry: _Entry) -> Item | None:
    """An item with its text in Markdown; None of one that is nested too deeply to be followed."""
    try:
        return _followed(entry)
    except RecursionError:
        return None


def _followed(entry: _Entry) -> Item:
    soup = BeautifulSoup(entry.html, "html.parser")
    for hidden in soup(["script", "style", "template", "noscript", "iframe", "object", "form"]):
        hidden.decompose()
    shown = [_joined(entry.link, str(image.get("src") or "")) for image in soup("img")]
    body = _lines(_Markdown(heading_style="ATX", bullets="-", newline_style="backslash", strip=["img", "picture", "video", "audio", "svg"]).convert_soup(soup))
    summary = _plain(entry.summary)
    pictures = tuple(dict.fromkeys(src for src in (*entry.pictures, *shown) if _is_web(src)))[:MOST_PICTURES]
    named = entry.id or entry.link or f"{entry.title}\n{entry.day}"
    key = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:20]
    is_own = bool(summary) and not _plain(entry.html).startswith(summary.rstrip("….")[:80])
    return Item(key, _plain(entry.title), entry.link, entry.day, entry.authors, entry.lang, summary if is_own else "", body, pictures)


class _Markdown(MarkdownConverter):
    """Words come out as words: what would be a mark in Markdown is escaped, where it would be one."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """The text between tags."""
        text = _MARKS.sub(r"\\\1", _TAG.sub("&lt;", _ENTITY.sub("&amp;", text or "")))
        text = text.replace("|", "&#124;") if parent_tags & {"td", "th"} else text
        return _LINE_MARK.sub(_escaped_mark, text)


def _escaped_mark(match: re.Match[str]) -> str:
    """By a backslash where Markdown knows one, else by the character's number."""
    if match[3]:
        return f"{match[1]}{match[3]}\\{match[4]}"
    return match[1] + (f"\\{match[2]}" if match[2] in "#+>-" else f"&#{ord(match[2])};")


def _lines(markdown: str) -> str:
    """Without blanks at the ends of lines, breaks at the ends of paragraphs, and more than one empty line in a row; code as it is."""
    rows, kept, in_code = markdown.strip().split("\n"), list[str](), False
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        in_code ^= row.startswith("```")
        plain = row if in_code else row.rstrip()
        if not in_code and not following.strip() and re.search(r"(?<!\\)(?:\\\\)*\\$", plain):
            plain = plain[:-1].rstrip()
        if plain or in_code or (kept and kept[-1]):
            kept.append(plain)
    return "\n".join(kept).strip("\n")


def _plain(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split()) if "<" in html or "&" in html else " ".join(html.split())


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(address) < 500


def _xml_feed(raw: bytes, address: str) -> tuple[str, list[_Entry]]:
    found = feedparser.parse(io.BytesIO(raw), response_headers={"content-location": address})
    return _plain(str(found.feed.get("title", ""))), [_entry(entry, address, str(found.feed.get("language", ""))) for entry in found.entries]


def _entry(entry: Any, address: str, lang: str) -> _Entry:
    whole = [
        part for part in entry.get("content", []) if part.get("value") and part.get("type", "text/html") in ("text/html", "application/xhtml+xml", "text/plain")
    ]
    summary = str(entry.get("summary", ""))
    best = max(whole, key=lambda part: len(part["value"]), default=None)
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    author = str(entry.get("author", ""))
    authors = [{"name": author}] if "@" in author or not entry.get("authors") else entry["authors"]
    links = [link for link in entry.get("links", []) if str(link.get("type", "")).startswith("image/") and link.get("href")]
    return _Entry(
        id=str(entry.get("id", "")),
        title=str(entry.get("title", "")),
        link=_link(str(entry.get("link", "")), address),
        day=f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else "",
        authors=tuple(dict.fromkeys(name for author in authors if (name := _author(str(author.get("name", "")))))),
        lang=str((best or {}).get("language") or lang or ""),
        summary=summary if best else "",
        html=str(best["value"]) if best else summary,
        pictures=tuple(_joined(address, str(link["href"])) for link in links),
    )


def _json_feed(raw: bytes, address: str) -> tuple[str, list[_Entry]]:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return "", []
    items = found.get("items")
    lang = str(found.get("language") or "")
    return str(found.get("title") or ""), [_json_entry(item, address, lang) for item in (items if isinstance(items, list) else []) if isinstance(item, dict)]


def _json_entry(item: dict[str, Any], address: str, lang: str) -> _Entry:
    text = item.get("content_html")
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    return _Entry(
        id=str(item.get("id") or ""),
        title=str(item.get("title") or ""),
        link=_link(str(item.get("url") or ""), address),
        day=_day(str(item.get("date_published") or item.get("date_modified") or "")),
        authors=tuple(name for author in authors or [] if isinstance(author, dict) and (name := _author(str(author.get("name") or "")))),
        lang=str(item.get("language") or lang),
        summary=str(item.get("summary") or ""),
        html=text if isinstance(text, str) and text else _paragraphs(str(item.get("content_text") or item.get("summary") or "")),
        pictures=(_joined(address, str(item["image"])),) if isinstance(item.get("image"), str) else (),
    )


def _day(moment: str) -> str:
    """The day of a moment in UTC, or nothing."""
    try:
        found = datetime.fromisoformat(moment)
        return (found if found.tzinfo is None else found.astimezone(UTC)).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _paragraphs(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", safe) if part.strip())


def _link(link: str, address: str) -> str:
    whole = _joined(address, link) if link else ""
    return whole if _is_web(whole) else ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""


def _author(name: str) -> str:
    """A name without the mail address that some feeds have in its place or beside it."""
    return " ".join(re.sub(r"\S*@\S*", "", name).replace("(", " ").replace(")", " ").split())
