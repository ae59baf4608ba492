"""The theme's templates, and what each is made with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

PLACE = "theme/templates/"
"""Where templates stand, as errors call it."""

_ANY = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b")
_REFERENCE = re.compile(_ANY.pattern + r'\s+"([^"]+)"\s*(?:import\b|ignore\b|with\b|without\b|as\b|[-+]?%\})')


def load(theme: Path) -> Mapping[str, str]:
    """Sources of all templates by their names."""
    folder = theme / "templates"
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.html"))}


def with_parts(templates: Mapping[str, str], name: str) -> frozenset[str]:
    """The names of a template and of all that it is made with; one that names a part by a value may be made with any."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        part = waiting.pop()
        if part not in found and part in templates:
            found.add(part)
            named = _REFERENCE.findall(templates[part])
            waiting += named if len(named) == len(_ANY.findall(templates[part])) else templates
    return frozenset(found)
