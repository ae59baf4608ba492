"""The record over the years: campaigns and what came of them, and how much was done together."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.results.setting import pages

Results = glue.generator("Results", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Results


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
