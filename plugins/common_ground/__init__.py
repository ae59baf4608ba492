"""What the groups agree on and where they differ, each by its own word."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
