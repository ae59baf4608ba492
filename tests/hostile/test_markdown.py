"""Texts that would cost much, or spoil other texts."""

from __future__ import annotations

import pytest

from plugins.intake import markdown


def test_a_text_that_goes_too_deep_does_not_spoil_the_next() -> None:
    sound = "See [below](#wages).\n\n## Wages\n\nThey are low.\n"
    before = markdown.convert(sound, "en")

    with pytest.raises(RecursionError):
        markdown.convert("\n".join("    " * depth + "- deeper" for depth in range(300)), "en")

    assert markdown.convert(sound, "en") == before
