"""Groups as pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from markupsafe import Markup

from plugins.newsroom import addresses, cards, events, heads, lists, notice_cards, sentences
from plugins.newsroom.model import Group, Paper, Piece
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import DirectoryView, Entry, Fact, GroupView, Link, Pager, Shelf

EVENTS_SHOWN = 4
ABOUT_SHOWN = 240
"""Characters of what a group says of itself, beside its name."""


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """The index of groups, and every group's own pages."""
    about = settings.say("The groups that write %(paper)s", paper=settings.name)
    yield heads.page(settings, "/groups/", "directory.html", directory(paper, settings), settings.say("Groups"), about)
    for group in paper.groups.values():
        yield Lot(group.address, group_pages, (group.slug,))


pages = all_of(lots)


def group_pages(paper: Paper, settings: Settings, slug: str) -> Iterable[Page]:
    """A group's own pages."""
    group = paper.groups[slug]
    feeds = heads.feeds("groups", slug, group.name)
    for address, held, pager in lists.sheets(paper.pieces_by(slug), group.address, settings.page_size):
        view = group_view(paper, settings, group, held, pager)
        yield heads.page(settings, address, "group.html", view, group.name, _first_sentences(paper, group), slug, feeds)


def directory(paper: Paper, settings: Settings) -> DirectoryView:
    """All groups by name: those that take part, then those that did."""
    by_name = sorted(paper.groups.values(), key=lambda g: (g.kind == "individuals", g.name.casefold()))
    shelves = (
        Shelf("active", tuple(_entry(paper, settings, g) for g in by_name if paper.status(g) == "active")),
        Shelf("former", tuple(_entry(paper, settings, g) for g in by_name if paper.status(g) != "active")),
    )
    return DirectoryView("groups", "Groups", "", tuple(shelf for shelf in shelves if shelf.entries))


def group_view(paper: Paper, settings: Settings, group: Group, held: tuple[Piece, ...], pager: Pager | None) -> GroupView:
    """One page of a group's own."""
    shown = cards.cards(paper, settings, held)
    first_page = pager is None or pager.current == 0
    lead = shown[0] if shown and first_page and held[0].is_shown else None
    about = paper.abouts.get(group.slug)
    coming = events.coming((e for e in paper.events if group.slug in e.groups), paper.press_day)
    return GroupView(
        mark=cards.mark(paper, group.slug),
        kind=group.kind,
        status=paper.status(group),
        about=about.html if about and first_page else Markup(""),
        facts=facts(paper, settings, group, is_counted=first_page),
        people=tuple(cards.person_link(p) for p in sorted(paper.people.values(), key=lambda p: p.name) if p.group == group.slug) if first_page else (),
        lead=lead,
        cards=shown[1:] if lead else shown,
        feeds=heads.feeds("groups", group.slug, group.name),
        events=tuple(cards.event(paper, settings, occasion) for occasion in coming[:EVENTS_SHOWN]) if first_page else (),
        pager=pager,
        silent_since=silent_since(paper, settings, group) if first_page else None,
        gathered=notice_cards.of_group(paper, settings, group.slug) if first_page else None,
        stances=notice_cards.answers(paper, group.slug) if first_page else (),
    )


def silent_since(paper: Paper, settings: Settings, group: Group) -> date | None:
    """The day of its newest piece, if an active group has published nothing for some months."""
    pieces = paper.pieces_by(group.slug)
    if not pieces or paper.status(group) != "active":
        return None
    newest = pieces[0].date.date()
    return newest if paper.press_day - newest > timedelta(days=settings.silent_after_days) else None


def facts(paper: Paper, settings: Settings, group: Group, is_counted: bool = True) -> tuple[Fact, ...]:
    """What is known of a group, in order; nothing private. How much it wrote is told where that may change with every piece."""
    names = {
        "places": tuple(Link(paper.places[p].name(settings.tongue, settings.language), addresses.place(p)) for p in group.places),
        "languages": tuple(Link(lang, addresses.prefix(lang, settings.language) if lang in paper.languages else "", lang) for lang in group.languages),
        "formerly": tuple(Link(former.name, "") for former in group.formerly),
        "came-from": tuple(_group_link(paper, slug) for slug in group.came_from),
        "succeeded-by": tuple(Link(heir.name, heir.address) for heir in paper.successors(group.slug) if paper.status(group) != "active"),
        "links": tuple(Link(link.name, link.url) for link in group.links),
        "contact": (Link(group.contact, group.contact),) if group.contact else (),
        "pieces": (Link("", "", count=len(paper.pieces_by(group.slug))),),
    }
    days = (Fact("joined", date=group.joined), *([Fact("left", date=group.left)] if group.left else []))
    told = [Fact(key, values) for key, values in names.items() if values]
    return (*told[:-1], *days, *(told[-1:] if is_counted else ()))


def _entry(paper: Paper, settings: Settings, group: Group) -> Entry:
    pieces = paper.pieces_by(group.slug)
    where = ", ".join(paper.places[place].name(settings.tongue, settings.language) for place in group.places)
    name = Link(group.name, group.address, count=len(pieces))
    return Entry(name, _first_sentences(paper, group), pieces[0].date.date() if pieces else None, where, cards.stamp(group))


def _group_link(paper: Paper, slug: str) -> Link:
    group = paper.groups.get(slug)
    return Link(group.name, group.address) if group else Link(slug, "")


def _first_sentences(paper: Paper, group: Group) -> str:
    """How a group begins to speak of itself."""
    about = paper.abouts.get(group.slug)
    return sentences.first(about.text, ABOUT_SHOWN) if about else ""
