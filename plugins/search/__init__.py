"""Search without a server: an index for each language and year, or part of a full year, and a page that puts them together in the browser.

The index is made by Pagefind where it is there (`make search` fetches it) and `Settings.search` wants it.
Without it, and without a script, the page offers the archive and the topics.
"""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
