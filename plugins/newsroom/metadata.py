"""Front matter and registry files: from strings to typed fields, every fault of a file gathered.

The models here are the content format. A field that is not in them is a Problem with the nearest known name.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from plugins.newsroom import addresses, languages
from plugins.newsroom.problems import Problem
from plugins.newsroom.value import Value

INVISIBLE = re.compile(
    "[\ud800-\udfff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
    "\u115f\u1160\u200b\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff]"
)
"""Controls, blanks that pass for nothing, and what turns the direction of what follows; joiners and marks of direction stay."""

ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Alphabets, as Unicode names them, whose letters look alike; no word of any language has letters of two of them."""

MAX_LINE = 2_000
MAX_NAME = 100


class Fields(Value):
    """Raw fields as read, and the line each stands on, by its place (`("image", "alt")`)."""

    values: Mapping[str, Any]
    lines: Mapping[tuple[str | int, ...], int]
    first_line: int = 1

    def line(self, *place: str | int) -> int:
        """The line of a field, or of the nearest one around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, self.first_line)


def fault(rule: str, message: str) -> PydanticCustomError:
    """A fault of a field; the message ends with its cure after a semicolon."""
    return PydanticCustomError(rule, message)


def nearest(word: str, known: Sequence[str]) -> str:
    """`; did you mean 'x'?` where a known name is near, else nothing."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else ""


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


def _moment(value: Any, info: ValidationInfo) -> datetime:
    text = _line(value)
    zone: ZoneInfo = (info.context or {}).get("zone") or ZoneInfo("UTC")
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?(Z|[+-]\d{2}:?\d{2})?", text)
    if not match or (match[7] and not match[4]):
        raise fault("date", f"'{text}' is no date; write it as 2026-05-14, or 2026-05-14T18:30")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        clock = time(int(match[4]), int(match[5]), int(match[6] or 0)) if match[4] else time(12)
        moment = datetime.fromisoformat(text.replace(" ", "T", 1)).astimezone(zone) if match[7] else datetime.combine(day, clock, zone)
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


def _piece_id(value: Any, info: ValidationInfo) -> str:
    return piece_id(_line(value), (info.context or {}).get("bases", ()))


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


def _reference(value: Any, info: ValidationInfo) -> str:
    """A piece of this paper by its id, or an address elsewhere."""
    text = _line(value)
    bases = (info.context or {}).get("bases", ())
    return _url(text) if ":" in text and not text.startswith(bases) else _piece_id(text, info)


def _signed_id(value: Any, info: ValidationInfo) -> str:
    return signed_id(_line(value), (info.context or {}).get("bases", ()))


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
        raise fault("text", "must be text")
    if INVISIBLE.search(value.replace("\n", "")):
        raise fault("invisible-character", "has an invisible or direction-changing character; type it anew")
    return value.strip()


Line = Annotated[str, BeforeValidator(_line)]
Name = Annotated[str, BeforeValidator(_name)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]
Url = Annotated[str, BeforeValidator(_url)]
Web = Annotated[str, BeforeValidator(_web)]
Slug = Annotated[str, BeforeValidator(_slug)]
PieceId = Annotated[str, BeforeValidator(_piece_id)]
Reference = Annotated[str, BeforeValidator(_reference)]
SignedId = Annotated[str, BeforeValidator(_signed_id)]
Language = Annotated[str, BeforeValidator(_language)]
Number = Annotated[int, BeforeValidator(_number)]
IsoWeek = Annotated[tuple[int, int], BeforeValidator(_week)]
Sha256 = Annotated[str, BeforeValidator(_sha256)]
Zone = Annotated[str, BeforeValidator(_zone)]
Rights = Annotated[str, BeforeValidator(_line), AfterValidator(_rights)]
Block = Annotated[str, BeforeValidator(_block)]
_T = TypeVar("_T")
ListOf = Annotated[tuple[_T, ...], BeforeValidator(_list)]


class Model(BaseModel):
    """A file's or a field's shape: hyphens in content, underscores here, nothing unknown."""

    model_config = ConfigDict(
        defer_build=True, extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_").replace("_", "-"), populate_by_name=False
    )


class ImageFields(Model):
    """A picture and by what right it is printed."""

    file: Line
    alt: Line | None = None
    caption: Line | None = None
    credit: Line | None = None
    rights: Rights | None = None


class PhotoFields(Model):
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
    """Since when a piece is withdrawn, and why."""

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
    credits: dict[Name, Name] = Field(default_factory=dict)
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


class GroupFields(Model):
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
    defaults: DefaultsFields = Field(default_factory=DefaultsFields)


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
    forms: dict[Language, ListOf[Name]] = Field(default_factory=dict)


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


class SignatureFields(Model):
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


M = TypeVar("M", bound=Model)


class Reader:
    """Turns raw fields into a model and every fault into a Problem with its line."""

    PYDANTIC: ClassVar[Mapping[str, tuple[str, str, str]]] = {
        "literal_error": ("not-allowed", "has a value that is not allowed", "write one of: {expected}"),
        "dict_type": ("no-parts", "is not written in parts", "write each on a line of its own, indented below it"),
        "model_type": ("no-parts", "is not written in parts", "write each on a line of its own, indented below it"),
    }
    """Our rule, message and cure for the faults that pydantic finds by itself."""

    def __init__(self, zone: ZoneInfo, bases: tuple[str, ...] = ()) -> None:
        self._context = {"zone": zone, "bases": bases}

    def read(self, model: type[M], fields: Fields, path: str) -> tuple[M | None, tuple[Problem, ...]]:
        """The model, or None and every reason why not."""
        try:
            return model.model_validate(dict(fields.values), context=self._context), ()
        except ValidationError as error:
            return None, tuple(self._problem(model, fields, path, e) for e in error.errors(include_url=False))

    def remainder(self, model: type[M], fields: Fields, stand_ins: Mapping[str, str]) -> M | None:
        """What can be read of fields of which some cannot, with stand-ins for those that must be there.

        It serves to look for further faults, and is never printed.
        """
        try:
            return model.model_validate(dict(fields.values), context=self._context)
        except ValidationError as error:
            faulty = {str(place) for e in error.errors(include_url=False) for place in e["loc"][:1]}
        rest = {name: value for name, value in fields.values.items() if name not in faulty}
        try:
            return model.model_validate(rest | {name: stand_ins[name] for name in faulty & stand_ins.keys()}, context=self._context)
        except ValidationError:
            return None

    def _problem(self, model: type[Model], fields: Fields, path: str, error: Any) -> Problem:
        place = tuple(part for part in error["loc"] if part != "[key]")
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        line, kind = fields.line(*place), error["type"]
        if kind == "missing":
            return Problem(path, fields.line(*place[:-1]), "missing-field", f"'{name}' is missing", f"add a line '{place[-1]}: …'")
        if kind == "extra_forbidden":
            known = _names(model, place[:-1])
            cure = nearest(str(place[-1]), known) or f"known here: {', '.join(known)}"
            return Problem(path, line, "unknown-field", f"unknown field '{name}'", cure)
        message, _, cure = str(error["msg"]).partition("; ")
        rule, message, cure = self.PYDANTIC.get(kind, (kind, message, cure))
        return Problem(path, line, rule, f"'{name}' {message}" if name else message, cure.format(**error.get("ctx", {})) if kind in self.PYDANTIC else cure)


def _names(model: type[Model], place: tuple[str | int, ...]) -> list[str]:
    """The field names allowed at a place of a model."""
    for part in place:
        if isinstance(part, int):
            continue
        found = next((f for f in model.model_fields.values() if f.alias == part), None)
        inner = _model_in(found.annotation) if found else None
        if inner is None:
            return []
        model = inner
    return sorted(f.alias or name for name, f in model.model_fields.items())


def _model_in(annotation: Any) -> type[Model] | None:
    """The model inside a field's type, such as `tuple[ReplyFields, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((m for m in map(_model_in, getattr(annotation, "__args__", ())) if m), None)
