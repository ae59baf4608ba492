"""Sections as pages."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.registers import register_lots
from plugins.newsroom.settings import Settings


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """The index of sections, and a list for every one."""
    return register_lots(paper, settings, "section", settings.say("Sections"), in_order=True)


pages = all_of(lots)
