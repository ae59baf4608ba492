"""The archives by year and month: of everything, and of what can be read in each language of the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.newsroom import addresses, cards, heads
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.months import Months, by_month
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from plugins.newsroom.views import ArchiveView, Link, MonthLink, YearRow


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """Every archive: all years, each year, and each month with its pieces, oldest first."""
    for lang in settings.languages:
        yield from _archive(paper, settings.speaking(lang), lang)


pages = all_of(lots)


def _archive(paper: Paper, settings: Settings, lang: str) -> Iterator[Lot | Page]:
    """The archive of one language: of the paper's own, of everything."""
    base = addresses.archive(lang, settings.language)
    months = paper.once(by_month, settings.time_zone, _read_in(lang, settings))
    years = _years(months, base)
    whole = heads.page(settings, base, "archive.html", ArchiveView(base, 0, 0, years, ()), settings.say("Archive"))
    yield replace(whole, head=replace(whole.head, alternates=heads.in_languages(settings, addresses.archive)))
    for number, row in enumerate(years):
        newer, older = (years[number - 1] if number else None), (years[number + 1] if number + 1 < len(years) else None)
        view = ArchiveView(base, row.year, 0, (row,), (), _year_link(older), _year_link(newer))
        yield heads.page(settings, row.href, "archive.html", view, f"{row.year}", owner="archive")
    order = sorted(months)
    for number, month in enumerate(order):
        before = order[number - 1] if number else None
        after = order[number + 1] if number + 1 < len(order) else None
        beside = tuple(other for year, other in order if year == month[0])
        yield Lot(addresses.month(*month, base), month_pages, (lang, month, beside, before, after))


def month_pages(
    paper: Paper, settings: Settings, lang: str, month: tuple[int, int], beside: tuple[int, ...], before: tuple[int, int] | None, after: tuple[int, int] | None
) -> Iterable[Page]:
    """One month with its pieces, and the way to the others of its year: how many those hold is not told, so that a new piece changes no old month."""
    settings, base = settings.speaking(lang), addresses.archive(lang, settings.language)
    pieces = paper.ask(published_in, settings.time_zone, _read_in(lang, settings), *month)
    row = YearRow(month[0], addresses.year(month[0], base), None, tuple(MonthLink(m, addresses.month(month[0], m, base), None) for m in beside))
    view = ArchiveView(base, *month, (row,), cards.cards(paper, settings, pieces), _month_link(settings, before, base), _month_link(settings, after, base))
    yield heads.page(settings, addresses.month(*month, base), "archive.html", view, _called(settings, month), owner="archive")


def published_in(paper: Paper, zone: str, lang: str, year: int, month: int) -> tuple[Piece, ...]:
    """The pieces of one month, oldest first; of all languages where none is named."""
    return paper.once(by_month, zone, lang).get((year, month), ())


def _read_in(lang: str, settings: Settings) -> str:
    """The language whose pieces an archive holds: none for all of them."""
    return "" if lang == settings.language else lang


def _years(months: Months, base: str) -> tuple[YearRow, ...]:
    """Years with their months, newest year first."""
    rows = []
    for year in sorted({year for year, _ in months}, reverse=True):
        counts = {m: len(months[year, m]) for y, m in sorted(months) if y == year}
        links = tuple(MonthLink(m, addresses.month(year, m, base), count) for m, count in counts.items())
        rows.append(YearRow(year, addresses.year(year, base), sum(counts.values()), links))
    return tuple(rows)


def _year_link(row: YearRow | None) -> Link | None:
    return Link(str(row.year), row.href) if row else None


def _month_link(settings: Settings, month: tuple[int, int] | None, base: str) -> Link | None:
    return Link(_called(settings, month), addresses.month(*month, base)) if month else None


def _called(settings: Settings, month: tuple[int, int]) -> str:
    """A month with its year, as a title."""
    title = settings.say.month(date(*month, 1))
    return title[:1].upper() + title[1:]
