"""Where a text can be cut."""

from __future__ import annotations


def first(text: str, limit: int) -> str:
    """The beginning of a text, ended at a sentence where one ends within the limit."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? ", "。", "؟ ", "। "))
    if end > limit // 3:
        return cut[: end + 1].rstrip()
    return cut.rsplit(" ", 1)[0].rstrip(" ,;:–—") + " …"
