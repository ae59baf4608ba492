"""Where a text can be cut."""

from __future__ import annotations

from plugins.newsroom import sentences


def test_a_short_text_stays_whole() -> None:
    assert sentences.first("We keep the van.", 300) == "We keep the van."


def test_a_long_text_ends_with_a_sentence_where_one_ends_in_time() -> None:
    assert sentences.first("We keep the van. We share it. Nobody owns it, and everybody repairs it.", 40) == "We keep the van. We share it."


def test_a_long_text_without_an_end_is_cut_between_words() -> None:
    assert sentences.first("We keep a van and repair it, everybody together, on Sundays", 31) == "We keep a van and repair it …"
