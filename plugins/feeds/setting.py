"""Feeds as files, the page that explains them, and the list for feed readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from plugins.feeds import corrections, statements, writing
from plugins.feeds.subjects import Subject, names, pack, packed_item, subject, subjects, whole
from plugins.newsroom import addresses, heads
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import FeedRow, FeedShelf, FeedsView

OPML = "/feeds/subscriptions.opml"


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """Every feed in every format, `/feeds/`, and the subscription list."""
    for kind, slug in names(paper):
        yield Lot(addresses.feed(kind, slug, "atom"), subject_files, (kind, slug))
    for number in range(1, len(paper.originals) // settings.feed_items + 1):
        yield Lot(_archive_address(number), archive_file, (number,))
    all_subjects = tuple(subjects(paper, settings))
    put_right, said_together = corrections.subject(settings), statements.subject(settings)
    yield from writing.feeds(put_right, map(pack, corrections.items(paper, settings)), settings)
    yield from writing.feeds(said_together, map(pack, statements.items(paper, settings)), settings)
    all_subjects = (*all_subjects, put_right, said_together)
    yield heads.page(settings, "/feeds/", "feeds.html", view(all_subjects, settings), settings.say("Feeds"))
    yield File(OPML, "feeds", opml(all_subjects, settings))


pages = all_of(lots)


def subject_files(paper: Paper, settings: Settings, kind: str, slug: str) -> Iterator[File]:
    """The feeds of one subject."""
    found = subject(paper, settings, kind, slug)
    items = [packed_item(paper, settings, piece) for piece in found.pieces[: settings.feed_items]]
    yield from writing.feeds(found, items, settings, _history(found, settings))


def view(all_subjects: tuple[Subject, ...], settings: Settings) -> FeedsView:
    """All feeds by kind."""
    kinds = dict.fromkeys(subject.kind for subject in all_subjects)
    shelves = tuple(FeedShelf(kind.removesuffix("s"), tuple(_row(s, settings) for s in all_subjects if s.kind == kind)) for kind in kinds)
    named = {"people": "person"}
    shelves = tuple(FeedShelf(named.get(shelf.kind, shelf.kind), shelf.rows) for shelf in shelves)
    return FeedsView(shelves, OPML, settings.url + addresses.feed("all", "", "atom"))


def opml(all_subjects: tuple[Subject, ...], settings: Settings) -> bytes:
    """Every Atom feed as an OPML 2.0 list that a feed reader takes in at once."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = settings.name
    body = etree.SubElement(root, "body")
    for kind in dict.fromkeys(each.kind for each in all_subjects):
        folder = etree.SubElement(body, "outline", text=settings.name if kind == "all" else kind.title())
        for each in all_subjects:
            if each.kind == kind:
                address = settings.url + addresses.feed(kind, each.slug, "atom")
                etree.SubElement(folder, "outline", type="rss", text=each.title, title=each.title, xmlUrl=address, htmlUrl=settings.url + each.page)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _row(subject: Subject, settings: Settings) -> FeedRow:
    title = subject.title.removesuffix(f" — {settings.name}")
    if subject.kind == "languages":
        title = subject.slug
    return FeedRow(title, subject.page, heads.feeds(subject.kind, subject.slug, title))


def _history(subject: Subject, settings: Settings) -> writing.Links:
    """Where the whole paper's feed goes on."""
    full = len(subject.pieces) // settings.feed_items
    return (("prev-archive", _archive_address(full)),) if subject.kind == "all" and full else ()


def archive_file(paper: Paper, settings: Settings, number: int) -> Iterator[File]:
    """Older items of the whole paper, numbered from the oldest: a full archive never changes again."""
    held, goes_on = paper.ask(archived, number, settings.feed_items)
    links = [("archive", ""), ("current", addresses.feed("all", "", "atom"))]
    links += [("prev-archive", _archive_address(number - 1))] if number > 1 else []
    links += [("next-archive", _archive_address(number + 1))] if goes_on else []
    items = [packed_item(paper, settings, piece) for piece in held]
    yield writing.archive(whole(settings), items, settings, tuple(links), _archive_address(number))


def archived(paper: Paper, number: int, size: int) -> tuple[tuple[Piece, ...], bool]:
    """The pieces of an archive, newest first, and whether there is another full one after it."""
    count = len(paper.originals)
    return paper.originals[count - number * size : count - (number - 1) * size], number < count // size


def _archive_address(number: int) -> str:
    return f"/feeds/archive/{number}.atom"
