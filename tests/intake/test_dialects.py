"""Boxes, tabs, code and headings as other generators write them become what every reader of Markdown understands."""

from __future__ import annotations

import pytest

from plugins.intake.dialects import MAX_DEPTH, plain
from plugins.intake.markdown import convert


def html(source: str) -> str:
    return convert(plain(source, []), "en").html


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (":::note\n\nBring a lamp.\n\n:::", "Note"),
        (":::tip[Before you go]\n\nBring a lamp.\n\n:::", "Before you go"),
        ("::: details What to bring\nBring a lamp.\n:::", "What to bring"),
        ('::: {.callout-warning title="At night" collapse="true"}\nBring a lamp.\n:::', "At night"),
        ("::: {.callout-tip}\nBring a lamp.\n:::", "Tip"),
        ("!!! warning\n    Bring a lamp.", "Warning"),
        ('!!! note inline end "At night"\n\n    Bring a lamp.\n', "At night"),
        ('??? info "At night"\n    Bring a lamp.', "At night"),
        ('=== "On foot"\n\n    Bring a lamp.', "On foot"),
        ("```{note}\nBring a lamp.\n```", "Note"),
        ("> [!NOTE]\n> Bring a lamp.", "Note"),
    ],
)
def test_box_stands_in_the_text_below_its_label(source: str, label: str) -> None:
    found = html(f"Before.\n\n{source}\n\nAfter.")

    assert f"<p><strong>{label}</strong></p>" in found and "Bring a lamp." in found
    assert "<pre" not in found and not [mark for mark in (":::", "!!!", "???", "===", "[!", "`", "callout") if mark in found]
    assert found.index("Before.") < found.index(label) < found.index("Bring a lamp.") < found.index("After.")


def test_boxes_are_told_once_and_what_only_lies_on_the_page_is_not() -> None:
    remarks: list[str] = []

    assert plain("::: {.grid}\nOne.\n:::\n", []).split() == ["One."] and plain("::: columns\nOne.\n:::", []).split() == ["One."]
    plain(":::note\nOne.\n:::\n\n!!! tip\n    Two.\n", remarks)
    assert len(remarks) == 1 and remarks[0].startswith("2 boxes")


def test_box_within_a_box_is_opened_too() -> None:
    found = html('=== "On foot"\n\n    !!! note\n        Bring a lamp.\n\n        ```sh\n        ls\n        ```\n')

    assert "On foot" in found and "<strong>Note</strong>" in found and "<code" in found and "ls" in found and "!!!" not in found and "```" not in found


def test_name_above_code_and_where_a_directive_leads_are_kept() -> None:
    assert plain('Before.\n\n```js title="src/lamp.js" {5}\nlamp\n```\n', []) == "Before.\n\n*(src/lamp.js)*\n\n```js\nlamp\n```\n"
    assert plain("```{film} https://old.example/1\n```\n", []) == "```film\nhttps://old.example/1\n```\n"


@pytest.mark.parametrize("info", ['js linenos="lamp"', "js {5}", "{r lamp, echo=FALSE}", "{.js .numberLines}", 'js hl_lines="1"', "js"])
def test_code_is_code_whatever_stands_behind_its_language(info: str) -> None:
    found = html(f"Before.\n\n```{info}\nlamp(1)\n```\n\nAfter.")

    assert "<pre><code" in found and "lamp(1)" in found and "```" not in found and "linenos" not in found


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_code_within_a_list_stays_code(indent: str) -> None:
    found = html(f"1. First:\n\n{indent}```sh\n{indent}lamp --on\n{indent}  deeper\n{indent}```\n\n2. Then:\n")

    assert "<pre><code>lamp --on\n  deeper\n</code></pre>" in found and "```" not in found and found.count("<li>") == 2


def test_code_a_little_off_the_margin_or_in_a_quotation_is_code() -> None:
    assert "<pre><code>lamp\n</code></pre>" in html("Before.\n\n ```\n lamp\n ```\n")
    assert "<pre><code>lamp\n</code></pre>" in html("> They wrote:\n>\n> ```js\n> lamp\n> ```\n>\n> After.")
    assert "After." in html("> ```js\n> lamp\n> ```\n>\n> After.")


def test_what_is_code_is_left_as_it_is() -> None:
    source = "Before.\n\n```md\n!!! note\n    x\n:::tip\n## A {#b}\n```\n\n    ```\n    shown\n    ```\n"

    assert plain(source, []) == source


def test_attributes_of_a_heading_are_not_printed() -> None:
    assert plain("## The tap {#tap .loud}\n\n## Sets {a, b}", []) == "## The tap\n\n## Sets {a, b}"


@pytest.mark.parametrize("source", ["=== 1 ===", "!!! wow", "Really??? yes", ":::::", "a ::: b", "", "```\nnever ends"])
def test_what_only_looks_like_a_box_keeps_its_words(source: str) -> None:
    assert "".join(c for c in plain(source, []) if c.isalnum()) == "".join(c for c in source if c.isalnum())


def test_boxes_without_number_within_one_another_are_no_one_s_undoing() -> None:
    source = "".join("    " * depth + "!!! note\n" for depth in range(1200)) + "    " * 1200 + "words"

    assert plain(source, []).count("**Note**") == MAX_DEPTH + 1 and "words" in plain(source, [])
