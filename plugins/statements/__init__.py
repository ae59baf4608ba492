"""Joint statements: every wording, with the text that is signed beside it, and who signed which."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
