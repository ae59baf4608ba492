"""The letters, on a page of their own."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
