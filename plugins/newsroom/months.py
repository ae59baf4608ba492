"""In which year and month of the paper's zone each piece stands: what the archive is divided by, and whoever leads to its years."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from plugins.newsroom.model import Paper, Piece

Months = Mapping[tuple[int, int], tuple[Piece, ...]]
"""Pieces by year and month, oldest first."""


def by_month(paper: Paper, zone: str, lang: str) -> Months:
    """Pieces by year and month in a zone: all that can be read in a language, or, where none is named, every original."""
    months: dict[tuple[int, int], list[Piece]] = {}
    zone_info = ZoneInfo(zone)
    for piece in reversed(paper.pieces_written_in(lang) if lang else paper.originals):
        day = piece.date.astimezone(zone_info)
        months.setdefault((day.year, day.month), []).append(piece)
    return {month: tuple(pieces) for month, pieces in months.items()}


def years(paper: Paper, zone: str) -> tuple[int, ...]:
    """The years in which anything was published, newest first."""
    return tuple(sorted({year for year, _ in paper.once(by_month, zone, "")}, reverse=True))
