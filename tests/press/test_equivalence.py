"""Whatever was done to a paper, and in whatever order: brought up to date equals made from nothing, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from scripts.shift import Made, Shift
from tests.factories import ROOT
from tests.press import common_edits
from tests.press.edits import EDITS, Desk, Edit, desk
from tests.press.files import differences
from tests.press.odd_edits import ODD
from tests.press.proofs import Proofs
from tests.sizes import size

EDITS_IN_A_ROW = 10

FOUND = (106, 156, 350)
"""Seeds of rows of edits that have found a fault."""

assert common_edits.__name__, "its edits are in the book"


@pytest.fixture(scope="module")
def shift() -> Iterator[Shift]:
    """A process in which one paper after another is made, as the preview server makes them."""
    process = Shift(ROOT)
    yield process
    process.end()


def brought_up_to_date(paper: Desk, shift: Shift) -> Made:
    """Make the paper where it was made before."""
    return shift.make(str(paper.own.root / "pelicanconf.py"), paper.own.root / "output")


def made_from_nothing(paper: Desk, shift: Shift) -> Made:
    """Make it where nothing was before, with an empty store."""
    clean = paper.own.root / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    clean.mkdir()
    return shift.make(str(paper.own.root / "pelicanconf.py"), clean / "output", NEWSPAPER_STORE=str(clean / "store"))


def unlike(paper: Desk, shift: Shift) -> list[str]:
    """How the paper brought up to date differs from the one made from nothing, findings included."""
    failures = [made.failure for made in (brought_up_to_date(paper, shift), made_from_nothing(paper, shift)) if made.failure]
    if failures:
        return failures
    root = paper.own.root
    reports = [(folder / ".press" / "trees" / "output" / "report.json").read_text(encoding="utf-8") for folder in (root, root / "clean")]
    return differences(root / "output", root / "clean" / "output") + [f"{reports[0]} is not {reports[1]}"] * (reports[0] != reports[1])


@pytest.mark.soak
@pytest.mark.parametrize("seed", sorted({*range(size(2, 1000)), *FOUND}))
def test_paper_brought_up_to_date_equals_one_made_from_nothing(seed: int, tmp_path: Path, shift: Shift) -> None:
    in_a_row(Random(f"edits {seed}"), EDITS, tmp_path, shift)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(size(4, 200)))
def test_odd_paper_comes_out_and_brought_up_to_date_equals_one_made_from_nothing(seed: int, tmp_path: Path, shift: Shift) -> None:
    in_a_row(Random(f"odd {seed}"), {**ODD, **{name: EDITS[name] for name in ("add", "translate", "reply", "hold", "rename_carelessly")}}, tmp_path, shift)


def in_a_row(chance: Random, book: Mapping[str, Edit], folder: Path, shift: Shift) -> None:
    """Edits of a book, one after another, with the paper made after most; whatever was done, it comes out, and is right."""
    paper = desk(folder, chance)
    proofs = Proofs(paper.own.root, shift)
    proofs.make()
    done: list[str] = []
    while len(done) < EDITS_IN_A_ROW:
        said = book[chance.choice(sorted(book))](paper, chance)
        if said:
            done.append(said)
            if chance.random() < 0.8:
                made = proofs.make()
                assert not made.failure, f"{made.failure} after: {'; '.join(done)}"

    assert unlike(paper, shift) == [], "; ".join(done)
    assert proofs.unlike == [], "; ".join(done)
    shutil.rmtree(folder)


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(EDITS) if size(0, 1) else sorted(EDITS)[::16])
def test_one_edit_of_each_kind(name: str, tmp_path: Path, shift: Shift) -> None:
    for attempt in range(size(1, 5)):
        chance = Random(f"one {name} {attempt}")
        paper = desk(tmp_path / str(attempt), chance)
        brought_up_to_date(paper, shift)
        said = EDITS[name](paper, chance)

        assert unlike(paper, shift) == [], said
