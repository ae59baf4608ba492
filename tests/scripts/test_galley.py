"""A galley is the page that the making comes to, or there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from scripts.shift import Shift
from tests.factories import ROOT, Content, content
from tests.press.proofs import Proofs
from tests.sizes import size

STRIKE, PORT = "groups/north/articles/strike.md", "groups/north/articles/port.md"


@pytest.fixture(scope="module")
def shift() -> Iterator[Shift]:
    process = Shift(ROOT)
    yield process
    process.end()


@pytest.fixture
def own(tmp_path: Path) -> Content:
    paper = content(tmp_path).group("north").photo("north", "gate.png", alt="The gate", credit="Ann Ebb", rights="own")
    return paper.article("north", "strike", "The kettle stood.").article("north", "port", "Nothing left.", authors="[Ann Ebb]")


def edited(own: Content, path: str, old: str, new: str) -> None:
    text = (own.folder / path).read_text(encoding="utf-8")
    assert old in text
    (own.folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The kettle stood.", "The kettle *sang*, and [nothing left](port.md)."),
        ("title: A headline", "title: Another headline"),
        ("What happened.", "What happened next."),
        ("section: workplace", "section: workplace\ntopics: [wages, no-such-topic]"),
    ],
)
def test_page_of_an_edited_piece_is_pulled_as_it_will_be(own: Content, shift: Shift, old: str, new: str) -> None:
    proofs = Proofs(own.root, shift)
    proofs.make()
    edited(own, STRIKE, old, new)

    assert not proofs.make().failure
    assert (proofs.pulled, proofs.unlike) == (1, [])


def broken(own: Content) -> None:
    edited(own, STRIKE, "section: workplace", "section: wrokplace")


def link_to_nowhere(own: Content) -> None:
    edited(own, STRIKE, "The kettle stood.", "The kettle [stood](no-such-piece.md).")


def another_author(own: Content) -> None:
    edited(own, PORT, "Ann Ebb", "Bea Flow")


def another_day(own: Content) -> None:
    edited(own, STRIKE, "2026-11-20", "2026-11-19")


def two_pieces(own: Content) -> None:
    edited(own, STRIKE, "The kettle stood.", "The kettle sang.")
    edited(own, PORT, "Nothing left.", "Nothing came.")


def piece_and_register(own: Content) -> None:
    edited(own, STRIKE, "The kettle stood.", "The kettle sang.")
    edited(own, "joint/topics.yml", "en: ", "en: Of ")


def new_piece(own: Content) -> None:
    own.article("north", "dawn", "It came up.")


def gone(own: Content) -> None:
    own.delete(STRIKE)


def another_photo(own: Content) -> None:
    edited(own, STRIKE, "section: workplace", "section: workplace\nimage: {file: gate.png}")


def photo_in_the_text(own: Content) -> None:
    edited(own, STRIKE, "The kettle stood.", "The kettle stood.\n\n![The gate](gate.png)")


WAITING = (broken, link_to_nowhere, another_author, another_day, two_pieces, piece_and_register, new_piece, gone, another_photo, photo_in_the_text)


@pytest.mark.parametrize("act", WAITING)
def test_where_more_may_have_changed_than_a_text_one_waits(own: Content, shift: Shift, act: Callable[[Content], None]) -> None:
    proofs = Proofs(own.root, shift)
    proofs.make()
    act(own)

    assert not proofs.make().failure
    assert proofs.pulled == 0
    if "photo" in act.__name__:
        assert 'alt="The gate"' in (own.root / "output/north/strike/index.html").read_text(encoding="utf-8")


def test_piece_of_the_sample_is_pulled_as_it_will_be(tmp_path: Path, shift: Shift) -> None:
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    proofs = Proofs(tmp_path, shift)
    proofs.make()
    pieces = sorted((tmp_path / "content/groups").glob("*/[al]*/*.md"))
    chosen = Random("galleys").sample(pieces, size(4, len(pieces)))
    for piece in chosen:
        piece.write_text(piece.read_text(encoding="utf-8").rstrip() + "\n\nA line more.\n", encoding="utf-8")
        assert not proofs.make().failure

    assert proofs.unlike == []
    assert proofs.pulled == len(chosen)
