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

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """The not-found page, sitemap, robots.txt, and the headers where the host reads them from a file."""
    yield heads.page(settings, "/404.html", "404.html", None, settings.say("Not found"))
    yield File("/robots.txt", "site", f"User-agent: *\nAllow: /\n\nSitemap: {settings.url}/sitemap.xml\n".encode())
    yield File("/_headers", "site", hosting.headers_file(settings).encode())
    yield Lot("/sitemap.xml", site_map)


pages = all_of(lots)


def site_map(paper: Paper, settings: Settings) -> Iterable[File]:
    """The site map as a file."""
    yield File("/sitemap.xml", "site", sitemap(paper, settings))


def sitemap(paper: Paper, settings: Settings) -> bytes:
    """All pages that do not move, with the day their content changed."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})  # type: ignore[dict-item]  # the stubs forget the default namespace
    for address, changed in sorted(_entries(paper, settings)):
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(url, f"{{{SITEMAP}}}loc").text = settings.url + address
        if changed:
            etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entries(paper: Paper, settings: Settings) -> Iterator[tuple[str, str]]:
    changes = {piece.id: piece.changed for piece in paper.pieces}

    def newest(pieces: tuple[Piece, ...]) -> str:
        """When the newest change among pieces was made."""
        return max(changes[piece.id] for piece in pieces).isoformat() if pieces else ""

    yield addresses.FRONT, newest(paper.listed)
    for piece in paper.listed:
        if piece.is_shown and not piece.unpublished:
            yield piece.address, newest((piece,))
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
