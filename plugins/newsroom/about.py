"""The paper's own pages among each other."""

from __future__ import annotations

from plugins.newsroom import addresses
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper, Text
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Link, TextView


def siblings(paper: Paper, settings: Settings) -> tuple[Link, ...]:
    """Every page about the paper, in their order; the one on writing stands apart."""
    return (*(Link(t.title, t.address, t.lang, direction(t.lang)) for t in paper.texts if t.slug != "write"), check_link(settings))


def check_link(settings: Settings) -> Link:
    """The way to what the check looks for, in the language spoken if the paper has it."""
    lang = settings.tongue if settings.tongue in settings.languages else settings.language
    return Link(settings.say("What the check looks for"), addresses.check(lang, settings.language))


def text_view(paper: Paper, settings: Settings, text: Text) -> TextView:
    """A page of the paper's own as readers see it."""
    return TextView(text.title, text.summary, text.body.html, siblings(paper, settings.speaking(text.lang)), text.lang, direction(text.lang))
