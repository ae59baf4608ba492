"""What a page says of itself to machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from plugins.newsroom import addresses
from plugins.newsroom.languages import direction
from plugins.newsroom.pages import Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import FeedLink, Head, Link, RedirectView

if TYPE_CHECKING:
    from plugins.newsroom.pages import View

UNSAFE = str.maketrans({character: f"\\u{ord(character):04x}" for character in "=<>&\u2028\u2029"})
"""What is spelt in JSON that stands in a page."""

FORMATS = (("RSS", "rss", "application/rss+xml"), ("Atom", "atom", "application/atom+xml"), ("JSON", "json", "application/feed+json"))


def feeds(kind: str, slug: str, title: str) -> tuple[FeedLink, ...]:
    """The three feeds of a subject; an author's has one."""
    formats = FORMATS[1:2] if kind == "people" else FORMATS
    return tuple(FeedLink(title, name, addresses.feed(kind, slug, suffix), type) for name, suffix, type in formats)


def head(settings: Settings, address: str, title: str, description: str = "", feed_links: tuple[FeedLink, ...] = ()) -> Head:
    """The head of a page that is no piece."""
    return Head(
        title=title if title.startswith(settings.name) else f"{title} — {settings.name}",
        description=description or settings.tagline,
        canonical=settings.url + address,
        image=f"{settings.url}{share_card('front')}",
        image_width=1200,
        image_height=630,
        image_alt=settings.name,
        json_ld=_standing(settings, address, title),
        feeds=feed_links or feeds("all", "", settings.name),
    )


def _standing(settings: Settings, address: str, title: str) -> str:
    """Where a page stands below one of the paper's lists, for search engines; "" for what stands below none."""
    say = settings.say
    rooms = {
        "archive": say("Archive"),
        "common-ground": say("Common ground"),
        "debates": say("Debates"),
        "editions": say("Editions"),
        "events": say("What’s on"),
        "groups": say("Groups"),
        "people": say("People"),
        "places": say("Places"),
        "results": say("Results"),
        "sections": say("Sections"),
        "statements": say("Statements"),
        "studies": say("Reading together"),
        "tasks": say("Lend a hand"),
        "topics": say("Topics"),
    }
    before, _, below = address.rpartition("/archive/") if "/archive/" in address else ("", "", "")
    room = "archive" if below else address.split("/")[1]
    base = f"{before}/{room}/"
    if room not in rooms or address == base:
        return ""
    year = address.removeprefix(base).split("/")[0] if room in ("archive", "events") else ""
    years = [Link(year, f"{base}{year}/")] if year.isdigit() and address != f"{base}{year}/" else []
    return json_ld({"@context": "https://schema.org", **breadcrumbs(settings, Link(rooms[room], base), *years, Link(title, address))})


def breadcrumbs(settings: Settings, *way: Link) -> dict[str, object]:
    """The way from the front to a page, the last step, as search engines show it in place of an address."""
    steps = (Link(settings.name, addresses.FRONT), *way)
    items = [
        {"@type": "ListItem", "position": number, "name": step.text, **({"item": settings.url + step.href} if step is not way[-1] else {})}
        for number, step in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def page(
    settings: Settings,
    address: str,
    template: str,
    view: View,
    title: str,
    description: str = "",
    owner: str = "",
    feed_links: tuple[FeedLink, ...] = (),
    lang: str = "",
) -> Page:
    """A page that is no piece, in the paper's own language unless said otherwise."""
    lang = lang or settings.tongue
    return Page(address, template, view, head(settings, address, title, description, feed_links), owner, lang, direction(lang))


def redirect(settings: Settings, old: str, new: str, title: str, owner: str) -> Page:
    """A page at a former address that leads to the present one."""
    return Page(old, "redirect.html", RedirectView(new, title), Head(title, "", settings.url + new, robots="noindex"), owner, settings.language)


def in_languages(settings: Settings, address: Callable[[str, str], str]) -> tuple[Link, ...]:
    """The same page in every language of the paper, as each of them names all: `address` is given a language and the paper's own."""
    if len(settings.languages) < 2:
        return ()
    there = [Link(lang, settings.url + address(lang, settings.language), lang) for lang in settings.languages]
    return (*there, Link("", settings.url + address(settings.language, settings.language), "x-default"))


def share_card(name: str) -> str:
    """Where a drawn card for sharing stands: of a piece by its id's parts, or the paper's own, "front"."""
    return f"/assets/cards/{name}.jpg"


def clipping(settings: Settings, address: str) -> Link:
    """What a page cut out of the paper keeps: its whole address, and where the address stands as a square for telephones."""
    return Link(settings.url + address, code(address))


def code(address: str) -> str:
    """Where a page's address stands as a QR code."""
    return f"/assets/codes{address.rstrip('/')}.svg"


def json_ld(data: Mapping[str, object]) -> str:
    """JSON-LD that can stand inside a script element whatever its values contain, and in which nothing looks like an attribute of a tag.

    A summary that ended with ` src=` was followed by JSON's quotation mark, and the press read what came next as a link.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(UNSAFE)
