"""Translations go with their originals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.newsroom.model import Withdrawal
from tests.factories import Content, content, read


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """A piece of one group and its translation by another."""
    made = content(tmp_path).group("north").group("south").group("east").article("north", "strike")
    return made.photo("south", credit="Us", rights="own", alt="A wall").article(
        "south", "huelga", body="Seguimos fuera. ![](picket.png)", lang="es", translation_of="north/strike", image={"file": "picket.png"}
    )


def test_a_translation_stands_while_its_original_does(own: Content) -> None:
    made = read(own)

    assert not made.findings
    assert made.by_id["south/huelga"].is_shown
    assert made.groups_of(made.by_id["south/huelga"]) == ("north",)


def test_a_translation_is_withdrawn_with_its_original(own: Content) -> None:
    own.article("north", "strike", withdrawn={"date": "2026-11-21", "reason": "It was wrong."})

    translation = read(own).by_id["south/huelga"]

    assert translation.withdrawn == Withdrawal(date(2026, 11, 21), "It was wrong.")
    assert not translation.body.parts
    assert translation.image is None


def test_a_translation_is_held_with_its_original(own: Content) -> None:
    own.hold("north/strike", ["south", "east"])

    assert read(own).by_id["south/huelga"].hold is not None


def test_a_translation_of_a_translation_leads_to_the_original(own: Content) -> None:
    own.article("east", "strajk", body="Nadal stoimy.", lang="pl", translation_of="south/huelga")

    made = read(own)

    assert [piece.id for piece in made.translations_of(made.by_id["north/strike"])] == ["south/huelga", "east/strajk"]
    assert made.groups_of(made.by_id["east/strajk"]) == ("north",)


def test_translations_in_a_ring_are_read_and_lead_nowhere(own: Content) -> None:
    own.article("north", "strike", translation_of="south/huelga")

    made = read(own)

    assert {"north/strike", "south/huelga"} <= made.by_id.keys()


def test_a_translation_stays_when_its_original_is_deleted(own: Content) -> None:
    made = read(own.delete("groups/north/articles/strike.md"))

    assert made.by_id["south/huelga"].is_shown
    assert [note.rule for note in made.notes] == ["reply-to-nothing"]
