"""Plain prose to HTML in one pass, as Python-Markdown's own passes would come to it.

Nearly all of a newspaper is paragraphs of words with a few quotation marks, links and stressed words. Such blocks are set
here and put by, as raw HTML is; whatever is not beyond doubt is left to Python-Markdown, in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_START = r"""(?:[^\W\d_]|\d+(?![\d.)])|["“„«¿¡(\[]|\*\*?[^\W\d_])"""
"""How a line of plain words begins: with nothing that could be a mark of a block."""

_PARAGRAPH = re.compile(rf"{_START}.*(?:\n{_START}.*)*\Z")
_LIST = re.compile(rf"- {_START}.*(?:\n- {_START}.*)*\Z")
_QUOTATION = re.compile(rf"> {_START}.*(?:\n> {_START}.*)*\Z")
_GOES_ON = re.compile(r"\A(?: |[*+-] |\d+\. )|^ *(?:>|\[[^\]]*\]:)", re.M)
"""What is in a block that could belong to the list or the quotation beside it, or that will be taken away between two of them."""

_MEANING = re.compile(r"^ {0,3}: ", re.M)
"""What makes a term of the paragraph before it."""

_SPECIAL = re.compile(r"[\\`<>&|\[\]*_\x02\x03]")
_WORDS = r"[^\\`<>&|\[\]*_\x02\x03]"
_SPAN = re.compile(
    rf"(?<!\S)(?P<mark>\*\*?)(?P<stressed>[^\W\d_](?:{_WORDS}*[^\s\\`<>&|\[\]*_\x02\x03])?)(?P=mark)(?=[\s.,;:!?]|\Z)"
    rf"|(?<!!)\[(?P<words>{_WORDS}+)\]\((?P<target>[A-Za-z0-9:/.#?=%~+,;@_-]+)\)"
)
_TYPED = re.compile(r"""['"]|--|\.\.\.""")
_OPENING = re.compile(r'(?<!\S)"(?=\w)')
_CLOSING = re.compile(r'(?<=[\w.,;:!?])"(?=[\s.,;:!?]|\Z)')
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[^\W\d_])")
_LONG_DASH = re.compile(r"(?<!-)---(?!-)")
_DASH = re.compile(r"(?<!-)--(?!-)")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")


class _DoubtfulError(Exception):
    """Something that Python-Markdown has to look at."""


class Prose(Preprocessor):
    """Puts plain blocks by, before the text is parsed. `marks` are the typographic marks by smarty's names for them."""

    def __init__(self, md: Markdown, marks: Mapping[str, str]) -> None:
        super().__init__(md)
        self._marks = marks

    def run(self, lines: list[str]) -> list[str]:
        """The text with one placeholder for every run of plain blocks."""
        text = "\n".join(lines)
        return lines if _MEANING.search(text) else "\n\n".join(self._set(text.split("\n\n"))).split("\n")

    def _set(self, blocks: list[str]) -> Iterator[str]:
        plain: list[str] = []
        bare = [block.lstrip("\n") for block in blocks]
        before = ""
        following = iter([block for block in bare if block][1:])
        for whole, block in zip(blocks, bare, strict=True):
            after = next(following, "") if block else ""
            html = self._block(block, before, after) if block else None
            before = block or before
            if html is not None:
                plain.append(html)
                continue
            if plain:
                yield self.md.htmlStash.store("\n".join(plain))
                plain = []
            yield whole
        if plain:
            yield self.md.htmlStash.store("\n".join(plain))

    def _block(self, block: str, before: str, after: str) -> str | None:
        """A block's HTML, or none where it is not beyond doubt what it is."""
        try:
            if _PARAGRAPH.match(block):
                return f"<p>{self._line(block)}</p>"
            if block[:2] in ("- ", "> ") and not _GOES_ON.search(before) and not _GOES_ON.search(after):
                if _LIST.match(block):
                    items = "\n".join([f"<li>{self._line(line[2:])}</li>" for line in block.split("\n")])
                    return f"<ul>\n{items}\n</ul>"
                if _QUOTATION.match(block):
                    words = "\n".join([line[2:] for line in block.split("\n")])
                    return f"<blockquote>\n<p>{self._line(words)}</p>\n</blockquote>"
        except _DoubtfulError:
            pass
        return None

    def _line(self, text: str) -> str:
        """Words with links and stresses."""
        if "  \n" in text:
            raise _DoubtfulError
        parts: list[str] = []
        at = 0
        for span in _SPAN.finditer(text):
            parts.append(self._words(text[at : span.start()]))
            mark, stressed, words, target = span.groups()
            if mark:
                tag = "em" if mark == "*" else "strong"
                parts.append(f"<{tag}>{self._words(stressed)}</{tag}>")
            else:
                parts.append(f'<a href="{target}">{self._words(words)}</a>')
            at = span.end()
        parts.append(self._words(text[at:]))
        return "".join(parts)

    def _words(self, text: str) -> str:
        """Words with typographic marks."""
        if _SPECIAL.search(text):
            raise _DoubtfulError
        if not _TYPED.search(text):
            return text
        marks = self._marks
        if '"' in text:
            text = _CLOSING.sub(marks["right-double-quote"], _OPENING.sub(marks["left-double-quote"], text))
        if "'" in text:
            text = _APOSTROPHE.sub(marks["right-single-quote"], text)
        if '"' in text or "'" in text:
            raise _DoubtfulError
        if "--" in text:
            text = _DASH.sub(marks["ndash"], _LONG_DASH.sub(marks["mdash"], text))
        return _ELLIPSIS.sub(marks["ellipsis"], text)
