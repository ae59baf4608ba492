"""What belongs to the site as a whole: not-found page, sitemap, robots.txt, style sheet."""

from __future__ import annotations

from pelican import signals

from plugins import glue
from plugins.site.setting import lots

Site = glue.generator("Site", lots)


def get_generators(pelican: object) -> type[glue.Room]:
    """The room as a Pelican generator."""
    return Site


def register() -> None:
    """Enter the room among Pelican's generators."""
    signals.get_generators.connect(get_generators)
