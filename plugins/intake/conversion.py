"""Pieces written for other generators (Pelican, Hugo, Jekyll, Eleventy …) in this paper's format; a pure function of bytes."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

import yaml
from dateutil import parser as dateutil_parser

from plugins.intake.markdown import RAW_IMAGE
from plugins.newsroom import languages

NAMES = {
    "title": "title",
    "date": "date",
    "published": "date",
    "publishdate": "date",
    "created": "date",
    "category": "section",
    "categories": "section",
    "section": "section",
    "tags": "topics",
    "keywords": "topics",
    "topics": "topics",
    "author": "authors",
    "authors": "authors",
    "summary": "summary",
    "description": "summary",
    "excerpt": "summary",
    "lead": "summary",
    "lang": "lang",
    "language": "lang",
    "locale": "lang",
    "modified": "updated",
    "updated": "updated",
    "lastmod": "updated",
    "last_modified_at": "updated",
}
"""What other generators call our fields."""

OWN = frozenset(
    "title date section authors summary lang topics places position id updated not-before with image reply-to translation-of series credits "
    "first-published corrections attachment moved-from licence withdrawn from".split()
)

_PELICAN = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):[ \t]*(.*)$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]+)>?((?:\s+(?:\"[^\"]*\"|'[^']*'))?)\s*\)")
_REFERENCE = re.compile(r"^( {0,3}\[[^\]^]+\]:\s*)<?(\S+?)>?((?:\s+(?:\"[^\"]*\"|'[^']*'))?)\s*$", re.M)
_HTML_LINK = re.compile(r"(<a\b[^>]*?\bhref=)([\"'])([^\"']*)\2", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Conversion:
    """The piece in this paper's format, and what the person who asked should know."""

    text: str
    remarks: tuple[str, ...] = ()


def convert_file(data: bytes, day: date, section: str, sections: tuple[str, ...], base: str = "") -> Conversion:
    """A piece of another generator as one of ours; `day` and `section` are for pieces that say none.

    Fields that have no place here are left out, with a remark; links that lead within the old site are made absolute
    where a `base` is given, and become text where none is.
    """
    remarks: list[str] = []
    text = _decoded(data, remarks)
    fields, body = _head(text)
    converted = _fields(fields, day, section, sections, body, remarks)
    return Conversion(_written(converted) + "\n" + _body(body, base, remarks).strip("\n") + "\n", tuple(remarks))


def _decoded(data: bytes, remarks: list[str]) -> str:
    """The text in UTF-8, whatever it was saved in, without characters that no page can hold."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("cp1252", "replace")
        remarks.append("was not UTF-8; look at its accents")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _head(text: str) -> tuple[dict[str, Any], str]:
    """Front matter in YAML, TOML, JSON or Pelican's own lines, and the text below it."""
    stripped = text.lstrip("\n")
    for mark, load in (("---", _yaml), ("+++", _toml)):
        match = re.match(rf"{re.escape(mark)}[ \t]*\n(.*?)\n(?:{re.escape(mark)}|\.\.\.)[ \t]*(?:\n|$)", stripped, re.S)
        if match:
            return load(match[1]), stripped[match.end() :]
    if stripped.startswith("{"):
        try:
            fields, end = json.JSONDecoder().raw_decode(stripped)
            return (fields if isinstance(fields, dict) else {}), stripped[end:]
        except ValueError:
            pass
    fields = {}
    lines = stripped.split("\n")
    for number, line in enumerate(lines):
        match = _PELICAN.match(line)
        if not match:
            return (fields, "\n".join(lines[number:])) if fields and not line.strip() else ({}, stripped)
        fields[match[1]] = match[2].strip()
    return fields, ""


def _yaml(text: str) -> dict[str, Any]:
    try:
        fields = yaml.safe_load(text)
    except yaml.YAMLError:
        fields = {match[1]: match[2] for match in map(_PELICAN.match, text.split("\n")) if match}
    return fields if isinstance(fields, dict) else {}


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _fields(raw: dict[str, Any], day: date, section: str, sections: tuple[str, ...], body: str, remarks: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in raw.items():
        name = NAMES.get(str(key).lower(), str(key).lower().replace("_", "-"))
        if name in OWN and name not in ("image", "section") and value not in (None, "", [], {}):
            fields.setdefault(name, value)
        elif name != "section":
            remarks.append(f"the field '{key}' has no place here and is left out")
    heading = re.search(r"^#{1,2}\s+(.+?)\s*#*$", body, re.M)
    fields["title"] = _line(fields.get("title") or (heading[1] if heading else "") or "Untitled")[:200]
    fields["date"] = _date(fields.get("date"), day, remarks)
    if "updated" in fields:
        fields["updated"] = _date(fields["updated"], day, remarks)
    wanted = [str(word).lower().replace(" ", "-") for word in _words(raw.get("category") or raw.get("categories") or raw.get("section"))]
    fields["section"] = next((word for word in wanted if word in sections), section)
    for name in ("authors", "topics"):
        if name in fields:
            fields[name] = [_line(word) for word in _words(fields[name]) if _line(word)]
    if "topics" in fields:
        fields["topics"] = [re.sub(r"\s+", "-", topic.lower()) for topic in fields["topics"]][:10]
    if "summary" in fields:
        summary = _line(fields["summary"])
        fields["summary"] = summary if len(summary) <= 300 else summary[:299].rsplit(" ", 1)[0] + "…"
    if "lang" in fields:
        lang = str(fields["lang"]).replace("_", "-")
        language, _, rest = lang.partition("-")
        lang = language.lower() + (f"-{rest.title() if len(rest) == 4 else rest.upper()}" if rest else "")
        if languages.is_tag(lang):
            fields["lang"] = lang
        else:
            del fields["lang"]
    return fields


def _words(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str):
        return [word.strip() for word in re.split(r"[,;]", value) if word.strip()]
    if isinstance(value, dict):
        return [value.get("name", "")]
    return [item.get("name", "") if isinstance(item, dict) else item for item in value] if isinstance(value, list) else [value]


def _line(value: Any) -> str:
    return " ".join(_CONTROL.sub("", str(value)).split())


def _date(value: Any, day: date, remarks: list[str]) -> str:
    if isinstance(value, datetime):
        return str(value.isoformat(timespec="minutes"))
    if isinstance(value, date):
        return value.isoformat()
    if value:
        try:
            found = dateutil_parser.parse(str(value), default=datetime(day.year, day.month, day.day))
            return found.isoformat(timespec="minutes") if found.time() != datetime.min.time() else found.date().isoformat()
        except (ValueError, OverflowError):
            remarks.append(f"the date '{value}' could not be read")
    else:
        remarks.append(f"had no date; {day.isoformat()} is written")
    return day.isoformat()


def _written(fields: dict[str, Any]) -> str:
    """Front matter as this paper writes it, in its own order."""
    order = ["title", "date", "section", "authors", "summary", "lang", "topics", "places"]
    lines = []
    for name in [*(n for n in order if n in fields), *sorted(set(fields) - set(order))]:
        value = fields[name]
        if isinstance(value, str):
            lines.append(f"{name}: {value if name in ('title', 'summary') else json.dumps(value, ensure_ascii=False) if ': ' in value else value}")
        else:
            lines.append(yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=10_000).rstrip("\n"))
    return "---\n" + "\n".join(lines) + "\n---\n"


def _body(body: str, base: str, remarks: list[str]) -> str:
    """The text with no picture that is not here and no link that leads nowhere."""
    body = _CONTROL.sub("", body)
    pictures = len(_IMAGE.findall(body)) + len(RAW_IMAGE.findall(body))
    if pictures:
        remarks.append(f"{pictures} pictures are left out; put the files in the group's photos folder and set them anew")
    body = _IMAGE.sub(lambda m: f"*({m[1]})*" if m[1].strip() else "", body)
    body = RAW_IMAGE.sub("", body)

    def lead(target: str) -> str:
        if re.match(r"(https?|mailto):", target, re.I):
            return target
        if target.startswith("//"):
            return f"https:{target}"
        return urljoin(base, target) if base and not target.startswith("#") else ""

    def link(match: re.Match[str]) -> str:
        target = lead(match[2])
        return f"[{match[1]}]({target}{match[3]})" if target else match[1]

    def html_link(match: re.Match[str]) -> str:
        target = lead(match[3])
        return f'{match[1]}"{target}"' if target else match[0][: match.start(1) - match.start(0)] + "<a"

    body = _LINK.sub(link, body)
    body = _REFERENCE.sub(lambda m: f"{m[1]}{lead(m[2])}{m[3]}" if lead(m[2]) else "", body)
    return _HTML_LINK.sub(html_link, body)
