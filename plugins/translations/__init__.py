"""A page for every language that something can be read in, beside the paper's own."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
