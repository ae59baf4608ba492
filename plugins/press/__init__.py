"""WRITE: the only room that writes the output.

A `making.Making` reads one Paper, lets the rooms set their pages, typesets them into a fresh tree beside the one that is served,
checks the tree, and switches. `newspaper.Newspaper`, the class that Pelican runs (PELICAN_CLASS), has Pelican let the rooms speak,
and all other plugins; where there are none, `alone` does without.

Importing this package imports nothing: `record` tells whether anything has changed before Pelican is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.press.writer import PressWriter


def get_writer(pelican: object) -> type[PressWriter]:
    """Pelican's writer, which also takes our pages."""
    from plugins.press.writer import PressWriter

    return PressWriter


def register() -> None:
    """Enter the writer."""
    from pelican import signals

    signals.get_writer.connect(get_writer)
