"""WRITE: the only room that writes the output.

`newspaper.Newspaper` is the class that Pelican runs (PELICAN_CLASS). It reads one Paper, lets the rooms set their pages,
typesets them into a fresh tree beside the one that is served, checks the tree, and switches.
"""

from __future__ import annotations

from pelican import signals

from plugins.press.writer import PressWriter


def get_writer(pelican: object) -> type[PressWriter]:
    """Pelican's writer, which also takes our pages."""
    return PressWriter


def register() -> None:
    """Enter the writer."""
    signals.get_writer.connect(get_writer)
