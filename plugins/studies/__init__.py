"""Reading lists and study series."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
