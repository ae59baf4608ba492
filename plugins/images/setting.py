"""Pictures as files to be made."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.images import plan
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """Every print the paper needs."""
    return plan.files(paper, settings)
