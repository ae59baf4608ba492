"""A page for every group: what it is, where, since when, what it wrote, how to follow it."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
