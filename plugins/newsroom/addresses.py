"""Where everything stands: the only place that spells an address.

All addresses are root-relative. A piece in another language than the paper's own stands under `/<lang>/`.
"""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")

RESERVED = frozenset(
    "groups people sections topics places debates statements common-ground events tasks results letters editions "
    "archive corrections search write feeds about joint assets static languages studies".split()
)
"""First parts of addresses that no group can be called by; all slugs of two or three letters are kept for languages, all numbers for years."""

FRONT = "/"
STYLESHEETS = "/assets/"
MADE_PAGES = frozenset({"check", "components", "glossary"})
"""Names of pages under `/about/` that the software makes."""

COMPONENTS = "/about/components/"
"""All components of the theme in all their states; no menu leads there."""
CHECK = "/about/check/"
"""What the check looks for."""
CORRECTIONS = "/corrections/"
"""What was put right."""
SEARCH = "/search/"
GLOSSARY = "/about/glossary/"
"""Words explained."""

FRONT_RULE = "front-rule"
"""The name of the text that explains the front page: the front's own room sets it."""
STANDING = (
    FRONT,
    "/groups/",
    "/people/",
    "/sections/",
    "/topics/",
    "/places/",
    "/letters/",
    "/archive/",
    CORRECTIONS,
    "/editions/",
    "/debates/",
    "/statements/",
    "/events/",
    "/common-ground/",
    "/tasks/",
    "/results/",
    "/studies/",
    "/feeds/",
    CHECK,
    GLOSSARY,
    SEARCH,
)
"""Pages that are there whatever the groups hand in, so that a text can link to them."""


def piece(group: str, slug: str, lang: str, paper_lang: str) -> str:
    """A piece's own page."""
    return f"{prefix(lang, paper_lang)}{group}/{slug}/"


def prefix(lang: str, paper_lang: str) -> str:
    """Where the pages of a language begin: `/`, or `/<lang>/` for another language than the paper's."""
    return "/" if lang == paper_lang else f"/{lang.lower()}/"


def group(slug: str) -> str:
    """A group's page."""
    return f"/groups/{slug}/"


def person(group: str, slug: str) -> str:
    """An author's page, in the space of the group they write for."""
    return f"/people/{group}/{slug}/"


def section(slug: str) -> str:
    """A section's page."""
    return f"/sections/{slug}/"


def topic(slug: str) -> str:
    """A topic's page."""
    return f"/topics/{slug}/"


def place(slug: str) -> str:
    """A place's page."""
    return f"/places/{slug}/"


def debate(root: str) -> str:
    """A debate, by the id of the piece it began with: nothing that is answered later can move it."""
    return f"/debates/{root}/"


def statement(slug: str) -> str:
    """A joint statement in its newest wording."""
    return f"/statements/{slug}/"


def wording(slug: str, number: int) -> str:
    """One wording of a statement, which never changes."""
    return f"/statements/{slug}/{number}/"


def translated_statement(slug: str, lang: str, paper_lang: str) -> str:
    """A statement's newest wording as read in another language than the one that is signed."""
    return f"{prefix(lang, paper_lang)}statements/{slug}/" if lang != paper_lang else f"/statements/{slug}/{lang}/"


def edition(number: int) -> str:
    """A numbered edition."""
    return f"/editions/{number}/"


def check(lang: str, paper_lang: str) -> str:
    """What the check looks for, in one of the paper's languages."""
    return prefix(lang, paper_lang) + CHECK.removeprefix("/")


def archive(lang: str = "", paper_lang: str = "") -> str:
    """Everything by year and month; of another language than the paper's, what can be read in it."""
    return f"{prefix(lang, paper_lang)}archive/"


def year(number: int, base: str = "/archive/") -> str:
    """One year of an archive."""
    return f"{base}{number:04d}/"


def month(year: int, number: int, base: str = "/archive/") -> str:
    """One month of an archive."""
    return f"{base}{year:04d}/{number:02d}/"


def numbered(base: str, number: int) -> str:
    """One numbered page of a list, counted from the oldest."""
    return f"{base}{number}/"


def text(slug: str) -> str:
    """A page of the paper's own; *about* is `/about/`, *write* is `/write/`."""
    return {"about": "/about/", "write": "/write/"}.get(slug, f"/about/{slug}/")


def feed(kind: str, slug: str, format: str) -> str:
    """A feed: `kind` is "groups", "sections", …, or without a slug "all", "corrections" or "statements"; `format` is "rss", "atom" or "json"."""
    return f"/feeds/{kind}/{slug}.{format}" if slug else f"/feeds/{kind}.{format}"


def search_index(lang: str, year: int, part: int = 0) -> str:
    """The search index of a language and a year, or of a part of a year in which much was written."""
    return f"/search/{lang.lower()}/{year:04d}{f'-{part}' if part else ''}/"


def event(group: str, slug: str) -> str:
    """An event's own page."""
    return f"/events/{group}/{slug}/"


def events(year: int = 0, month: int = 0) -> str:
    """What's on: now, in a year, or in a month of it."""
    return "/events/" + (f"{year:04d}/" if year else "") + (f"{month:02d}/" if month else "")


def events_at(place: str) -> str:
    """What's on at a place."""
    return f"/events/places/{place}/"


def calendar(kind: str = "", slug: str = "") -> str:
    """A calendar to subscribe to: the whole, or of `kind` "groups" or "places"."""
    return f"/events/{kind}/{slug}.ics" if kind else "/events/events.ics"


def question(slug: str) -> str:
    """What the groups say to one question."""
    return f"/common-ground/{slug}/"


def task(group: str, slug: str) -> str:
    """A task's own page."""
    return f"/tasks/{group}/{slug}/"


def campaign(group: str, slug: str) -> str:
    """A campaign's own page, in the record of results."""
    return f"/results/{group}/{slug}/"


def study(group: str, slug: str) -> str:
    """A reading list's own page."""
    return f"/studies/{group}/{slug}/"


def is_reserved(slug: str) -> bool:
    """Whether no group can be called by this slug."""
    return slug in RESERVED or len(slug) <= 3 or slug.isdigit()


def relative(source: str, target: str) -> str:
    """The root-relative `target` as a link from the page at `source`.

    >>> relative("/harbour/dock-four/", "/groups/harbour/#feeds")
    '../../groups/harbour/#feeds'
    """
    if target.startswith(source) and target[len(source) :].startswith("#"):
        return target[len(source) :]
    return "../" * (source.count("/") - 1) + target[1:] or "./"
