"""A page for every place in the register, and redirects from its other names."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
