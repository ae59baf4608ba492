"""What was put right, and what was withdrawn: on one list and, through the feeds, as it happens."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.corrections.setting import pages

Corrections = glue.generator("Corrections", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Corrections


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
