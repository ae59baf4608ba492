"""Plain prose that is set in one pass comes out as Python-Markdown would set it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.intake import markdown

TEXTS = sorted(file for folder in ("content", "docs") for file in Path(folder).rglob("*.md"))
LANGUAGES = ("", "de", "fr")

WORDS = st.sampled_from(
    [*"word Two it's '80s 1984 12. a, (so) so: end. What? No! über 新聞 l'eau dogs'".split(), '"quoted"', '"Quoted words."', "'single'", "\"'both'\""]
)
MARKS = st.sampled_from(
    [
        *"*one* *a*b **b**, *c*. [link](../a/b.md) [to](https://a.example/x_y?z=1) [odd](<a> [ref] [^1] ![p](p.jpg) `code` <b>raw</b>".split(),
        *"-- --- ---- ... .... &amp; & \\* _under_ snake_case a|b https://a.example *open **open close* 'tis “set”".split(),
        "**two words**",
        '*open "close*"',
    ]
)
BREAKS = st.sampled_from([" ", " ", " ", "\n", "  \n", "\\\n", ""])
STARTS = st.sampled_from([*[""] * 3, *["- ", "> "] * 2, *"* |1. |## |#|: |    | |\n|[^1]: |```\n|<div>\n|[TOC]|---".split("|"), "| "])
ENDS = st.sampled_from([*["\n\n"] * 3, *"\n|\n\n\n|\n---\n\n|\n===\n\n|\n```\n\n|\n- |\n> |\n\n: |\n\n- |\n\n    ".split("|")])
LINES = st.lists(st.tuples(st.one_of(WORDS, WORDS, MARKS), BREAKS).map("".join), min_size=1, max_size=6).map("".join)
BODIES = st.lists(st.tuples(STARTS, LINES, ENDS).map("".join), max_size=8).map("".join)


def stock(source: str, lang: str) -> str:
    """What the same converter makes where nothing is put by."""
    converter = _stock(lang)
    converter.reset()
    return converter.convert(source)


def quick(source: str, lang: str) -> str:
    """What ours makes."""
    converter = markdown._markdown(lang)
    converter.reset()
    return converter.convert(source)


_known: dict[str, Markdown] = {}


def _stock(lang: str) -> Markdown:
    if lang not in _known:
        _known[lang] = markdown._markdown.__wrapped__(lang)
        _known[lang].preprocessors.deregister("prose")
    return _known[lang]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_texts_come_out_the_same(file: Path) -> None:
    """Every text of the sample paper, and every document."""
    body = file.read_text(encoding="utf-8").split("---\n", 2)[-1]

    assert quick(body, "") == stock(body, "")


@example("- word\n\n[^1]: word\n\n- word", "")
@example("word\n> word\n\n> word", "")
@given(BODIES, st.sampled_from(LANGUAGES))
def test_any_text_comes_out_the_same(source: str, lang: str) -> None:
    """Blocks of every kind beside each other, of words with every mark."""
    assert quick(source, lang) == stock(source, lang)


def test_plain_prose_is_put_by() -> None:
    converter = markdown._markdown("")
    converter.reset()

    html = converter.convert('One "word"\n*more*.\n\n- a [link](b.md)\n- it\'s\n\nAnd\n\n> Two -- three...')

    assert converter.htmlStash.html_counter == 1
    assert html.split("\n") == [
        "<p>One “word”",
        "<em>more</em>.</p>",
        "<ul>",
        '<li>a <a href="b.md">link</a></li>',
        "<li>it’s</li>",
        "</ul>",
        "<p>And</p>",
        "<blockquote>",
        "<p>Two – three…</p>",
        "</blockquote>",
    ]
