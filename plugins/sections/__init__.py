"""A page for every section of the paper."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.sections.setting import lots

Sections = glue.generator("Sections", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Sections


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
