"""The archive by year and month."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from plugins.newsroom import addresses, cards, heads
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ArchiveView, Link, MonthLink, YearRow


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """All years, each year, and each month with its pieces, oldest first."""
    months = paper.once(_months, settings.time_zone)
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
        yield Lot(addresses.month(*month), month_pages, (month, row, before, after))


pages = all_of(lots)


def month_pages(
    paper: Paper, settings: Settings, month: tuple[int, int], row: YearRow, before: tuple[int, int] | None, after: tuple[int, int] | None
) -> Iterable[Page]:
    """One month with its pieces."""
    pieces = paper.ask(published_in, settings.time_zone, *month)
    view = ArchiveView(*month, (row,), cards.cards(paper, settings, pieces), _month_link(before), _month_link(after))
    yield heads.page(settings, addresses.month(*month), "archive.html", view, f"{month[0]}-{month[1]:02d}", owner="archive")


def published_in(paper: Paper, zone: str, year: int, month: int) -> tuple[Piece, ...]:
    """The pieces of one month, oldest first."""
    return paper.once(_months, zone).get((year, month), ())


def _months(paper: Paper, zone: str) -> dict[tuple[int, int], tuple[Piece, ...]]:
    """Pieces by year and month in a zone, oldest first."""
    months: dict[tuple[int, int], list[Piece]] = {}
    zone_info = ZoneInfo(zone)
    for piece in reversed(paper.originals):
        day = piece.date.astimezone(zone_info)
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
