"""What one field may hold: from what was written to a value, or to a fault with its cure."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.newsroom import addresses, languages
from plugins.newsroom.schema import Around, Within, fault

INVISIBLE = re.compile(
    "[\ud800-\udfff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
    "\u115f\u1160\u200b\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff]"
)
"""Controls, blanks that pass for nothing, and what turns the direction of what follows; joiners and marks of direction stay."""

ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Alphabets, as Unicode names them, whose letters look alike; no word of any language has letters of two of them."""

MAX_LINE = 2_000
MAX_NAME = 100


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("one-line", "must be one line of text; write it after the colon")
    text = " ".join(value.split())
    if not text:
        raise fault("empty-field", "is empty; fill it in or take the line out")
    if INVISIBLE.search(text) or all(unicodedata.category(c)[0] in "CMZ" for c in text):
        raise fault("invisible-character", "has an invisible or direction-changing character; type it anew")
    if len(text) > MAX_LINE:
        raise fault("long-line", f"has {len(text):,} characters; shorten it to {MAX_LINE:,}")
    return text


def _name(value: Any) -> str:
    text = _line(value)
    if len(text) > MAX_NAME:
        raise fault("long-name", f"has {len(text)} characters; a name has at most {MAX_NAME}")
    for word in () if text.isascii() else re.split(r"[\W\d_]+", text):
        if len(ALPHABETS & {unicodedata.name(c, "").partition(" ")[0] for c in word}) > 1:
            raise fault("mixed-script", f"mixes the letters of two alphabets in '{word}'; type it anew, in one alphabet")
    return text


def _moment(value: Any, around: Around) -> datetime:
    text = _line(value)
    zone = around.zone
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?(Z|[+-]\d{2}:?\d{2})?", text)
    if not match or (match[7] and not match[4]):
        raise fault("date", f"'{text}' is no date; write it as 2026-05-14, or 2026-05-14T18:30")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        clock = time(int(match[4]), int(match[5]), int(match[6] or 0)) if match[4] else time(12)
        moment = (
            datetime.fromisoformat(text.replace(" ", "T", 1)).astimezone(zone)
            if match[7]
            else datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)
        )
    except (ValueError, OverflowError) as error:
        raise fault("date", f"'{text}' is no day in the calendar; check month and day") from error
    if not 1800 <= moment.year <= 2200:
        raise fault("date", f"the year {moment.year} cannot be meant; check it")
    return moment


def _day(value: Any) -> date:
    text = _line(value)
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError as error:
        raise fault("date", f"'{text}' is no date; write it as 2026-05-14") from error


def _url(value: Any) -> str:
    text = _line(value)
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise fault("address", f"'{text}' is no web address; write it as https://…") from error
    if parts.scheme not in ("http", "https", "mailto") or (parts.scheme != "mailto" and not parts.netloc) or " " in text:
        raise fault("address", f"'{text}' is no web address; write it as https://… or mailto:…")
    return text


def _web(value: Any) -> str:
    text = _url(value)
    if text.startswith("mailto:"):
        raise fault("address", f"'{text}' is no web address; write it as https://…")
    return text


def _slug(value: Any) -> str:
    text = _line(value)
    if not addresses.SLUG.fullmatch(text):
        raise fault("slug", f"'{text}' is no slug; use small letters a-z, digits and hyphens")
    return text


def _piece_id(value: Any, around: Around) -> str:
    return piece_id(_line(value), around.bases)


def piece_id(text: str, bases: tuple[str, ...] = ()) -> str:
    """The id of a piece, also from its address or its file. Raises ValueError in words."""
    for known in bases:
        text = text.removeprefix(known)
    text = text.split("#")[0].strip("/").removeprefix("content/").removeprefix("groups/").removesuffix(".md")
    parts = [part for part in text.split("/") if part not in ("articles", "letters", "events", "tasks", "campaigns", "results")]
    if len(parts) == 3 and languages.is_tag(parts[0]):
        parts = parts[1:]
    if len(parts) != 2 or not all(addresses.SLUG.fullmatch(part) for part in parts):
        raise fault("piece-id", f"'{text}' is no piece; write <group>/<name>, the piece's address, or its file")
    return "/".join(parts)


def _reference(value: Any, around: Around) -> str:
    """A piece of this paper by its id, or an address elsewhere."""
    text = _line(value)
    return _url(text) if ":" in text and not text.startswith(around.bases) else _piece_id(text, around)


def _signed_id(value: Any, around: Around) -> str:
    return signed_id(_line(value), around.bases)


def signed_id(text: str, bases: tuple[str, ...] = ()) -> str:
    """The id of a piece or a statement, also from its address or one of its files. Raises ValueError in words."""
    match = re.search(r"(?:^|/)statements/(?P<slug>[a-z0-9-]+)(?:/\d+(?:\.md)?)?/?$", text)
    return f"statements/{match['slug']}" if match else piece_id(text, bases)


def _language(value: Any) -> str:
    text = _line(value)
    if not languages.is_tag(text):
        raise fault("language", f"'{text}' is no language; write a code such as en, es or zh-Hant")
    return languages.plain(text)


def _number(value: Any) -> int:
    text = _line(value)
    if not re.fullmatch(r"\d{1,6}", text):
        raise fault("number", f"'{text}' is no whole number; write digits only")
    return int(text)


def _week(value: Any) -> tuple[int, int]:
    text = _line(value)
    match = re.fullmatch(r"(\d{4})-W(\d{2})", text)
    try:
        if not match:
            raise ValueError
        date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError as error:
        raise fault("week", f"'{text}' is no week; write it as 2026-W48") from error
    return int(match[1]), int(match[2])


def _list(value: Any) -> Any:
    """One value where a list is wanted is a list of one."""
    return [value] if isinstance(value, str | dict) else value


def _sha256(value: Any) -> str:
    text = _line(value).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise fault("sha256", "is no SHA-256 (64 hexadecimal digits); copy it from the end of the piece's page")
    return text


def _zone(value: Any) -> str:
    text = _line(value)
    try:
        if text != "UTC" and "/" not in text:  # `localtime` is another zone on every machine
            raise ZoneInfoNotFoundError
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise fault("zone", f"'{text}' is no time zone; write one such as Europe/Athens") from error
    return text


def _rights(text: str) -> str:
    if text != "own" and not text.startswith("with permission of ") and "http" not in text and not text.startswith("CC"):
        raise fault("rights", f"'{text}' does not say by what right; write own, with permission of …, or a licence and its address")
    return text


def _block(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("text", "must be text; write it after the colon")
    if INVISIBLE.search(value.replace("\n", "")):
        raise fault("invisible-character", "has an invisible or direction-changing character; type it anew")
    return value.strip()


Line = Annotated[str, _line]
Name = Annotated[str, _name]
Moment = Annotated[datetime, Within(_moment)]
Day = Annotated[date, _day]
Url = Annotated[str, _url]
Web = Annotated[str, _web]
Slug = Annotated[str, _slug]
PieceId = Annotated[str, Within(_piece_id)]
Reference = Annotated[str, Within(_reference)]
SignedId = Annotated[str, Within(_signed_id)]
Language = Annotated[str, _language]
Number = Annotated[int, _number]
IsoWeek = Annotated[tuple[int, int], _week]
Sha256 = Annotated[str, _sha256]
Zone = Annotated[str, _zone]
Rights = Annotated[str, _line, _rights]
Block = Annotated[str, _block]
_T = TypeVar("_T")
ListOf = Annotated[tuple[_T, ...], _list]
