"""What stands around every page: the paper's name, its navigation, its foot."""

from __future__ import annotations

from plugins.newsroom import about, addresses
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Chrome, Link

ICONS = (
    ("icon", "any", "/favicon.ico"),
    ("icon", "192x192", "/assets/icon-192.png"),
    ("apple-touch-icon", "", "/assets/apple-touch-icon.png"),
)


def chrome(paper: Paper, settings: Settings) -> Chrome:
    """The chrome in the language that the settings speak."""
    say, lang = settings.say, settings.tongue
    has_front = lang in settings.languages
    rooms = (
        (say("Debates"), "/debates/"),
        (say("Statements"), "/statements/"),
        (say("Common ground"), "/common-ground/"),
        (say("What’s on"), "/events/"),
        (say("Lend a hand"), "/tasks/"),
        (say("Results"), "/results/"),
        (say("Groups"), "/groups/"),
        (say("Letters"), "/letters/"),
    )
    ways = (
        (say("Archive"), addresses.archive(lang, settings.language) if has_front else addresses.archive()),
        (say("Editions"), "/editions/"),
        (say("Sections"), "/sections/"),
        (say("Topics"), "/topics/"),
        (say("Places"), "/places/"),
        (say("People"), "/people/"),
        (say("Reading together"), "/studies/"),
        (say("Words explained"), addresses.GLOSSARY),
        (say("Corrections"), addresses.CORRECTIONS),
        (say("Feeds"), "/feeds/"),
        (say("Search"), addresses.SEARCH),
    )
    edition = paper.edition()
    cities = dict.fromkeys(
        paper.places[slug].name(lang, settings.language)
        for group in paper.groups.values()
        if group.is_member(paper.press_day)
        for slug in group.places
        if slug in paper.places and slug != "online"
    )
    return Chrome(
        name=settings.name,
        name_lang=settings.language,
        tagline=settings.tagline,
        lang=lang,
        home=addresses.prefix(lang, settings.language) if has_front else addresses.FRONT,
        sections=tuple(Link(section.name(lang, settings.language), addresses.section(section.slug)) for section in paper.sections.values()),
        rooms=tuple(Link(text, href) for text, href in rooms),
        ways=tuple(Link(text, href) for text, href in ways),
        foot=(*(Link(text.title, text.address, text.lang, direction(text.lang)) for text in paper.texts), about.check_link(settings)),
        languages=tuple(Link(tag, addresses.prefix(tag, settings.language), tag, direction(tag)) for tag in sorted({*paper.languages, *settings.languages})),
        edition=Link(edition.title, addresses.edition(edition.number), count=edition.number) if edition else None,
        search=Link(say("Search"), addresses.SEARCH),
        cities=tuple(cities),
        press_day=paper.press_day,
        icons=ICONS,
        licence=settings.licence,
        repository=settings.repository,
    )
