"""A page for every author, in the space of the group they write for."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
