"""The builders that other tests stand on make what they say."""

from __future__ import annotations

from pathlib import Path

from tests.factories import build, content, paper, piece, read


def test_a_written_paper_is_read_as_written(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").photo("north", alt="A wall", credit="Us", rights="own").people("north", jo_lind="Jo Lind")
    own.article("north", "strike", title="Rent: day #4", authors=["jo-lind"], image={"file": "picket.png"}).event("north", "vote")

    found = read(own)

    assert not found.findings
    assert [(p.id, p.title, p.authors[0].name) for p in found.pieces] == [("north/strike", "Rent: day #4", "Jo Lind")]
    assert [event.anchor for event in found.events] == ["north.vote"]


def test_a_written_paper_is_built(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike", title="Day twelve")

    site = build(own)

    assert "Day twelve" in (site / "north/strike/index.html").read_text()


def test_a_paper_in_memory_has_a_group_for_every_piece() -> None:
    found = paper(piece("north/one"), piece("south/two", with_groups=("east",)))

    assert list(found.groups) == ["east", "north", "south"]
    assert [p.id for p in found.pieces_by("north")] == ["north/one"]
