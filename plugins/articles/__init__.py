"""Every piece on a page of its own, with the text that is signed beside it, and redirects from where it stood before."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.articles.setting import lots

Articles = glue.generator("Articles", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Articles


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
