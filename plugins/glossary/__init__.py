"""The words that the paper explains, on one page.

`content/joint/glossary.yml` names each word, its other forms and what it means, by language; where one of them first
stands in a piece, the piece explains it.
"""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.glossary.setting import pages

Glossary = glue.generator("Glossary", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Glossary


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
