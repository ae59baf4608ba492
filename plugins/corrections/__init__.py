"""What was put right, and what was withdrawn: on one list and, through the feeds, as it happens."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
