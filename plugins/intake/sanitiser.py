"""What a body may contain, decided on the final HTML: the only importer of nh3."""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

TAGS = frozenset(
    "a abbr aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup "
    "table tbody td tfoot th thead tr u ul var wbr".split()
)
"""No forms, frames, scripts, styles, media or metadata."""

DROPPED_WHOLE = {"script", "style", "title", "textarea", "noscript", "template", "iframe", "svg", "math", "object"}

SWALLOWING = frozenset("a aside blockquote details div dl figure ol pre table ul".split()) | DROPPED_WHOLE - {"object"}
"""What takes in all that follows where it is not closed."""

ATTRIBUTES = {
    "*": {"dir", "lang", "id"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}

CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "td": {"align-left", "align-right", "align-center"},
    "th": {"align-left", "align-right", "align-center"},
}

_VALUES = {
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"),
    "start": re.compile(r"-?\d{1,6}"),
    "colspan": re.compile(r"\d{1,2}"),
    "rowspan": re.compile(r"\d{1,3}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "type": re.compile(r"[1aAiI]"),
    "reversed": re.compile(r""),
}


def clean(html: str, address: Callable[[str, str, str], str | None]) -> str:
    """The HTML with nothing in it that is not allowed.

    `address(tag, attribute, value)` decides on every `href`, `src` and `id`: a new value, or None to take it out.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src", "id"):
            return address(tag, attribute, value)
        pattern = _VALUES.get(attribute)
        return value if pattern is None or pattern.fullmatch(value) else None

    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=DROPPED_WHOLE,
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )
