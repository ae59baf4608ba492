"""Reading lists and study series."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.studies.setting import pages

Studies = glue.generator("Studies", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Studies


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
