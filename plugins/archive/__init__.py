"""All pieces by year and month, oldest first."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
