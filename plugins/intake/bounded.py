"""Reading under limits: what costs too much is refused, with the place in the text where that begins."""

from __future__ import annotations

from plugins.children import USUAL, Limits, OverLimitError, work
from plugins.intake import CONVERTER, manuscripts
from plugins.intake.manuscripts import Manuscript
from plugins.newsroom import rules

HEAP = 500
BRACKETS = ((b"[", b"]"), (b"<", b">"), (b"(", b")"), (b"{", b"}"))

CAUSES = {
    "time": "takes more time to read than a piece may",
    "memory": "takes more memory to read than a piece may",
    "size": "becomes far longer in print than it is",
    "heap": "opens far more brackets than it closes",
    "lost": "stopped the reading without a word",
}


def read(raw: bytes, path: str, lang: str, prefix: str, limits: Limits = USUAL) -> tuple[bytes, ...]:
    """A packed manuscript; of what goes over a limit, one with a Problem that says which, and where."""
    if line := heap(raw):
        return (manuscripts.pack(Manuscript(findings=(rules.texts.TOO_MUCH_WORK.at(path, line, CAUSES["heap"]),))),)
    try:
        return (work(limits, manuscripts.packed, raw, path, lang, prefix, modules=CONVERTER),)
    except OverLimitError as over:
        line = _place(limits, limits.look if str(over) == "time" else limits.search, raw, path, lang, prefix)
        return (manuscripts.pack(Manuscript(findings=(rules.texts.TOO_MUCH_WORK.at(path, line, CAUSES[str(over)]),))),)


def heap(raw: bytes) -> int:
    """The line of a paragraph that opens hundreds of brackets and never closes them, of which every converter tries every pair; or 0."""
    line = 1
    for block in raw.split(b"\n\n"):
        if len(block) > HEAP and any(block.count(opening) - block.count(closing) > HEAP for opening, closing in BRACKETS):
            return line + len(block) - len(block.lstrip(b"\n"))
        line += block.count(b"\n") + 2
    return 0


def _place(limits: Limits, look: float, raw: bytes, path: str, lang: str, prefix: str) -> int:
    """The line with which a text becomes too much, or one not far before it."""
    try:
        return int(work(limits, manuscripts.dear_line, raw, path, lang, prefix, limits.search, look, limits.result, modules=CONVERTER))
    except OverLimitError:
        return 1
