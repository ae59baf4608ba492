"""Turns a room into a Pelican plugin: `register = glue.room(__name__)` is all that a room's `__init__.py` has beside its manual.

A room makes `pages(paper, settings)`, or `lots(…)` where parts of it can be made apart, in its module `setting`, which is not
imported before the room is asked for something: most of a paper stays as it is most of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Any

from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Bundle, File, Lot, Lots, Page
from plugins.newsroom.settings import Settings


class Room:
    """A Pelican generator that sets pages from the Paper; it reads and writes nothing itself."""

    name = ""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **kwargs: object) -> None:
        self.context = context
        self.settings = settings

    def generate_output(self, writer: Any) -> None:
        """Tell the press how to make every page and file; it knows best which of them it needs."""
        writer.publish(self.name.rpartition(".")[2], lots(self.name))


def room(name: str) -> Callable[[], None]:
    """What enters a room, by the name of its package, among Pelican's generators."""
    generator = type(name.rpartition(".")[2].title(), (Room,), {"name": name, "__module__": name})

    def get_generators(pelican: object) -> type[Room]:
        return generator

    def register() -> None:
        from pelican import signals  # whoever makes a room's pages or files apart needs no Pelican

        signals.get_generators.connect(get_generators)

    return register


def is_room(plugin: object) -> bool:
    """Whether a plugin is a room and nothing else."""
    return getattr(getattr(plugin, "register", None), "__module__", "") == __name__


def lots(name: str) -> Lots:
    """What a room makes, by the name of its package."""
    return partial(_lots, name)


def _lots(name: str, paper: Paper, settings: Settings) -> Iterable[Lot | Page | File | Bundle]:
    setting = import_module(f"{name}.setting")
    made: Iterable[Lot | Page | File | Bundle] = (getattr(setting, "lots", None) or setting.pages)(paper, settings)
    return made
