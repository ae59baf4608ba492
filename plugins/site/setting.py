"""What belongs to the site as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from plugins.newsroom import addresses, heads
from plugins.newsroom.debates import debates
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.site import hosting

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP, PAGES = "/sitemap.xml", "/sitemap-pages.xml"


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """The not-found page, sitemap, robots.txt, and the headers where the host reads them from a file."""
    yield heads.page(settings, "/404.html", "404.html", None, settings.say("Not found"))
    yield File("/robots.txt", "site", f"User-agent: *\nAllow: /\n\nSitemap: {settings.url}{SITEMAP}\n".encode())
    yield File("/_headers", "site", hosting.headers_file(settings).encode())
    yield Lot(SITEMAP, site_map)
    for year in paper.ask(years):
        yield Lot(_map_of(year), map_of_year, (year,))


pages = all_of(lots)


def site_map(paper: Paper, settings: Settings) -> Iterable[File]:
    """The site map: where the parts are. One file may name 50,000 addresses at most, and a part that nothing came to is not fetched again."""
    parts = [(_map_of(year), newest(paper.ask(shown_in, year))) for year in paper.ask(years)]
    pages = _xml("urlset", "url", sorted(_entries(paper, settings)), settings)
    yield File(PAGES, "site", pages)
    yield File(SITEMAP, "site", _xml("sitemapindex", "sitemap", [(PAGES, newest(paper.listed)), *parts], settings))


def map_of_year(paper: Paper, settings: Settings, year: int) -> Iterable[File]:
    """The part of the site map that has the pieces of a year."""
    entries = sorted((piece.address, newest((piece,))) for piece in paper.ask(shown_in, year))
    yield File(_map_of(year), "site", _xml("urlset", "url", entries, settings))


def years(paper: Paper) -> tuple[int, ...]:
    """The years that there are pieces from, the newest first."""
    return tuple(paper.once(_by_year))


def shown_in(paper: Paper, year: int) -> tuple[Piece, ...]:
    """The pieces of a year that search engines are told of."""
    return paper.once(_by_year).get(year, ())


def _by_year(paper: Paper) -> dict[int, tuple[Piece, ...]]:
    found: dict[int, list[Piece]] = {}
    for piece in paper.listed:
        if piece.is_shown and not piece.unpublished:
            found.setdefault(piece.date.year, []).append(piece)
    return {year: tuple(pieces) for year, pieces in found.items()}


def _map_of(year: int) -> str:
    return f"/sitemap-{year}.xml"


def _xml(kind: str, entry: str, entries: Iterable[tuple[str, str]], settings: Settings) -> bytes:
    """Addresses with the day their content changed."""
    root = etree.Element(f"{{{NAMESPACE}}}{kind}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the stubs forget the default namespace
    for address, changed in entries:
        url = etree.SubElement(root, f"{{{NAMESPACE}}}{entry}")
        etree.SubElement(url, f"{{{NAMESPACE}}}loc").text = settings.url + address
        if changed:
            etree.SubElement(url, f"{{{NAMESPACE}}}lastmod").text = changed
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def newest(pieces: Iterable[Piece]) -> str:
    """When the newest change among pieces was made; nothing where there is none."""
    changes = [piece.changed for piece in pieces]
    return max(changes).isoformat() if changes else ""


def _entries(paper: Paper, settings: Settings) -> Iterator[tuple[str, str]]:
    """All pages that do not move, but for the pieces."""
    yield addresses.FRONT, newest(paper.listed)
    for group in paper.groups.values():
        yield group.address, newest(paper.pieces_by(group.slug))
    for person in paper.people.values():
        yield person.address, newest(paper.pieces_by_person(person))
    for section in paper.sections:
        yield addresses.section(section), newest(paper.pieces_in(section))
    for topic in paper.topics:
        yield addresses.topic(topic), newest(paper.pieces_on(topic))
    for place in paper.places:
        yield addresses.place(place), newest(paper.pieces_from(place))
    for lang in sorted({*paper.languages, *settings.languages} - {settings.language}):
        yield addresses.prefix(lang, settings.language), newest(paper.pieces_written_in(lang))
        if lang in settings.languages:
            yield addresses.archive(lang, settings.language), newest(paper.pieces_written_in(lang))
    for debate in debates(paper).all:
        yield addresses.debate(debate.id), newest(debate.pieces)
    for statement in paper.statements:
        yield statement.address, statement.changed().isoformat()
    for text in paper.texts:
        yield text.address, ""
    for edition in paper.editions:
        if edition.date <= paper.press_day:
            yield addresses.edition(edition.number), edition.date.isoformat()
    notices = (paper.events, paper.tasks, paper.campaigns, paper.studies, paper.questions)
    for address in (notice.address for kind in notices for notice in kind):
        yield address, ""
    for room in addresses.STANDING[1:]:
        yield room, ""
