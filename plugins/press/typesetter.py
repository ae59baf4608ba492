"""Pages to HTML: the press's own Jinja environment, strict and autoescaping, one for each language of the interface."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache, partial
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from traceback import extract_tb
from typing import Any
from urllib.parse import quote, urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal
from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from plugins.installed import installed
from plugins.newsroom import addresses, languages, policy
from plugins.newsroom.languages import direction
from plugins.newsroom.pages import Page
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value, replace
from plugins.newsroom.views import Chrome, Head
from plugins.press import finishing
from plugins.press.assets import Static
from plugins.press.catalogues import SOURCE, translations
from plugins.press.catalogues import compiled as read_compiled
from plugins.press.compiled import Compiled
from plugins.press.finishing import Sheet, finish
from plugins.press.templates import PLACE, with_parts

COUNTED = {
    lang: tuple(words.split(", "))
    for lang, words in {
        "en": "none, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve",
        "de": "keine, eine, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf",
        "es": "ninguno, uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce",
        "fr": "aucun, un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze",
        "tr": "hiçbir, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, on bir, on iki",
    }.items()
}
"""Small numbers of groups as words. In Arabic a number's form depends on where it stands in the sentence, so there it stays a figure."""


REMEMBERED = {"components/card.html": "card", "components/group.html": "group"}
"""Components that say the same again and again, a piece's card in a dozen lists: each says it once, and remembers."""

MOST_REMEMBERED = 2_000
"""How much a component remembers: about a kilobyte each."""

_ID = re.compile(r' id="([^"]+)"')
_IN_ADDRESS = re.compile(r"[\x00-,;-@\[-^`{-}\x7f-\x9f\U0010fffe\U0010ffff]+")
"""What is written otherwise within an address; letters beyond ASCII may stand in it as they are, in a third of the bytes."""
_NAMING = re.compile(r'( (?:id|for|aria-labelledby|aria-describedby)="|href="#)([^"]+)"')


class PageContext(Value):
    """What a template knows of the page itself."""

    address: str
    here: str
    """The address, where the navigation leads to it: all other pages have one and the same navigation."""
    kind: str
    lang: str
    dir: str
    head: Head
    static: Static


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """All that pages are set with beside their own values; plain values, so that pages can be set in other processes.

    `templates` are sources by name, `static` is what each loads, `catalogues` those of the theme by language, as gettext reads them, `chromes` by language.
    `compiled` is a folder of this machine where compiled templates are kept, or nothing; it makes no difference to any page.
    """

    url: str
    language: str
    templates: Mapping[str, str]
    static: Mapping[str, Static]
    catalogues: Mapping[str, bytes]
    chromes: Mapping[str, Chrome]
    offline: bool = False
    compiled: str = field(default="", repr=False, compare=False)


def house_style(
    theme: Path,
    settings: Settings,
    templates: Mapping[str, str],
    static: Mapping[str, Static],
    make_chrome: Callable[[str], Chrome],
    compiled: str = "",
) -> HouseStyle:
    """The style of a theme; `make_chrome` is given a language."""
    catalogues = read_compiled(theme, Path(compiled) if compiled else None)
    chromes = {lang: make_chrome(lang) for lang in sorted({settings.language, SOURCE, *catalogues})}
    return HouseStyle(settings.url, settings.language, templates, static, catalogues, chromes, settings.offline, compiled)


class Typesetter:
    """Sets pages in one style."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.key = sha256(repr(style).encode()).hexdigest()
        self._environment = cache(lambda lang: _environment(tuple(style.templates.items()), style.catalogues.get(lang), lang, style.compiled))
        self._parts: dict[tuple[str, ...], Markup] = {}
        self._ways = cache(lambda lang: _ways(style.chromes[lang]))
        self._style_fingerprint = cache(self._make_style_fingerprint)

    def fingerprint(self, page: Page) -> str:
        """A hash of all that the page's bytes depend on: its values, the templates it is set with, chrome, language, code."""
        return self.stamp(page.template, page.lang, values_of(page))

    def stamp(self, template: str, lang: str, values: str) -> str:
        """The fingerprint of a page by its template, its language and the hash of its values."""
        digest = self._style_fingerprint(template, self._interface_language(lang)).copy()
        digest.update(values.encode())
        return str(digest.hexdigest()[:32])

    def sheet(self, page: Page) -> Sheet:
        """A finished page. Raises NewspaperError with the template's line where a template is broken."""
        style, lang = self.style, self._interface_language(page.lang)
        head = replace(page.head, policy=policy.without_server(page.head.policy)) if style.offline else page.head
        context = PageContext(
            page.address, page.address if page.address in self._ways(lang) else "", page.kind, lang, direction(lang), head, style.static[page.template]
        )
        try:
            html = (
                self._environment(lang)
                .get_template(page.template)
                .render(page=context, view=page.view, chrome=style.chromes[lang], kept=partial(self._kept, lang))
            )
        except TemplateError as error:
            raise NewspaperError(f"{_place(error, page.template)}: {error.message} (met in setting {page.address})") from error
        base = urlsplit(style.url).path if page.address == "/404.html" else None  # it is shown at any address, on any host that has a copy
        return finish(html, page.address, style.url, base, style.offline)

    def _kept(self, lang: str, component: Callable[..., Markup], chrome: Chrome, word: str) -> Markup:
        """What a component makes of the chrome and one word more, made once: it stands on every page."""
        key = (lang, component.name, word)  # type: ignore[attr-defined]
        if key not in self._parts:
            self._parts[key] = component(chrome, word)
        return self._parts[key]

    def _interface_language(self, lang: str) -> str:
        """The page's language where there is a catalogue for it, else the paper's own."""
        return next((tag for tag in (lang, lang.split("-", maxsplit=1)[0]) if tag in self.style.chromes), self.style.language)

    def _make_style_fingerprint(self, template: str, lang: str) -> Any:
        """What a page's fingerprint begins with."""
        if template not in self.style.templates:
            raise NewspaperError(f"the theme has no template {PLACE}{template}")
        digest = sha256(f"{version()} {lang} {self.style.url} {self.style.offline} {template} {self.style.static[template]}".encode())
        for name in sorted(with_parts(self.style.templates, template)):
            digest.update(self.style.templates[name].encode())
        digest.update(self.style.catalogues.get(lang, b""))
        digest.update(repr(self.style.chromes[lang]).encode())
        return digest


def _ways(chrome: Chrome) -> frozenset[str]:
    """The addresses to which the navigation leads."""
    return frozenset(link.href for link in (*chrome.sections, *chrome.rooms, chrome.search))


def values_of(page: Page) -> str:
    """A hash of a page's own values."""
    return sha256(repr((page.address, page.view, page.head)).encode()).hexdigest()


class _Sheet(Template):
    """A template whose components are the same whoever uses them: none of ours looks at what its user has."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        module: TemplateModule | None = self._module
        if module is None:
            module = self._module = self.make_module()
            if name := REMEMBERED.get(self.name or ""):
                setattr(module, name, lru_cache(MOST_REMEMBERED)(getattr(module, name)))
        return module


@lru_cache(maxsize=16)
def _environment(templates: tuple[tuple[str, str], ...], catalogue: bytes | None, lang: str, compiled: str) -> Environment:
    """An environment that fails on what is not there, escapes what is text, and speaks one language."""
    sources = dict(templates)

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], PLACE + name, None) if name in sources else None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=False,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=Compiled(Path(compiled)) if compiled else None,
    )
    environment.template_class = _Sheet
    words = translations(catalogue)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= dict.fromkeys(("gettext", "_"), _said_by(words))
    environment.filters.update(filters(lang))
    return environment


def _said_by(words: NullTranslations) -> Callable[..., Markup]:
    """How templates say words of the interface: as with Jinja's own `gettext`, each translated once; a fifth of the time that an article takes."""
    translated = cache(lambda text: Markup(words.gettext(text)))
    filled = cache(lambda text: translated(text) % {})  # where there is nothing to be filled in, `%%` is to become `%` all the same

    def gettext(text: str, /, **values: object) -> Markup:
        return translated(text) % values if values else filled(text)

    return gettext


def _place(error: TemplateError, template: str) -> str:
    """The file and line of a template at which an error was met."""
    if isinstance(error, TemplateSyntaxError):
        return f"{PLACE}{error.name or template}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.startswith(PLACE)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else PLACE + template


_typesetters: dict[str, Typesetter] = {}


def set_pages(style: bytes, key: str, pages: Sequence[Page]) -> list[Sheet]:
    """Set pages in whatever process this is. `key` tells one style, which is pickled, from another, so that a process looks at it and compiles it once."""
    if key not in _typesetters:
        _typesetters.clear()
        _typesetters[key] = Typesetter(pickle.loads(style))
    return [_typesetters[key].sheet(page) for page in pages]


@cache
def version() -> str:
    """What every page depends on beside templates and values: the code that sets it."""
    digest = sha256(" ".join(installed(name) for name in ("jinja2", "markupsafe", "babel")).encode())
    for module in (__file__, finishing.__file__, addresses.__file__, languages.__file__):
        digest.update(Path(str(module)).read_bytes())
    return digest.hexdigest()


def filters(lang: str) -> dict[str, Callable[..., Any]]:
    """Dates, numbers and lists as the language writes them, and what other languages call themselves; nothing asks the machine's locale."""
    locale = Locale.parse(lang.replace("-", "_"))
    is_english = locale.language == "en"

    def long_date(day: date | datetime) -> str:
        return format_date(day, "d MMMM y" if is_english else "long", locale)

    def short_date(day: date | datetime) -> str:
        return format_date(day, "d MMM", locale) if is_english else format_skeleton("MMMd", day, locale=locale)

    def month_year(day: date | datetime) -> str:
        return format_skeleton("yMMMM", day, locale=locale)

    def month_name(number: int) -> str:
        return str(locale.months["stand-alone"]["wide"][number])

    def weekday(day: date | datetime) -> str:
        return format_date(day, "EEEE", locale)

    def clock(moment: datetime) -> str:
        return format_time(moment, "HH:mm", locale=locale, tzinfo=moment.tzinfo)

    def city(zone: str) -> str:
        return get_timezone_location(zone, locale=locale, return_city=True).rpartition("/")[2]

    def iso(day: date | datetime) -> str:
        return day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()

    def number(value: int) -> str:
        return format_decimal(value, locale=locale)

    def in_words(value: int) -> str:
        words = COUNTED.get(locale.language, ())
        return words[value] if value < len(words) else number(value)

    def opening(text: str) -> str:
        first = "İ" if locale.language == "tr" and text[:1] == "i" else text[:1].upper()
        return first + text[1:]

    def roman(value: int) -> str:
        return ("", "I", "II", "III", "IV")[value]

    def and_list(words: list[str]) -> str:
        if any(isinstance(word, Markup) for word in words):
            return Markup(format_list([str(escape(word)) for word in words], locale=locale))
        return format_list(list(words), locale=locale)

    def apart(html: str, number: int) -> Markup:
        """HTML whose ids, and what names them, end with a number: the same component may stand on a page many times.

        What leads to another part of the page that it would stand on leads to the page's main part.
        """
        ids = set(_ID.findall(html))

        def named(found: re.Match[str]) -> str:
            ours = (f"{name}-{number}" if name in ids else "main" if "#" in found[1] else name for name in found[2].split(" "))
            return found[1] + " ".join(ours) + '"'

        return Markup(_NAMING.sub(named, html))

    def language_name(tag: str) -> str:
        try:
            return Locale.parse(tag.replace("-", "_")).get_display_name(locale) or tag
        except (ValueError, UnknownLocaleError):  # `tlh` is a language, and Babel knows nothing of it
            return tag

    def in_address(text: str) -> str:
        return _IN_ADDRESS.sub(lambda found: quote(found[0]), text)

    def own_name(tag: str) -> str:
        try:
            name = Locale.parse(tag.replace("-", "_")).get_display_name() or tag
        except (ValueError, UnknownLocaleError):
            return tag
        return name[:1].upper() + name[1:]

    return {
        f.__name__: f
        for f in (
            long_date,
            short_date,
            month_year,
            month_name,
            weekday,
            clock,
            city,
            iso,
            number,
            in_words,
            opening,
            roman,
            in_address,
            and_list,
            apart,
            language_name,
            own_name,
        )
    }
