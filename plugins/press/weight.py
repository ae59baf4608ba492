"""What a reader on a slow line waits for: the weight of every page of a tree, as a server that compresses sends it."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plugins.newsroom.value import Value

TEXT = 14_336
"""Bytes of an article's page and style sheet together: what a server sends before it waits for an answer."""

LONG = 500, 7
"""From so many words on a piece may weigh more: so many bytes for each of them."""

PAGE = 30_000
"""Bytes of any page and its style sheet."""

VIEW = 100_000
"""Bytes of a page with the pictures that a phone loads before anybody scrolls."""

PHONE_WIDTH = 480
"""The print of a picture that a phone takes, in pixels."""

_KIND = re.compile(r'<html[^>]* class="page-([\w-]+)"')
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_PICTURE = re.compile(r"<picture\b.*?</picture>|<img\b[^>]*>", re.S)
_SOURCE = re.compile(r'srcset="([^"]+)"')
_WORDS = re.compile(r'"wordCount":(\d+)')
_SRC = re.compile(r' src="([^"]+)"')


class Weight(Value):
    """One page: its address, its kind, how many words its piece has, and the bytes of its text, its style sheet and the pictures of its first view."""

    address: str
    kind: str
    words: int
    text: int
    style: int
    pictures: int

    @property
    def budget(self) -> int:
        """What the page and its style sheet may weigh."""
        from_words, bytes_a_word = LONG
        return TEXT + max(0, self.words - from_words) * bytes_a_word if self.kind == "article" else PAGE

    @property
    def is_over(self) -> bool:
        """Whether a reader waits too long."""
        return self.text + self.style > self.budget or self.text + self.style + self.pictures > VIEW


def weigh(tree: Path) -> Iterator[Weight]:
    """Every page of a tree, by address. Raises OSError where there is none."""

    @cache
    def size(path: Path, compressed: bool) -> int:
        return len(gzip.compress(path.read_bytes(), 9)) if compressed else path.stat().st_size

    for file in sorted(tree.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        address = f"/{file.relative_to(tree).as_posix()}".removesuffix("index.html")
        kind = _KIND.search(html)
        if kind and address != "/404.html":
            near = file.parent
            sheets = sum(size(_at(near, link), True) for link in _SHEET.findall(html))
            pictures = sum(size(_at(near, link), False) for link in _first_view(html))
            words = _WORDS.search(html)
            yield Weight(address, kind[1], int(words[1]) if words else 0, len(gzip.compress(html.encode(), 9)), sheets, pictures)


def _first_view(html: str) -> Iterator[str]:
    """The pictures that are fetched before others: of each the print for a phone, in the first format offered."""
    for picture in _PICTURE.findall(html):
        if 'fetchpriority="high"' in picture or 'loading="lazy"' not in picture:
            offered = _SOURCE.search(picture)
            prints = [part.strip().rsplit(" ", 1) for part in offered[1].split(",")] if offered else []
            fitting = sorted((int(width.rstrip("w")), link) for link, width in prints if width.endswith("w"))
            source = _SRC.search(picture)
            if fitting:
                yield next((link for width, link in fitting if width >= PHONE_WIDTH), fitting[-1][1])
            elif source:
                yield source[1]


def _at(folder: Path, link: str) -> Path:
    return Path(posixpath.normpath(posixpath.join(folder.as_posix(), link)))
