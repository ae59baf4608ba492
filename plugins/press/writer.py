"""Pelican's writer, which also takes our Pages and Files; theirs are written at once, ours when all rooms have spoken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican.writers import Writer

from plugins.newsroom.pages import Bundle, File, Page
from plugins.newsroom.problems import NewspaperError


class PressWriter(Writer):  # type: ignore[misc]
    """Collects what the rooms set; `write_file` and `write_feed` still serve other plugins."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.set: dict[str, tuple[str, Page | File | Bundle]] = {}

    def publish(self, room: str, pages: Iterable[Page | File | Bundle]) -> None:
        """Take a room's pages. Raises NewspaperError when two want one address: that is broken code, not content."""
        for page in pages:
            taken = self.set.get(page.address)
            if taken and taken[1] != page:
                raise NewspaperError(f"{page.address} is set by two rooms, {taken[0]} and {room}")
            self.set[page.address] = (room, page)
