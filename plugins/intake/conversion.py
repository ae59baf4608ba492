"""Pieces written for other generators (Pelican, Hugo, Jekyll, Eleventy …) in this paper's format; a pure function of bytes.

A piece that is in this format already is left as it is, whatever is wrong with it: only its author knows what was meant.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from dateutil import parser as dateutil_parser

from plugins.intake import front_matter, gate
from plugins.intake.foreign_text import portable
from plugins.newsroom import languages
from plugins.newsroom.field_types import INVISIBLE
from plugins.newsroom.metadata import LetterFields
from plugins.newsroom.schema import Reader, names
from plugins.newsroom.value import Value

NAMES = {
    "published": "date",
    "publishdate": "date",
    "pubdate": "date",
    "created": "date",
    "category": "section",
    "categories": "section",
    "tags": "topics",
    "tag": "topics",
    "keywords": "topics",
    "author": "authors",
    "description": "summary",
    "excerpt": "summary",
    "lead": "summary",
    "subtitle": "summary",
    "language": "lang",
    "locale": "lang",
    "modified": "updated",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "last-modified": "updated",
    "license": "licence",
}
"""What other generators call our fields."""

OWN = frozenset(names(LetterFields))
ORDER = ("title", "date", "section", "authors", "summary", "lang", "topics", "places")
NEEDED = frozenset({"title", "date", "section"})
NESTED = ("taxonomies", "extra", "params", "data")
"""Where Hugo, Zola and others put fields into fields."""

_PELICAN = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):[ \t]*(.*)$")
_CONTINUED = re.compile(r"(?: {2,}|\t)\S")
_HEADING = re.compile(r"^#{1,2}[ \t]+(.+?)[ \t]*#*$|^(\w.*)\n={3,}[ \t]*$", re.M)
_COMMENTS = re.compile(r"(?:\s|<!--.*?-->)*", re.S)
_NO_HEADINGS = re.compile(r"^([ \t]*)(`{3,}|~{3,}).*?(?:^\1\2|\Z)|<!--.*?(?:-->|\Z)", re.M | re.S)
_INLINE_TAG = re.compile(r"</?(?:a|b|br|em|i|img|span|strong|sub|sup)\b[^<>]*>", re.I)
_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-")
_ZONES = {"GMT": 0, "UT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
"""Time zones that mail names by letters (RFC 5322), in hours; what others mean by theirs cannot be known."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


class Conversion(Value):
    """The piece in this paper's format, and what the person who asked should know."""

    text: str
    remarks: tuple[str, ...] = ()


def convert_file(data: bytes, day: date, section: str, sections: tuple[str, ...], base: str = "", name: str = "") -> Conversion:
    """A piece of another generator as one of ours; `day` and `section` are for pieces that say none, `name` is the file's.

    Fields that have no place here are left out, with a remark; links that lead within the old site are made absolute
    where a `base` is given, and become text where none is.
    """
    remarks: list[str] = []
    text = _decoded(data, remarks)
    fields, body, is_yaml = _head(text)
    if is_yaml and (str(fields.get("section")) in sections or (fields.keys() >= {"title", "date"} and fields.keys() <= OWN and "from" in fields)):
        return Conversion(text, tuple(remarks))
    dated = _DATED_NAME.match(name)
    day_named = date.fromisoformat(dated[1]) if dated and _is_day(dated[1]) else None
    converted = _fields(fields, day_named, day, section, sections, body, remarks, name[dated.end() if dated else 0 :])
    return _put_together(converted, body, base, remarks)


def taken_over(fields: Mapping[str, Any], body: str, day: date, section: str, sections: tuple[str, ...], base: str) -> Conversion:
    """A piece of ours from fields in our own names and a text in Markdown, whoever wrote them."""
    remarks: list[str] = []
    return _put_together(_fields(dict(fields), None, day, section, sections, body, remarks), body, base, remarks)


def _put_together(fields: dict[str, Any], body: str, base: str, remarks: list[str]) -> Conversion:
    head = _written(_accepted(_titled(fields, remarks), remarks))
    text = portable(_without_title(_CONTROL.sub("", body), fields["title"]), base, remarks)
    return Conversion(gate.fitting(head + "\n" + text.strip("\n") + "\n"), tuple(remarks))


def _without_title(body: str, title: str) -> str:
    """The text without a heading above all else, but for comments, that says the title again, which the page has already."""
    above = _COMMENTS.match(body)
    first = _HEADING.match(body, above.end()) if above else None
    return body[first.end() :] if first and _worded(first[1] or first[2])[:200] == title else body


def _titled(fields: dict[str, Any], remarks: list[str]) -> dict[str, Any]:
    """The fields with a title that can be read: of one that is all marks and blanks nothing is left."""
    needed = {name: fields[name] for name in NEEDED}
    if _is_read(needed):
        return fields
    title = _line("".join(c for c in gate.fitting(fields["title"]) if not INVISIBLE.search(c)))
    if not title or not _is_read(needed | {"title": title}):
        title = "Untitled"
        remarks.append("the title has nothing in it that can be printed; 'Untitled' is written")
    return {**fields, "title": title}


def _decoded(data: bytes, remarks: list[str]) -> str:
    """The text in UTF-8, whatever it was saved in, without characters that no page can hold."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-16", "replace") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("cp1252", "replace")
        remarks.append("was not UTF-8; look at its accents")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _head(text: str) -> tuple[dict[str, Any], str, bool]:
    """Front matter in YAML, TOML, JSON or Pelican's own lines, the text below it, and whether it was YAML."""
    stripped = text.lstrip("\n")
    for mark, load in (("---", _yaml), ("+++", _toml)):
        match = re.match(rf"{re.escape(mark)}[ \t]*\n(.*?)(?:^|\n)(?:{re.escape(mark)}|\.\.\.)[ \t]*(?:\n|$)", stripped, re.S)
        if match:
            return load(match[1]), stripped[match.end() :], mark == "---"
    if stripped.startswith("{"):
        try:
            fields, end = json.JSONDecoder().raw_decode(stripped)
            return (fields if isinstance(fields, dict) else {}), stripped[end:], False
        except ValueError:
            pass
    return *_pelican(stripped), False


def _pelican(text: str) -> tuple[dict[str, Any], str]:
    """Lines of `Key: value`, what goes on indented below them, and the text after the first blank line."""
    fields: dict[str, Any] = {}
    last = ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _PELICAN.match(line)
        if match:
            last = match[1]
            fields[last] = match[2].strip()
        elif last and _CONTINUED.match(line):
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        else:
            return (fields, "\n".join(lines[number:])) if fields and not line.strip() else ({}, text)
    return fields, ""


def _yaml(text: str) -> dict[str, Any]:
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        fields = _loose(text)
    return fields if isinstance(fields, dict) else {}


def _loose(text: str) -> dict[str, Any]:
    """What can be read of fields that are no YAML: as this paper reads them, line by line."""
    found, _ = front_matter.read(text, "", 1)
    if found is not None and found.values:
        return dict(found.values)
    return {match[1]: match[2] for match in map(_PELICAN.match, text.split("\n")) if match}


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {match[1]: match[2].strip("\"'") for match in re.finditer(r"^([A-Za-z_-]+)\s*=\s*(.*?)\s*$", text, re.M)}


def _fields(
    raw: dict[str, Any], dated: date | None, day: date, section: str, sections: tuple[str, ...], body: str, remarks: list[str], name: str = ""
) -> dict[str, Any]:
    """Our fields, from theirs."""
    flat = {**{key: value for name in NESTED if isinstance(raw.get(name), dict) for key, value in raw[name].items()}, **raw}
    fields: dict[str, Any] = {}
    for key, value in flat.items():
        folded = str(key).lower()
        name = NAMES.get(folded, folded.replace("_", "-"))
        if name in OWN and name != "image" and value not in (None, "", [], {}):
            fields.setdefault(name, value)
        elif name not in NESTED and value not in (None, "", [], {}):
            remarks.append(f"the field '{key}' has no place here and is left out")
    headings = (_worded(match[1] or match[2]) for match in _HEADING.finditer(_NO_HEADINGS.sub("", body)))
    fields["title"] = (_worded(fields.get("title") or "") or next(filter(None, headings), "") or _named(name, remarks))[:200]
    fields["date"] = _date(fields.get("date") or dated, day, remarks)
    if "updated" in fields:
        fields["updated"] = _date(fields["updated"], day, remarks)
    wanted = [re.sub(r"\s+", "-", _line(word).lower()) for word in _words(fields.get("section"))]
    fields["section"] = next((word for word in wanted if word in sections), section)
    remarks.extend(f"the category '{word}' is no section of the paper" for word in wanted if word not in sections)
    for name in ("authors", "topics", "places"):
        if name in fields:
            fields[name] = list(dict.fromkeys(_line(word)[:100] for word in _words(fields[name]) if _line(word)))
    if "topics" in fields:
        fields["topics"] = [re.sub(r"\s+", "-", topic.lower()) for topic in fields["topics"]][:10]
    if "summary" in fields:
        summary = _worded(fields["summary"])
        fields["summary"] = summary if len(summary) <= 300 else summary[:299].rsplit(" ", 1)[0] + "…"
    if "lang" in fields:
        fields["lang"] = languages.plain(_line(fields["lang"]).replace("_", "-"))
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _accepted(fields: dict[str, Any], remarks: list[str]) -> dict[str, Any]:
    """Those of the fields that this paper's reader takes: a name that is ours can have stood for something else."""
    needed = {name: fields[name] for name in NEEDED}
    refused = {name for name in fields.keys() - NEEDED if not _is_read(needed | {name: fields[name]})}
    remarks.extend(f"the field '{name}' cannot be read here and is left out" for name in sorted(refused))
    return {name: value for name, value in fields.items() if name not in refused}


def _is_read(fields: dict[str, Any]) -> bool:
    found, faults = front_matter.read(_lines(fields), "", 1)
    return found is not None and not faults and not Reader(ZoneInfo("UTC")).read(LetterFields, found, "")[1]


def _words(value: Any) -> list[Any]:
    """One or several names, however they were written."""
    if value is None:
        return []
    if isinstance(value, str):
        return [word.strip() for word in re.split(r"[,;]", value) if word.strip()]
    if isinstance(value, Mapping):
        return [value.get("name", "")]
    return [item.get("name", "") if isinstance(item, Mapping) else item for item in value] if isinstance(value, list | tuple) else [value]


def _line(value: Any) -> str:
    return " ".join(_CONTROL.sub("", str(value)).split())


def _named(file: str, remarks: list[str]) -> str:
    """A title for a piece that has none anywhere: what its file is called."""
    stem = file.rsplit(".", 1)[0]
    words = _line(re.sub(r"[-_]+", " ", stem)) if stem.lower() not in ("", "index", "readme") else ""
    title = words[:1].upper() + words[1:] or "Untitled"
    remarks.append(f"had no title; '{title}' is written")
    return title


def _worded(value: Any) -> str:
    """One line of text without Markdown or HTML: titles and summaries are printed as they stand."""
    line = _line(value.get("plain") or next(iter(value.values()), "") if isinstance(value, Mapping) else value)[:2000]
    line = re.sub(r"!?\[([^\[\]]*)\]\([^()\s]*\)", r"\1", line if "`" in line else _INLINE_TAG.sub("", line))
    line = re.sub(r"(?<!\{)\{ ?[#.:][^{}]*\}$", "", line)
    return _line(re.sub(r"(\*\*|`+)(?=\S)(.*?\S)\1", r"\2", line))


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _date(value: Any, day: date, remarks: list[str]) -> str:
    """A day, or a moment with its offset, as this paper writes them."""
    if value in (None, ""):
        remarks.append(f"had no date; {day.isoformat()} is written")
        return day.isoformat()
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    try:
        found = value if isinstance(value, datetime) else dateutil_parser.parse(str(value), default=datetime(day.year, day.month, day.day), tzinfos=_zone)
    except (ValueError, OverflowError, TypeError):
        remarks.append(f"the date '{value}' could not be read; {day.isoformat()} is written")
        return day.isoformat()
    if not 1800 <= found.year <= 2200:
        remarks.append(f"the date '{value}' cannot be meant; {day.isoformat()} is written")
        return day.isoformat()
    found = found.replace(microsecond=0)
    return found.date().isoformat() if found.tzinfo is None and found.time() == datetime.min.time() else found.isoformat(timespec="minutes")


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    seconds = _ZONES[name] * 3600 if offset is None and name in _ZONES else offset
    return None if seconds is None else timezone(timedelta(seconds=seconds))


def _written(fields: Mapping[str, Any]) -> str:
    """Front matter as this paper writes it."""
    return f"---\n{_lines(fields)}---\n"


def _lines(fields: Mapping[str, Any]) -> str:
    """Fields in this paper's own order; a line of text as it stands."""
    names = [*(name for name in ORDER if name in fields), *sorted(set(fields) - set(ORDER))]
    return "".join(
        f"{name}: {fields[name]}\n"
        if isinstance(fields[name], str) and "\n" not in fields[name] and name in front_matter.TEXT | {"date", "updated", "section", "lang"}
        else str(yaml.safe_dump({name: fields[name]}, allow_unicode=True, sort_keys=False, width=10_000))
        for name in names
    )
