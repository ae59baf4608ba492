"""Why a page was set again: what stood around its values in one making, beside what stood there in the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from plugins.newsroom.value import fields_of
from plugins.press.templates import PLACE, with_parts
from plugins.press.typesetter import HouseStyle, version

KEPT = "style"
"""The suffix of what is kept beside a tree."""

Parts = Mapping[str, Mapping[str, str]]
"""Sums of what pages are made of beside their own values: by what it is, and by whose it is."""


def parts(style: HouseStyle) -> Parts:
    """Everything that a page's bytes depend on beside its own values."""
    return {
        "code": {"": version()},
        "address": {"": style.url},
        "template": {name: _sum(source) for name, source in style.templates.items()},
        "loads": {name: _sum(repr(static)) for name, static in style.static.items()},
        "catalogue": {lang: sha256(data).hexdigest()[:16] for lang, data in style.catalogues.items()},
        "chrome": {f"{lang} {name}": _sum(repr(getattr(chrome, name))) for lang, chrome in style.chromes.items() for name in fields_of(chrome)},
    }


def packed(style: HouseStyle) -> str:
    """The parts, to be kept beside a tree."""
    return json.dumps(parts(style))


def unpacked(text: str) -> Parts:
    """The parts as they were kept; none where nothing was, or it is spoilt."""
    try:
        kept: Parts = json.loads(text)
    except ValueError:
        return {}
    return kept


def changed(before: Parts, after: Parts, templates: Mapping[str, str], template: str, lang: str) -> Iterator[str]:
    """What of a page's surroundings is otherwise than it was, one sentence each."""

    def differ(what: str, whose: str = "") -> bool:
        return before.get(what, {}).get(whose) != after.get(what, {}).get(whose)

    if differ("code"):
        yield "the code that sets pages changed"
    if differ("address"):
        yield "the address of the site changed"
    yield from (f"{PLACE}{name} changed" for name in sorted(with_parts(templates, template)) if differ("template", name))
    if differ("loads", template):
        yield "the style sheet or script that it loads changed"
    if differ("catalogue", lang):
        yield f"theme/locale/{lang}.po changed"
    names = sorted(key.removeprefix(f"{lang} ") for key in before.get("chrome", {}).keys() | after.get("chrome", {}).keys() if key.startswith(f"{lang} "))
    yield from (f"what stands around every page changed: {name.replace('_', ' ')}" for name in names if differ("chrome", f"{lang} {name}"))


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
