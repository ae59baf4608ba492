"""Every component of the theme with its states, on one page: `/about/components/`, which no menu leads to.

It is for those who change the theme, and it is the components' test: the examples are in `examples.py`.
"""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.components.setting import pages

Components = glue.generator("Components", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Components


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
