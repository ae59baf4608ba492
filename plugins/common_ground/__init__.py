"""What the groups agree on and where they differ, each by its own word."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.common_ground.setting import pages

CommonGround = glue.generator("CommonGround", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return CommonGround


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
