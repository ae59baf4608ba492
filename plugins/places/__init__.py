"""A page for every place in the register, and redirects from its other names."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.places.setting import lots

Places = glue.generator("Places", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Places


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
