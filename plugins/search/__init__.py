"""Search without a server: an index for each language and year, or part of a full year, and a page that puts them together in the browser.

The index is made by Pagefind where it is there (`make search` fetches it) and `Settings.search` wants it.
Without it, and without a script, the page offers the archive and the topics.
"""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.search.setting import pages

Search = glue.generator("Search", pages)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Search


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
