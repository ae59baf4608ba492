"""A page for every author, in the space of the group they write for."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.people.setting import lots

People = glue.generator("People", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return People


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
