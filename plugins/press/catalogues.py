"""The theme's catalogues: what our own words are called in other languages, as gettext keeps them in `theme/locale/<language>.po`."""

from __future__ import annotations

import io
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from plugins.newsroom.voices import ENGLISH, Voice

SOURCE = "en"
"""The language in which our words are written where they stand."""


def read(theme: Path) -> dict[str, bytes]:
    """The files of a theme by language; adding one adds a language."""
    return {file.stem: file.read_bytes() for file in sorted((theme / "locale").glob("*.po"))}


def translations(catalogue: bytes | None) -> NullTranslations:
    """What a file says; nothing where there is none, so that English stands."""
    if catalogue is None:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(catalogue)))
    compiled.seek(0)
    return Translations(compiled)


def voices(theme: Path) -> Mapping[str, Voice]:
    """Every language in which the paper can speak."""
    return {SOURCE: ENGLISH, **{lang: Voice(translations(data), sha256(data).hexdigest()) for lang, data in read(theme).items()}}
