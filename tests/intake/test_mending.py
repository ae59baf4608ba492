"""What is mechanical in a file of ours is mended, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.intake.mending import mended, moved, ruled
from tests.factories import markdown, piece_text
from tests.sizes import size

BASES = ("https://paper.example", "http://localhost:8000")


def once(text: str, *, has_body: bool = True) -> str:
    """Mended, and the same when it is mended again."""
    found = mended(text, BASES, has_body=has_body)
    assert mended(found.text, BASES, has_body=has_body).remarks == ()
    return found.text


@pytest.mark.parametrize(
    "written",
    [
        "https://paper.example/south/answer/",
        "http://localhost:8000/south/answer/#s-here",
        "/es/south/answer/",
        "content/groups/south/articles/answer.md",
        "groups/south/letters/answer.md",
        "south/answer",
    ],
)
def test_address_or_file_becomes_an_id_wherever_one_is_wanted(written: str) -> None:
    text = piece_text(reply_to=[{"to": written, "quote": f"as {written} says"}], translation_of=written, id="north/x")

    assert once(text) == piece_text(reply_to=[{"to": "south/answer", "quote": f"as {written} says"}], translation_of="south/answer", id="north/x")


@pytest.mark.parametrize(
    ("register", "meant"),
    [
        ("signs: https://paper.example/statements/eight-hours/\nwording: 1\n", "signs: statements/eight-hours\nwording: 1\n"),
        ("joins: /harbour/four-ports/  # ours\n", "joins: harbour/four-ports  # ours\n"),
        (
            "week: 2026-W48\nlead: content/groups/north/articles/a.md\nseconds: [/north/b/, north/c]\n",
            "week: 2026-W48\nlead: north/a\nseconds: [north/b, north/c]\n",
        ),
        ("seconds:\n  - /north/b/\n  - /north/c/\n", "seconds:\n  - north/b\n  - north/c\n"),
        ("- date: 2026-11-10\n  stance: for\n  link: https://paper.example/north/b/\n", "- date: 2026-11-10\n  stance: for\n  link: north/b\n"),
        ("link: https://elsewhere.example/north/b/\n", "link: https://elsewhere.example/north/b/\n"),
    ],
)
def test_registers_too(register: str, meant: str) -> None:
    assert once(register, has_body=False) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14 May 2026", "2026-05-14"),
        ("May 14, 2026", "2026-05-14"),
        ("2026/05/14", "2026-05-14"),
        ("14.05.2026", "2026-05-14"),
        ("2026–05–14", "2026-05-14"),
        ("14 May 2026 18:30", "2026-05-14T18:30"),
        ("2026-05-14", "2026-05-14"),
        ("01/02/2026", "01/02/2026"),
        ("May 2026", "May 2026"),
        ("2026", "2026"),
        ("10:00", "10:00"),
        ("tomorrow", "tomorrow"),
    ],
)
def test_date_that_can_be_meant_in_one_way_is_written_as_ours(written: str, meant: str) -> None:
    assert once(piece_text(date=written)) == piece_text(date=meant)


def test_dashes_of_a_word_processor_become_hyphens_again() -> None:
    text = piece_text().replace("---", "—")

    assert ruled(text.encode()).decode() == piece_text()
    assert ruled(piece_text("a\n\n———\n\nb").encode()).decode() == piece_text("a\n\n———\n\nb")


def test_invisible_characters_go_from_the_fields_and_stay_out() -> None:
    assert once(piece_text(title="A\u200b head\ufeffline\u202e")) == piece_text(title="A headline")


@pytest.mark.parametrize(
    ("fields", "meant"),
    [
        ({}, "id: north/old\nmoved-from: old\n"),
        ({"id": "north/older"}, "id: north/older\nmoved-from: old\n"),
        ({"moved_from": "older"}, "id: north/old\nmoved-from: [older, old]\n"),
        ({"moved_from": ["older", "oldest"]}, "id: north/old\nmoved-from: [older, oldest, old]\n"),
    ],
)
def test_piece_under_another_name_says_so(fields: dict[str, object], meant: str) -> None:
    head = moved(markdown("Text.", title="A", **fields, section="news"), "north/old", "old").text.split("---\n")[1]

    assert sorted(head.splitlines()) == sorted(f"title: A\nsection: news\n{meant}".splitlines())


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85"), max_size=30)


@settings(max_examples=size(100, 10_000), deadline=None)
@given(st.lists(LINES, max_size=8), LINES)
def test_text_below_the_fields_is_never_touched(rows: list[str], title: str) -> None:
    body = "\n".join(rows)
    text = f"---\ntitle: {title}\ndate: 14 May 2026\n---\n{body}"

    found = mended(text, BASES, has_body=True).text

    assert found.count("\n") == text.count("\n") and len(found) <= len(text)
