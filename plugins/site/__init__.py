"""What belongs to the site as a whole: not-found page, sitemap, robots.txt, style sheet."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
