"""Sections, topics and places: an index, a list for every entry, and redirects from other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from plugins.newsroom import cards, heads, lists, notice_cards
from plugins.newsroom.common_views import Gathered
from plugins.newsroom.model import Paper, Piece, Term
from plugins.newsroom.pages import Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import DirectoryView, Entry, GroupMark, Head, Link, ListingView, RedirectView, Shelf


def register_pages(
    paper: Paper,
    settings: Settings,
    kind: str,
    title: str,
    terms: Mapping[str, Term],
    pieces_of: Callable[[str], tuple[Piece, ...]],
    in_order: bool = False,
) -> Iterator[Page]:
    """Every page of a register; `kind` is "section", "topic" or "place". Entries without pieces have their page too."""
    base = f"/{kind}s/"
    entries = tuple(_entry(settings, term, base, pieces_of(term.slug)) for term in terms.values())
    if not in_order:
        entries = tuple(sorted(entries, key=lambda entry: entry.link.text.casefold()))
    shelves = (Shelf("", entries),) if entries else ()
    yield heads.page(settings, base, "directory.html", DirectoryView(f"{kind}s", title, "", shelves), title)
    introductions = {own.topic: own for own in paper.topic_introductions} if kind == "topic" else {}
    for term in terms.values():
        introduction, gathered = introductions.get(term.slug), _gathered(paper, settings, kind, term.slug)
        address, name = f"{base}{term.slug}/", term.name(settings.language)
        feeds = heads.feeds(f"{kind}s", term.slug, name)
        for at, held, pager in lists.sheets(pieces_of(term.slug), address, settings.page_size):
            is_first = at == address
            view = ListingView(
                kind=kind,
                title=name,
                about=introduction.body.html if introduction and is_first else Markup("<p>{}</p>").format(escape(term.about)) if term.about else Markup(""),
                cards=cards.cards(paper, settings, held),
                feeds=feeds,
                pager=pager,
                groups=_groups(paper, kind, term.slug, pieces_of(term.slug)) if kind != "section" else (),
                note=f"retired {term.retired.isoformat()}" if term.retired else "",
                gathered=gathered if is_first else None,
                as_of=introduction.date if introduction and is_first else None,
            )
            yield heads.page(settings, at, "listing.html", view, name, term.about, f"{kind}s", feeds)
        for alias in term.aliases:
            head = Head(name, "", settings.url + address, robots="noindex")
            yield Page(f"{base}{alias}/", "redirect.html", RedirectView(address, name), head, f"{kind}s", settings.language)


def _entry(settings: Settings, term: Term, base: str, pieces: tuple[Piece, ...]) -> Entry:
    newest = pieces[0].date.date() if pieces else None
    return Entry(Link(term.name(settings.language), f"{base}{term.slug}/", count=len(pieces)), term.about, newest)


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
