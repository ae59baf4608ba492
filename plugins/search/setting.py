"""The search page and its indexes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plugins.newsroom import addresses, cards, heads, policy
from plugins.newsroom.asking import inside_sum
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.months import years
from plugins.newsroom.pages import Bundle, File, Job, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value, replace
from plugins.newsroom.views import Link, SearchView
from plugins.search.engine import Record, index

LARGEST, PARTS = 600, (1, 2, 4, 12)
"""So many pieces are in one index at most, as long as a year can be divided into so many parts: an edit makes the index of its part anew."""


class Shelf(Value):
    """What was published in one language in a year or a part of it, oldest first."""

    lang: str
    year: int
    part: int
    pieces: tuple[Piece, ...]

    @property
    def address(self) -> str:
        """Where its index stands."""
        return addresses.search_index(self.lang, self.year, self.part)


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File | Bundle]:
    """The page, and where there is an engine an index for each language and year."""
    shelves = tuple(_shelves(paper)) if settings.search_engine else ()
    page = heads.page(settings, addresses.SEARCH, "search.html", view(paper, settings, shelves), "Search", owner="search")
    yield replace(page, head=replace(page.head, policy=policy.SCRIPTED)) if shelves else page
    newest = {shelf.lang: shelf for shelf in reversed(shelves)}
    for shelf in shelves:
        yield Bundle(shelf.address, "search", _job(paper, settings, shelf, shelf is newest[shelf.lang]))


def view(paper: Paper, settings: Settings, shelves: Sequence[Shelf]) -> SearchView:
    """What the page offers: the indexes to a script, the years and topics to everyone."""
    indexes: dict[str, list[tuple[int, str, int]]] = {}
    for shelf in shelves:
        indexes.setdefault(shelf.lang, []).append((shelf.year, shelf.address, len(shelf.pieces)))
    topics = [(len(paper.pieces_on(topic.slug)), topic) for topic in paper.topics.values()]
    return SearchView(
        languages=tuple(sorted(indexes, key=lambda lang: (lang != settings.language, lang))),
        indexes=json.dumps(indexes, separators=(",", ":")) if indexes else "",
        years=tuple(Link(str(year), addresses.year(year)) for year in paper.ask(years, settings.time_zone)),
        topics=tuple(Link(topic.name(settings.tongue, settings.language), addresses.topic(topic.slug), count=count) for count, topic in topics if count),
    )


def _shelves(paper: Paper) -> Iterator[Shelf]:
    """What can be read, by language and year, the newest of a language first."""
    held: dict[tuple[str, int], list[Piece]] = {}
    for piece in reversed(paper.listed):
        if piece.is_shown and not piece.unpublished:
            held.setdefault((piece.lang, piece.date.year), []).append(piece)
    for lang, year in sorted(held, key=lambda key: (key[0], -key[1])):
        parts = divided([piece.date.month for piece in held[lang, year]])
        for part in range(parts, 0, -1):
            pieces = tuple(piece for piece in held[lang, year] if part_of(piece.date.month, parts) == part)
            if pieces:
                yield Shelf(lang, year, part if parts > 1 else 0, pieces)


def divided(months: Sequence[int]) -> int:
    """Into how many parts a year is divided, given the month of each of its pieces."""
    fitting = (parts for parts in PARTS if max(Counter(part_of(month, parts) for month in months).values()) <= LARGEST)
    return next(fitting, PARTS[-1])


def part_of(month: int, parts: int) -> int:
    """The part of a year in which a month lies, from 1."""
    return (month - 1) * parts // 12 + 1


def _job(paper: Paper, settings: Settings, shelf: Shelf, is_newest: bool) -> Job:
    """The work of making one index: known by the pieces' facts and the sums of their texts, given the texts only when it is to be done."""
    facts = tuple(_record(paper, settings, piece, shelf.address) for piece in shelf.pieces)
    sums = tuple(inside_sum(piece) for piece in shelf.pieces)
    return Job(
        index,
        (shelf.lang, is_newest, facts, sums),
        settings.search_engine,
        isolated=True,
        supplies=lambda: (tuple(f"{piece.standfirst}\n{piece.body.text}" for piece in shelf.pieces),),
    )


def _record(paper: Paper, settings: Settings, piece: Piece, shelf: str) -> Record:
    """What is known of a piece beside its text."""
    lang, own = piece.lang, settings.language
    section = paper.sections.get(piece.section)
    groups = tuple(cards.mark(paper, slug).name for slug in paper.groups_of(piece))
    return Record(
        address=piece.address,
        title=piece.title,
        date=piece.date.date().isoformat(),
        groups=groups,
        section=section.name(lang, own) if section else piece.section,
        topics=tuple(paper.topics[slug].name(lang, own) for slug in piece.topics),
        places=tuple(paper.places[slug].name(lang, own) for slug in piece.places if slug in paper.places),
        kind=piece.kind,
        shelf=shelf,
    )
