"""The archive by year and month."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses, cards, heads
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ArchiveView, Link, MonthLink, YearRow


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """All years, each year, and each month with its pieces, oldest first."""
    months = _months(paper, settings)
    years = _years(months)
    yield heads.page(settings, "/archive/", "archive.html", ArchiveView(0, 0, years, ()), "Archive")
    for number, row in enumerate(years):
        newer, older = (years[number - 1] if number else None), (years[number + 1] if number + 1 < len(years) else None)
        view = ArchiveView(row.year, 0, (row,), (), _year_link(older), _year_link(newer))
        yield heads.page(settings, row.href, "archive.html", view, f"{row.year}", owner="archive")
    order = sorted(months)
    for number, month in enumerate(order):
        before = order[number - 1] if number else None
        after = order[number + 1] if number + 1 < len(order) else None
        row = next(row for row in years if row.year == month[0])
        view = ArchiveView(*month, (row,), cards.cards(paper, settings, months[month]), _month_link(before), _month_link(after))
        yield heads.page(settings, addresses.month(*month), "archive.html", view, f"{month[0]}-{month[1]:02d}", owner="archive")


def _months(paper: Paper, settings: Settings) -> dict[tuple[int, int], tuple[Piece, ...]]:
    """Pieces by year and month in the paper's zone, oldest first."""
    months: dict[tuple[int, int], list[Piece]] = {}
    for piece in reversed(paper.originals):
        day = piece.date.astimezone(settings.zone)
        months.setdefault((day.year, day.month), []).append(piece)
    return {month: tuple(pieces) for month, pieces in months.items()}


def _years(months: dict[tuple[int, int], tuple[Piece, ...]]) -> tuple[YearRow, ...]:
    """Years with their months, newest year first."""
    rows = []
    for year in sorted({year for year, _ in months}, reverse=True):
        links = tuple(MonthLink(m, addresses.month(year, m), len(months[year, m])) for y, m in sorted(months) if y == year)
        rows.append(YearRow(year, addresses.year(year), sum(link.count for link in links), links))
    return tuple(rows)


def _year_link(row: YearRow | None) -> Link | None:
    return Link(str(row.year), row.href) if row else None


def _month_link(month: tuple[int, int] | None) -> Link | None:
    return Link(f"{month[0]}-{month[1]:02d}", addresses.month(*month)) if month else None
