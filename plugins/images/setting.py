"""Pictures as files to be made."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.images import plan
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """Every print the paper needs."""
    return plan.lots(paper, settings)


pages = all_of(lots)
