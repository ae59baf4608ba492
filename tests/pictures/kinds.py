"""The kinds of page there are, with one page of the sample for each and for each awkward case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

Scheme = Literal["light", "dark"]

KINDS: Mapping[str, str] = {
    "front": "",
    "article": "harbour/dock-four",
    "article-plain": "harbour/stop-press-dock-four",
    "long-read": "harbour/a-long-night",
    "table": "tenants-leeds/boiler-winter",
    "footnotes": "nile-circle/third-shift",
    "opinion": "quai-rouge/against-the-cap",
    "joint-piece": "harbour/port-cities-hours",
    "reprint": "individuals/typing-hall",
    "translation": "nile-circle/lamp-ar",
    "devanagari": "workers-school/pani-ki-katar",
    "letter": "northern-line/the-loop-1",
    "withdrawn": "individuals/the-list",
    "held": "individuals/warehouse-diary",
    "debate": "debates/tenants-leeds/rent-cap",
    "debates": "debates",
    "statement": "statements/nobody-alone-at-the-door",
    "wording": "statements/nobody-alone-at-the-door/1",
    "statements": "statements",
    "group": "groups/harbour",
    "group-left": "groups/bread-and-tools",
    "groups": "groups",
    "section": "sections/workplace",
    "sections": "sections",
    "topic": "topics/joint-papers",
    "topics": "topics",
    "place": "places/cairo",
    "places": "places",
    "person": "people/harbour/bollard",
    "people": "people",
    "letters": "letters",
    "archive": "archive",
    "archive-year": "archive/2026",
    "archive-month": "archive/2026/11",
    "search": "search",
    "events": "events",
    "calendar": "events/2026/12",
    "event": "events/harbour/four-ports-call",
    "common-ground": "common-ground",
    "question": "common-ground/common-purse",
    "tasks": "tasks",
    "tasks-done": "tasks/done",
    "task": "tasks/taller-sur/cartas",
    "results": "results",
    "campaign": "results/taller-sur/the-spring",
    "studies": "studies",
    "study": "studies/nile-circle/eight-evenings",
    "edition": "editions/23",
    "editions": "editions",
    "feeds": "feeds",
    "about": "about",
    "new-here": "about/new-here",
    "front-rule": "about/front-rule",
    "check": "about/check",
    "glossary": "about/glossary",
    "write": "write",
    "corrections": "corrections",
    "components": "about/components",
    "not-found": "404.html",
}
LANGUAGES = ("en", "es", "fr", "de", "tr", "ar")
_KIND = re.compile(r'<html[^>]* class="page-([\w-]+)"')
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (360, 768, 1280)


def address(tree: Path, place: str) -> str:
    """Where a page stands in a tree: under its language's first part, where that is not the paper's own. Raises LookupError when it is nowhere."""
    if place.endswith(".html") or not place:
        return f"/{place}"
    for found in (tree / place, *sorted(tree.glob(f"??/{place}"))):
        if (found / "index.html").is_file():
            return f"/{found.relative_to(tree).as_posix()}/"
    raise LookupError(place)


def kinds_shown(pages: Iterable[Path]) -> Iterator[str]:
    """The templates by which pages were made, as their own first lines say; "" of one that only leads elsewhere."""
    for page in pages:
        file = page / "index.html" if page.is_dir() else page
        with file.open(encoding="utf-8") as lines:
            shown = _KIND.search("".join(next(lines, "") for _ in range(2)))
        yield shown[1] if shown else ""
