"""Every debate whole on a page of its own, and all of them on one list; what an answer quotes stands beside it."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
