"""What there is to do, by minutes."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
