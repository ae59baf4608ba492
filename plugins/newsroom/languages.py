"""Which way a language is written, and what it calls itself."""

from __future__ import annotations

import re

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ku ps sd ug ur yi".split())


def direction(lang: str) -> str:
    """`rtl` or `ltr`, the `dir` of an element in this language.

    >>> direction("ar-EG")
    'rtl'
    """
    return "rtl" if main(lang) in RIGHT_TO_LEFT else "ltr"


def plain(tag: str) -> str:
    """The tag in its usual spelling, so that one language is never two.

    >>> plain("zh-hant"), plain("es-mx"), plain("pt-BR")
    ('zh-Hant', 'es-MX', 'pt-BR')
    """
    first, *rest = tag.lower().split("-")
    return "-".join((first, *(part.title() if len(part) == 4 and part.isalpha() else part.upper() if len(part) == 2 else part for part in rest)))


def is_tag(text: str) -> bool:
    """Whether this looks like a language tag such as `es` or `zh-Hant`."""
    return TAG.fullmatch(text) is not None


def main(lang: str) -> str:
    """A language without its country and script.

    >>> main("pt-BR")
    'pt'
    """
    return lang.split("-", maxsplit=1)[0].lower()
