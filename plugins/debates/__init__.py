"""Every debate whole on a page of its own, and all of them on one list; what an answer quotes stands beside it."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.debates.setting import pages

Debates = glue.generator("Debates", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Debates


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
