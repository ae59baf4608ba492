"""What templates make of dates, numbers and codes, whatever an author wrote."""

from __future__ import annotations

import pytest

from plugins.newsroom import languages
from plugins.press.typesetter import filters


@pytest.mark.parametrize("tag", ["tlh", "zz", "mul", "art-lojban", "en-12345678", "aa-a1", "und"])
def test_language_that_nobody_has_words_for_is_called_by_its_code(tag: str) -> None:
    """One piece with `lang: tlh` stopped the press."""
    assert languages.is_tag(tag)
    assert all(filters(lang)["language_name"](tag) for lang in ("en", "ar"))
    assert filters("en")["language_name"]("tlh") == "tlh"


@pytest.mark.parametrize(
    ("lang", "zone", "city"),
    [
        ("ar", "Europe/Amsterdam", "أمستردام"),
        ("es", "America/Santiago", "Santiago de Chile"),
        ("en", "America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("de", "UTC", "UTC"),
    ],
)
def test_zone_is_called_by_its_city(lang: str, zone: str, city: str) -> None:
    assert filters(lang)["city"](zone) == city
