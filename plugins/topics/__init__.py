"""A page for every topic in the register, and redirects from its other names."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.topics.setting import lots

Topics = glue.generator("Topics", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Topics


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
