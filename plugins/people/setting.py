"""Authors as pages."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from plugins.newsroom import cards, heads, lists
from plugins.newsroom.model import Paper, Person
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import DirectoryView, Entry, Link, ListingView, Shelf


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """The index of authors, and every author's own pages."""
    about = settings.say("Everyone who writes %(paper)s", paper=settings.name)
    yield heads.page(settings, "/people/", "directory.html", directory(paper), settings.say("People"), about)
    for person in paper.people.values():
        yield Lot(person.address, person_pages, (person.key,))


pages = all_of(lots)


def person_pages(paper: Paper, settings: Settings, key: str) -> Iterable[Page]:
    """An author's own pages."""
    person = paper.people[key]
    feeds = heads.feeds("people", key, person.name)
    same = paper.same_person(person)
    for address, held, pager in lists.sheets(paper.pieces_by_person(person), person.address, settings.page_size):
        view = ListingView(
            kind="person",
            title=person.name,
            about=Markup("<p>{}</p>").format(escape(person.about)) if person.about else Markup(""),
            cards=cards.cards(paper, settings, held),
            feeds=feeds,
            pager=pager,
            groups=tuple(cards.mark(paper, p.group) for p in (person, *same) if p.group in paper.groups),
            links=tuple(cards.person_link(other) for other in same),
        )
        yield heads.page(settings, address, "listing.html", view, person.name, person.about, person.group, feeds)


def directory(paper: Paper) -> DirectoryView:
    """All authors, a shelf a group."""
    shelves = []
    for group in sorted(paper.groups.values(), key=lambda g: g.name.casefold()):
        own = sorted((p for p in paper.people.values() if p.group == group.slug), key=lambda p: p.name.casefold())
        if own:
            shelves.append(Shelf(group.name, tuple(_entry(paper, person) for person in own)))
    return DirectoryView("people", "People", "", tuple(shelves))


def _entry(paper: Paper, person: Person) -> Entry:
    pieces = paper.pieces_by_person(person)
    return Entry(Link(person.name, person.address, count=len(pieces)), person.about, pieces[0].date.date() if pieces else None)
