"""The front page and the rule that makes it."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.front.setting import pages

Front = glue.generator("Front", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Front


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
