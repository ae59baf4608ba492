"""Photos in their printed sizes, stamps, icons and drawn cards."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
