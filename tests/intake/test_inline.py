"""The quick inline pass makes the same HTML as Python-Markdown's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from plugins.intake import markdown

PIECES = sorted(Path("content/groups").glob("*/articles/*.md"))
MARKS = st.sampled_from(
    [*"*_`[]()!<>&'\"\\-.^: \n", "[^1]", "...", "--", "---", "  \n", "\\\n", "](", "![", "http://a.example", "<b>", "word", "two words", "'s", "&amp;"]
)


def stock(source: str) -> str:
    """What the same converter makes with the stock inline pass."""
    converter = markdown._markdown.__wrapped__("en")
    smarty: Any = converter.treeprocessors["smarty"]
    own = InlineProcessor(converter)
    own.inlinePatterns = smarty.inlinePatterns
    converter.treeprocessors.register(InlineProcessor(converter), "inline", 20)
    converter.treeprocessors.register(own, "smarty", 6)
    return str(converter.convert(source))


def quick(source: str) -> str:
    """What ours makes."""
    converter = markdown._markdown("en")
    converter.reset()
    return str(converter.convert(source))


@pytest.mark.parametrize("file", PIECES, ids=lambda file: file.stem)
def test_pieces_come_out_the_same(file: Path) -> None:
    """Every piece of the sample paper."""
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert quick(body) == stock(body)


@given(st.lists(MARKS, max_size=30).map("".join))
def test_any_marks_come_out_the_same(source: str) -> None:
    """Texts of nothing but marks, in any order."""
    assert quick(source) == stock(source)
