"""A page for every section of the paper."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
