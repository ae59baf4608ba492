"""Every component of the theme with its states, on one page: `/about/components/`, which no menu leads to.

It is for those who change the theme, and it is the components' test: the examples are in `examples.py`.
"""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
