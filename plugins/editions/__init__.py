"""Numbered editions: what was published since the one before."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.editions.setting import pages

Editions = glue.generator("Editions", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Editions


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
