"""What's on: coming events, then past ones."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
