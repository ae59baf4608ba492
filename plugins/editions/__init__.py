"""Numbered editions: what was published since the one before."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
