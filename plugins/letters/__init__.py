"""The letters, on a page of their own."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.letters.setting import pages

Letters = glue.generator("Letters", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Letters


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
