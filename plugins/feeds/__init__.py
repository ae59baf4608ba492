"""RSS, Atom and JSON feeds, the page that explains them, and the list for feed readers."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
