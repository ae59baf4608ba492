"""Python-Markdown's inline pass, which tries a pattern only on text that has the characters the pattern begins with.

Stock Markdown tries every pattern on every text node, and that is most of the time a conversion takes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

TRIGGERS = {
    "backtick": "`",
    "backslash_break": "\\\n",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "smarty-ellipses": "...",
    "smarty-en-dashes": "--",
    "smarty-quotes-0": "'",
    "smarty-quotes-1": '"',
    "smarty-quotes-2": "\"'",
    "smarty-quotes-3": "'\"",
    "smarty-quotes-4": "'\"",
    "smarty-quotes-5": "\"'",
    **{f"smarty-quotes-{number}": "'" for number in range(6, 11)},
    **{f"smarty-quotes-{number}": '"' for number in range(11, 15)},
}
"""What a text must hold for a pattern to match, by the pattern's name; a pattern not named here is always tried."""


class QuickInline(InlineProcessor):
    """The same HTML as the stock inline pass."""

    def __init__(self, md: Markdown, patterns: Any) -> None:
        super().__init__(md)
        self.inlinePatterns = patterns
        names = [item.name for item in sorted(patterns._priority, key=lambda item: item.priority, reverse=True)]
        self._patterns = [(patterns[number], TRIGGERS.get(name, "")) for number, name in enumerate(names)]

    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:
        """Apply the patterns in their order, from the given one on."""
        if isinstance(data, AtomicString):
            return data
        apply: Callable[[Any, str, int, int], tuple[str, bool, int]] = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009
        for index in range(first, len(self._patterns)):
            pattern, trigger = self._patterns[index]
            start, matched = 0, trigger in data
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data
