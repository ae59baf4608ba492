"""All pieces by year and month, oldest first."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.archive.setting import lots

Archive = glue.generator("Archive", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Archive


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
