"""Pages to HTML: the press's own Jinja environment, strict and autoescaping, one for each language of the interface."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from plugins.newsroom import addresses
from plugins.newsroom.languages import direction
from plugins.newsroom.pages import Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Chrome, Head

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r'(?<= )(href|src)="(/[^"]*)"')
_SRCSET = re.compile(r'(?<= )srcset="(/[^"]*)"')
_REFRESH = re.compile(r'content="0; url=(/[^"]*)"')


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a template knows of the page itself."""

    address: str
    kind: str
    lang: str
    dir: str
    head: Head


class Typesetter:
    """Sets pages from a theme's templates."""

    def __init__(self, theme: Path, settings: Settings, make_chrome: Callable[[str, Callable[[str], str]], Chrome]) -> None:
        self._theme = theme
        self._settings = settings
        self._make_chrome = make_chrome
        self._environments: dict[str, tuple[Environment, Chrome]] = {}

    def set(self, page: Page) -> bytes:
        """A page's bytes, its links relative to where it stands."""
        lang = self._interface_language(page.lang)
        environment, chrome = self._environment(lang)
        context = PageContext(page.address, page.kind, lang, direction(lang), page.head)
        html = environment.get_template(page.template).render(page=context, view=page.view, chrome=chrome)
        base = self._settings.url if page.address == "/404.html" else ""
        return relative_links(html, page.address, base).encode()

    def _interface_language(self, lang: str) -> str:
        """The page's language where there is a catalogue for it, else the paper's own."""
        known = (lang, lang.split("-", maxsplit=1)[0])
        return next((tag for tag in known if tag == self._settings.language or self._catalogue(tag).is_file()), self._settings.language)

    def _catalogue(self, lang: str) -> Path:
        return self._theme / "locale" / f"{lang}.po"

    def _environment(self, lang: str) -> tuple[Environment, Chrome]:
        if lang not in self._environments:
            translations = catalogue(self._catalogue(lang))
            environment = make_environment(self._theme / "templates", lang, translations)
            self._environments[lang] = (environment, self._make_chrome(lang, translations.ugettext))
        return self._environments[lang]


def make_environment(templates: Path, lang: str, translations: NullTranslations) -> Environment:
    """An environment that fails on what is not there, escapes what is text, and speaks one language."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=False,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(_filters(lang))
    return environment


def catalogue(file: Path) -> NullTranslations:
    """The translations of a `.po` file; none where there is none, so that English stands."""
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as source:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Translations(compiled)


def relative_links(html: str, address: str, base: str = "") -> str:
    """The HTML with every root-relative link made relative to `address`, or absolute where a `base` is given.

    Only attributes inside tags are touched: in text, `<` is always escaped.
    """

    def lead(target: str) -> str:
        return base + target if base else addresses.relative(address, target)

    def tag(match: re.Match[str]) -> str:
        text = match[0]
        if '="/' in text or "url=/" in text or 'srcset="' in text:
            text = _ADDRESS.sub(lambda m: f'{m[1]}="{lead(m[2])}"', text)
            text = _SRCSET.sub(lambda m: 'srcset="' + ", ".join(lead(part) for part in m[1].split(", ")) + '"', text)
            text = _REFRESH.sub(lambda m: f'content="0; url={lead(m[1])}"', text)
        return text

    return _TAG.sub(tag, html)


def _filters(lang: str) -> dict[str, Callable[..., Any]]:
    """Dates, numbers and lists as the language writes them; nothing asks the machine's locale."""
    locale = Locale.parse(lang.replace("-", "_"))
    skeleton = {"en": "d MMMM y"}.get(lang)

    def long_date(day: date | datetime) -> str:
        return format_date(day, skeleton or "long", locale)

    def short_date(day: date | datetime) -> str:
        return format_date(day, "d MMM", locale)

    def month_year(day: date | datetime) -> str:
        return format_date(day, "LLLL y", locale)

    def month_name(number: int) -> str:
        return str(locale.months["stand-alone"]["wide"][number])

    def clock(moment: datetime) -> str:
        return format_time(moment, "HH:mm", locale=locale, tzinfo=moment.tzinfo)

    def iso(day: date | datetime) -> str:
        return day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()

    def number(value: int) -> str:
        return format_decimal(value, locale=locale)

    def and_list(words: list[str]) -> str:
        if any(isinstance(word, Markup) for word in words):
            return Markup(format_list([str(escape(word)) for word in words], locale=locale))
        return format_list(list(words), locale=locale)

    def language_name(tag: str) -> str:
        try:
            return Locale.parse(tag.replace("-", "_")).get_display_name(locale) or tag
        except ValueError:
            return tag

    return {f.__name__: f for f in (long_date, short_date, month_year, month_name, clock, iso, number, and_list, language_name)}
