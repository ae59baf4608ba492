"""The glossary as a page."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses, heads
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Explained, GlossaryView


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """Every word that is explained in the paper's own language, from A to Z."""
    lang = settings.language
    known = (Explained(word.slug, word.names[lang], word.means[lang]) for word in paper.glossary if lang in word.names and lang in word.means)
    words = tuple(sorted(known, key=lambda word: (word.name.casefold(), word.slug)))
    yield heads.page(settings, addresses.GLOSSARY, "glossary.html", GlossaryView(words), settings.say("Words explained"))
