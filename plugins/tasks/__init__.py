"""What there is to do, by minutes."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.tasks.setting import pages

Tasks = glue.generator("Tasks", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Tasks


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
