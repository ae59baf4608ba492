"""Turns a room's `pages(paper, settings)`, or its `lots(…)`, into a Pelican generator: the four lines every room would repeat."""

from __future__ import annotations

from typing import Any, ClassVar

from plugins.newsroom.pages import Lots


class Room:
    """A Pelican generator that sets pages from the Paper; it reads and writes nothing itself."""

    name: ClassVar[str] = ""
    pages: ClassVar[Lots]

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **kwargs: object) -> None:
        self.context = context
        self.settings = settings

    def generate_output(self, writer: Any) -> None:
        """Tell the press how to make every page and file; it knows best which of them it needs."""
        writer.publish(self.name.lower(), type(self).pages)


def generator(name: str, pages: Lots) -> type[Room]:
    """A generator class for one room."""
    return type(name, (Room,), {"name": name, "pages": staticmethod(pages), "__module__": pages.__module__})
