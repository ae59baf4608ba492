"""The words that the paper explains, on one page.

`content/joint/glossary.yml` names each word, its other forms and what it means, by language; where one of them first
stands in a piece, the piece explains it.
"""

from __future__ import annotations

from plugins import glue

register = glue.room(__name__)
