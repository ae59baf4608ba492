"""RSS, Atom and JSON feeds, the page that explains them, and the list for feed readers."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.feeds.setting import lots

Feeds = glue.generator("Feeds", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Feeds


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
