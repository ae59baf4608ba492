"""What Markdown becomes: HTML in which links and pictures have numbers, and what they are."""

from __future__ import annotations

from plugins.newsroom.model import Heading
from plugins.newsroom.value import Value


class RawImage(Value):
    """A picture as the text names it."""

    src: str
    alt: str
    title: str


class Converted(Value):
    """A converted text before its links are known; `left_out` are tags that had to go."""

    html: str
    text: str
    words: int
    links: tuple[str, ...]
    images: tuple[RawImage, ...]
    headings: tuple[Heading, ...]
    fragments: tuple[str, ...]
    left_out: tuple[str, ...]
    unclosed: tuple[str, ...] = ()
