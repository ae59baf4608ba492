"""The paper's own pages."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from plugins.newsroom import about, addresses, heads, rules
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Group, Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.problems import Problem
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from plugins.newsroom.views import Link, RuleLine, RulesView, WriteView
from plugins.newsroom.voices import Voice


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """Every page of the paper's own; the one on writing has a door to every group's folder, the one on the check is made from its rules, in every language."""
    for lang in settings.languages:
        yield _check(paper, settings.speaking(lang), lang)
    for text in paper.texts:
        if text.slug == "write":
            write = WriteView(text.title, text.body.html, _doors(paper, settings), settings.repository)
            yield heads.page(settings, text.address, "write.html", write, text.title, text.summary, lang=text.lang)
        elif text.slug != addresses.FRONT_RULE:
            yield heads.page(settings, text.address, "text.html", about.text_view(paper, settings, text), text.title, text.summary, lang=text.lang)


def _check(paper: Paper, settings: Settings, lang: str) -> Page:
    """What the check looks for, in one of the paper's languages."""
    say = settings.say
    chapters = tuple((say(title), tuple(_line(rule, say) for rule in chapter)) for title, chapter in rules.CHAPTERS.items())
    elsewhere = tuple(Link(other, addresses.check(other, settings.language), other, direction(other)) for other in settings.languages if other != lang)
    view = RulesView(chapters, about.siblings(paper, settings), elsewhere)
    page = heads.page(settings, addresses.check(lang, settings.language), "rules.html", view, say("What the check looks for"), lang=lang)
    return replace(page, head=replace(page.head, alternates=heads.in_languages(settings, addresses.check)))


def _line(rule: rules.Rule, say: Voice) -> RuleLine:
    return RuleLine(rule.id, say(rule.text), say(rule.cure), rule.example, rule.severity is Problem)


def _doors(paper: Paper, settings: Settings) -> tuple[Link, ...]:
    """For every group that takes part, the git host's own form for a new file, filled in; without a host, where its editors are."""
    active = [group for group in paper.groups.values() if paper.status(group) == "active"]
    return tuple(Link(group.name, _door(paper, settings, group)) for group in sorted(active, key=lambda g: g.name.casefold()))


def _door(paper: Paper, settings: Settings, group: Group) -> str:
    if not settings.repository:
        return group.contact or group.address
    section = next(iter(paper.sections), "news")
    start = f"---\ntitle: \ndate: {paper.press_day.isoformat()}\nsection: {section}\nauthors: []\nsummary: \n---\n\nWrite here.\n"
    query = urlencode({"filename": f"content/groups/{group.slug}/articles/my-piece.md", "value": start})
    return f"{settings.repository}/new/{settings.branch}?{query}"
