"""The record over the years: campaigns and what came of them, and how much was done together."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
