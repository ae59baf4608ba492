"""The theme's catalogues: what our own words are called in other languages, as gettext keeps them in `theme/locale/<language>.po`."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from plugins.installed import installed
from plugins.newsroom.voices import ENGLISH, Voice
from plugins.press import sealed

SOURCE = "en"
"""The language in which our words are written where they stand."""


def read(theme: Path) -> dict[str, bytes]:
    """The files of a theme by language; adding one adds a language."""
    return {file.stem: file.read_bytes() for file in sorted((theme / "locale").glob("*.po"))}


def compiled(theme: Path, kept: Path | None = None) -> dict[str, bytes]:
    """The files of a theme as gettext reads them, by language; `kept` is a folder in which they need be made but once."""
    return {lang: _compiled(catalogue, kept) for lang, catalogue in read(theme).items()}


def translations(compiled: bytes | None) -> NullTranslations:
    """What a compiled file says; nothing where there is none, so that English stands."""
    return NullTranslations() if compiled is None else _translations(compiled)


def voices(theme: Path, kept: Path | None = None) -> Mapping[str, Voice]:
    """Every language in which the paper can speak."""
    return {SOURCE: ENGLISH, **{lang: _voice(lang, data) for lang, data in compiled(theme, kept).items()}}


def voice(theme: Path, lang: str) -> Voice:
    """One of them; English where the theme has no catalogue for it."""
    catalogue = read(theme).get(lang)
    return ENGLISH if catalogue is None else _voice(lang, _compiled(catalogue, None))


def _voice(lang: str, compiled: bytes) -> Voice:
    digest = sha256(compiled + installed("babel").encode()).hexdigest()
    locale = lang.replace("-", "_")
    month = partial(format_skeleton, "yMMMM", locale=locale)
    return Voice(partial(translations, compiled), digest, partial(format_date, format="long", locale=locale), month)


@lru_cache(maxsize=32)
def _translations(compiled: bytes) -> NullTranslations:
    return Translations(io.BytesIO(compiled))


def _compiled(catalogue: bytes, kept: Path | None) -> bytes:
    file = kept / f"{sha256(catalogue).hexdigest()[:32]}.mo" if kept else None
    if file and (data := sealed.read(file)) is not None:
        return data
    target = io.BytesIO()
    write_mo(target, read_po(io.BytesIO(catalogue)))
    made = target.getvalue()
    if file:
        sealed.write(file, made)
    return made
