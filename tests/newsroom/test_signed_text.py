"""The text that groups sign: the same for the same words however they were typed, another for any other."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.signed_text import digest, signed_text
from tests.sample import needed

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
LINES = st.lists(st.text(st.sampled_from("ab é ü\t\\#`  "), max_size=8), max_size=8)


def test_its_shape_is_title_blank_summary_blank_body_and_files_in_order() -> None:
    text = signed_text("Title", "Summary", "One.\n\nTwo.", [("b" * 64, "z.jpg"), ("a" * 64, "y.jpg"), ("b" * 64, "z.jpg")])

    assert text.decode() == f"Title\n\nSummary\n\nOne.\n\nTwo.\n{'a' * 64}  y.jpg\n{'b' * 64}  z.jpg\n"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \t\nb  ", "a\nb"),
        ("a  \nb", "a\\\nb"),
        ("a  \n\nb", "a\n\nb"),
        ("\n\n a\n\n\n", " a"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_how_it_was_typed_does_not_matter(typed: str, plain: str) -> None:
    assert signed_text("T", "S", typed, ()) == signed_text("T", "S", plain, ()) == f"T\n\nS\n\n{plain}\n".encode()


@given(WORDS, WORDS, LINES)
def test_it_is_plain_text_in_one_form_with_one_end(title: str, summary: str, lines: list[str]) -> None:
    text = signed_text(title, summary, "\n".join(lines), ()).decode()

    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text and text.endswith("\n")
    assert all(line == line.rstrip(" \t") for line in text.split("\n")[4:])
    body = text.removeprefix(unicodedata.normalize("NFC", f"{title.strip()}\n\n{summary.strip()}\n\n"))
    assert signed_text(title, summary, body, ()).decode() == text


@given(st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=2, unique_by=lambda pair: tuple(unicodedata.normalize("NFC", word.strip()) for word in pair)))
def test_no_two_titles_and_summaries_have_one_text(pairs: list[tuple[str, str]]) -> None:
    one, other = pairs

    assert signed_text(*one, "Body", ()) != signed_text(*other, "Body", ())


def test_its_digest_is_what_sha256sum_prints(tmp_path: Path) -> None:
    needed("sha256sum", shutil.which("sha256sum") is not None)
    text = signed_text("Ürün", "çok", "güzel  \nöyle", ())
    (tmp_path / "text.txt").write_bytes(text)

    told = subprocess.run(["sha256sum", "text.txt"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    assert told == f"{digest(text)}  text.txt\n"
    assert digest(text) == hashlib.sha256(text).hexdigest()
