"""The glossary: words of the field, explained where they first stand in a piece, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from markupsafe import Markup, escape

from plugins.newsroom.value import Value

_TAG = re.compile(r'(<(?:[^">]|"[^"]*")*>)')
_NAME = re.compile(r"</?([a-z0-9]+)")
_UNTOUCHED = frozenset("a h2 h3 h4 h5 h6 code pre kbd samp dfn abbr sup cite q".split())
"""Elements in which no word is explained: links, headings, code, titles of works, other people's words."""

_T = TypeVar("_T")


class Word(Value):
    """A word of the glossary: its name, its other forms and what it means, each by language."""

    slug: str
    names: Mapping[str, str]
    means: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]

    def written(self, lang: str) -> tuple[str, ...]:
        """Every way it is written in a language."""
        return (self.names[lang], *self.forms.get(lang, ())) if lang in self.names else ()


class Glossary(Value):
    """The words that can be explained in one language."""

    lang: str
    words: tuple[Word, ...]
    pattern: re.Pattern[str] | None

    def explain(self, parts: Iterable[Markup | _T]) -> tuple[tuple[Markup | _T, ...], tuple[Word, ...]]:
        """A body with a link at the first use of every word, and the words used, in their order.

        The link leads to `#word-<slug>`, where the page explains it, and has the id `use-<slug>` to come back to.
        """
        explained: list[Markup | _T] = []
        used: dict[str, Word] = {}
        for part in parts:
            is_text = isinstance(part, Markup) and self.pattern is not None and self.pattern.search(part)
            explained.append(Markup("").join(self._marked(part, used)) if is_text and isinstance(part, Markup) else part)
        return tuple(explained), tuple(used.values())

    def _marked(self, html: Markup, used: dict[str, Word]) -> Iterator[Markup]:
        inside = 0
        for number, piece in enumerate(_TAG.split(str(html))):
            if number % 2:
                name = _NAME.match(piece)
                if name and name[1] in _UNTOUCHED:
                    inside += -1 if piece.startswith("</") else 1
                yield Markup(piece)
            else:
                yield Markup(piece) if inside or not piece else self._linked(piece, used)

    def _linked(self, text: str, used: dict[str, Word]) -> Markup:
        """A run of escaped text with its new words linked."""

        def link(match: re.Match[str]) -> str:
            word = self._meant(match[0])
            if word is None or word.slug in used:
                return match[0]
            used[word.slug] = word
            return f'<a class="gloss" href="#word-{word.slug}" id="use-{word.slug}">{match[0]}</a>'

        return Markup(self.pattern.sub(link, text) if self.pattern else text)

    def _meant(self, text: str) -> Word | None:
        found = text.casefold()
        return next((word for word in self.words if any(str(escape(form)).casefold() == found for form in word.written(self.lang))), None)


def in_language(words: Iterable[Word], lang: str) -> Glossary:
    """The words that have a name and a meaning in a language."""
    known = tuple(word for word in words if lang in word.names and lang in word.means)
    forms = sorted({str(escape(form)) for word in known for form in word.written(lang)}, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.I) if forms else None
    return Glossary(lang, known, pattern)
