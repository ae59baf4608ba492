"""The paper's own pages: about, charter, how to write."""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
