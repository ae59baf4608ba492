"""Every piece on a page of its own, with the text that is signed beside it, and redirects from where it stood before."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
