"""One page of every kind, for what takes too long to be asked of every page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

EXAMPLES = "/about/components/"
"""The page that shows every component in its states: the same examples stand on it again and again."""

_KIND = re.compile(r'<html[^>]* class="page-([\w-]+)"')


def kind_of(site: Path, address: str) -> str:
    """The kind of page that stands at an address, or nothing where it only leads on."""
    file = site / address.lstrip("/")
    found = _KIND.search((file if file.is_file() else file / "index.html").read_text(encoding="utf-8")[:400])
    return found[1] if found else ""


def every_page(site: Path) -> tuple[str, ...]:
    """Every page of a tree that is no redirect, by address."""
    found = ("/" + path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html")))
    return tuple(address for address in found if kind_of(site, address))


def one_of_each_kind(site: Path, preferred: Iterable[str] = ()) -> dict[str, str]:
    """An address for each kind: the first of those preferred, or the first there is."""
    found: dict[str, str] = {}
    for address in (*preferred, *every_page(site)):
        found.setdefault(kind_of(site, address), address)
    return found
