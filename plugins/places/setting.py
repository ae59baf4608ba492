"""Places as pages."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.registers import register_pages
from plugins.newsroom.settings import Settings


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The index of places, and a list for every one."""
    return register_pages(paper, settings, "place", "Places", paper.places, paper.pieces_from)
