"""The front page and the rule that makes it."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
