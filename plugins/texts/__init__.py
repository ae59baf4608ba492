"""The paper's own pages: about, charter, how to write."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.texts.setting import pages

Texts = glue.generator("Texts", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Texts


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
