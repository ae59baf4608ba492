"""Photos in their printed sizes, stamps, icons and drawn cards."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.images.setting import lots

Images = glue.generator("Images", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Images


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
