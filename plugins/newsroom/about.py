"""The paper's own pages among each other."""

from __future__ import annotations

from plugins.newsroom import addresses
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper, Text
from plugins.newsroom.views import Link, TextView

CHECK_TITLE = "What the check looks for"


def siblings(paper: Paper) -> tuple[Link, ...]:
    """Every page about the paper, in their order; the one on writing stands apart."""
    return (*(Link(t.title, t.address, t.lang) for t in paper.texts if t.slug != "write"), Link(CHECK_TITLE, addresses.CHECK, "en"))


def text_view(paper: Paper, text: Text) -> TextView:
    """A page of the paper's own as readers see it."""
    return TextView(text.title, text.summary, text.body.html, siblings(paper), text.lang, direction(text.lang))
