"""Pelican's writer, which also takes our Pages and Files; theirs are written at once, ours when all rooms have spoken."""

from __future__ import annotations

from typing import Any

from pelican.writers import Writer

from plugins.newsroom.pages import Lots


class PressWriter(Writer):  # type: ignore[misc]
    """Collects what the rooms set; `write_file` and `write_feed` still serve other plugins."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.rooms: list[tuple[str, Lots]] = []

    def publish(self, room: str, lots: Lots) -> None:
        """Take what a room makes of the paper."""
        self.rooms.append((room, lots))
