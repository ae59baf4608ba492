"""Pagefind as we call it."""

from __future__ import annotations

import pytest

from plugins.search import engine
from plugins.search.engine import Record, index
from tests.sample import needed

SHELF = "/search/en/2026/"
RECORDS = tuple(
    Record(f"/north/{n}/", f"Piece {n}", f"2026-01-{n % 28 + 1:02}", (f"Group {n % 5}",), "Housing", ("Rent",), ("Cairo",), "article", SHELF) for n in range(40)
)
TEXTS = tuple(f"The kettle of house {number} stands on the stove, and nobody {'sings' if number % 3 else 'whistles'}." for number in range(40))


@pytest.fixture(scope="module")
def made() -> tuple[bytes, ...]:
    needed("Pagefind (make search)", bool(engine.version()))
    return index("en", True, RECORDS, (), TEXTS)


def names(parts: tuple[bytes, ...]) -> list[str]:
    return [name.decode() for name in parts[::2]]


def test_the_same_texts_give_the_same_bytes(made: tuple[bytes, ...]) -> None:
    assert index("en", True, RECORDS, (), TEXTS) == made


def test_an_index_holds_no_page_of_pagefinds_own(made: tuple[bytes, ...]) -> None:
    assert "pagefind.js" in names(made)
    assert [name for name in names(made) if "ui" in name or "worker" in name or "highlight" in name] == []


def test_an_older_index_leaves_the_script_to_the_newest(made: tuple[bytes, ...]) -> None:
    assert set(names(made)) - set(names(index("en", False, RECORDS, (), TEXTS))) == {"pagefind.js", "wasm.en.pagefind"}


def test_what_the_program_cannot_do_is_told() -> None:
    needed("Pagefind (make search)", bool(engine.version()))

    with pytest.raises(RuntimeError, match="Pagefind: "):
        index("en", True, (Record("/north/1/", "A piece", "2026-01-01", (), "Housing", (), (), 7, ""),), (), ("Text.",))  # type: ignore[arg-type]
