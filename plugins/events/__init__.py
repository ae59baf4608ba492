"""What's on: coming events, then past ones."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.events.setting import pages

Events = glue.generator("Events", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Events


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
