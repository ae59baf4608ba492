"""Pelican's writer, which also takes our Pages and Files; theirs are written at once, ours when all rooms have spoken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican.writers import Writer

from plugins.newsroom.pages import Bundle, File, Lot, Page


class PressWriter(Writer):  # type: ignore[misc]
    """Collects what the rooms set; `write_file` and `write_feed` still serve other plugins."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.set: list[tuple[str, Lot | Page | File | Bundle]] = []

    def publish(self, room: str, items: Iterable[Lot | Page | File | Bundle]) -> None:
        """Take what a room hands in."""
        self.set += ((room, item) for item in items)
