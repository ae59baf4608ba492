"""Sections, topics and places: an index, a list for every entry, and redirects from other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from plugins.newsroom import cards, heads, lists, notice_cards
from plugins.newsroom.gathered_views import Gathered
from plugins.newsroom.model import Paper, Piece, Term
from plugins.newsroom.pages import Lot, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import DirectoryView, Entry, GroupMark, Head, Link, ListingView, RedirectView, Shelf

PIECES_OF: Mapping[str, Callable[[Paper, str], tuple[Piece, ...]]] = {
    "section": lambda paper, slug: paper.pieces_in(slug),
    "topic": lambda paper, slug: paper.pieces_on(slug),
    "place": lambda paper, slug: paper.pieces_from(slug),
}


def register_lots(paper: Paper, settings: Settings, kind: str, title: str, in_order: bool = False) -> Iterator[Lot | Page]:
    """Every page of a register; `kind` is "section", "topic" or "place". Entries without pieces have their page too."""
    base = f"/{kind}s/"
    terms = _terms(paper, kind)
    entries = tuple(_entry(settings, term, base, PIECES_OF[kind](paper, term.slug)) for term in terms.values())
    if not in_order:
        entries = tuple(sorted(entries, key=lambda entry: entry.link.text.casefold()))
    shelves = (Shelf("", entries),) if entries else ()
    yield heads.page(settings, base, "directory.html", DirectoryView(f"{kind}s", title, "", shelves), title)
    for slug in terms:
        yield Lot(f"{base}{slug}/", term_pages, (kind, slug))


def term_pages(paper: Paper, settings: Settings, kind: str, slug: str) -> Iterator[Page]:
    """The list of one entry, and redirects from its other names."""
    term, pieces = _terms(paper, kind)[slug], PIECES_OF[kind](paper, slug)
    base = f"/{kind}s/"
    introduction = next((own for own in paper.topic_introductions if own.topic == slug), None) if kind == "topic" else None
    address, name = f"{base}{slug}/", term.name(settings.tongue, settings.language)
    feeds = heads.feeds(f"{kind}s", slug, name)
    for at, held, pager in lists.sheets(pieces, address, settings.page_size):
        is_first = at == address
        view = ListingView(
            kind=kind,
            title=name,
            about=introduction.body.html if introduction and is_first else Markup("<p>{}</p>").format(escape(term.about)) if term.about else Markup(""),
            cards=cards.cards(paper, settings, held),
            feeds=feeds,
            pager=pager,
            groups=_groups(paper, kind, slug, pieces) if kind != "section" else (),
            note=settings.say("Retired on %(date)s", date=term.retired.isoformat()) if term.retired else "",
            gathered=_gathered(paper, settings, kind, slug) if is_first else None,
            as_of=introduction.date if introduction and is_first else None,
        )
        yield heads.page(settings, at, "listing.html", view, name, term.about, f"{kind}s", feeds)
    for alias in term.aliases:
        head = Head(name, "", settings.url + address, robots="noindex")
        yield Page(f"{base}{alias}/", "redirect.html", RedirectView(address, name), head, f"{kind}s", settings.language)


def _terms(paper: Paper, kind: str) -> Mapping[str, Term]:
    return {"section": paper.sections, "topic": paper.topics, "place": paper.places}[kind]


def _entry(settings: Settings, term: Term, base: str, pieces: tuple[Piece, ...]) -> Entry:
    newest = pieces[0].date.date() if pieces else None
    return Entry(Link(term.name(settings.tongue, settings.language), f"{base}{term.slug}/", count=len(pieces)), term.about, newest)


def _gathered(paper: Paper, settings: Settings, kind: str, slug: str) -> Gathered | None:
    """What there is beside pieces, if there is anything."""
    if kind == "section":
        return None
    found = notice_cards.at_place(paper, settings, slug) if kind == "place" else notice_cards.on_topic(paper, settings, slug)
    return found if found != Gathered((), "", (), (), ()) else None


def _groups(paper: Paper, kind: str, slug: str, pieces: tuple[Piece, ...]) -> tuple[GroupMark, ...]:
    """The groups that wrote here, and those that are at home at a place, by name."""
    slugs = {group for piece in pieces for group in paper.groups_of(piece) if group in paper.groups}
    if kind == "place":
        slugs |= {group.slug for group in paper.groups.values() if slug in group.places and group.is_member(paper.press_day)}
    return tuple(sorted((cards.mark(paper, slug) for slug in slugs), key=lambda m: m.name.casefold()))
