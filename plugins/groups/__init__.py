"""A page for every group: what it is, where, since when, what it wrote, how to follow it."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.groups.setting import lots

Groups = glue.generator("Groups", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Groups


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
