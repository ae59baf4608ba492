"""A page for every language that something can be read in, beside the paper's own."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.translations.setting import lots

Translations = glue.generator("Translations", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Translations


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
