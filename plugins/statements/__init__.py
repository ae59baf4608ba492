"""Joint statements: every wording, with the text that is signed beside it, and who signed which."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.statements.setting import pages

Statements = glue.generator("Statements", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Statements


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
