"""Texts that would cost much, or spoil other texts."""

from __future__ import annotations

import re

import pytest

from plugins.intake import bounded, markdown


def test_a_text_that_goes_too_deep_does_not_spoil_the_next() -> None:
    sound = "See [below](#wages).\n\n## Wages\n\nThey are low.\n"
    before = markdown.convert(sound, "en")

    with pytest.raises(RecursionError):
        markdown.convert("\n".join("    " * depth + "- deeper" for depth in range(300)), "en")

    assert markdown.convert(sound, "en") == before


@pytest.mark.parametrize("unit", ["[", "![[]()", "<a ", "[ (](", "[a](<b", "<![CDATA[", "{", "\n> - [", "(("])
def test_heaps_of_brackets_are_refused_at_once_with_their_line(unit: str) -> None:
    raw = ("---\ntitle: A\n---\n\nWords.\n\n" + unit * 3000).encode()

    assert bounded.heap(raw) >= 7


def test_long_tables_code_and_lists_of_links_are_no_heap() -> None:
    row = "| [a](https://a.example/) (b) {c} | `if (a > b) { return [0]; }` |\n"
    raw = f"---\ntitle: A\n---\n\n{row * 2000}\n\n" + "a < b\n" * 400

    assert bounded.heap(raw.encode()) == 0


@pytest.mark.parametrize("tag", ["details", "div", "blockquote", "table", "a href='https://a.example/'", "math", "svg", "style", "!-- <b"])
def test_a_block_that_does_not_end_is_named_where_it_would_swallow_the_rest(tag: str) -> None:
    name = tag.split(maxsplit=1)[0]
    found = markdown.convert(f"Words.\n\n<{tag}>\n\nMore words.\n", "en").unclosed

    assert found == (() if name == "!--" else (name,))
    assert markdown.convert(f"Words `<{name}>`.\n\n<{tag}>x</{name}>\n\n    <{name}>\n", "en").unclosed == ()


def test_no_place_stands_twice_in_a_text() -> None:
    html = markdown.convert("<p id='a'>x</p><p id='a'>y</p><b id='a_2'>z</b>\n\n## A\n\n## A\n", "en").html

    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) >= 4


def test_a_table_in_a_table_leaves_nothing_open() -> None:
    text = "<table><tr><td><table><caption>x</caption></table></td><td><div><table><tr><td>y</td></tr></table></div></td></tr></table>\n\n| a |\n|---|\n| b |\n"
    html = markdown.convert(text, "en").html

    assert html.count("<div") == html.count("</div>") == 3
    assert len(re.findall(r'<div class="table-scroll"[^>]*><table>', html)) == html.count("table-scroll") == 2
    assert "</table></div></td></tr></tbody></table></div>" in html
