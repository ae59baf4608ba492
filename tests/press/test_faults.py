"""Whatever happens to a making, readers see one whole tree, and the next making needs no help."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from plugins.newsroom.value import replace
from plugins.press.tree import Trees
from tests.factories import Content
from tests.press.edits import desk
from tests.press.faulty import Ended, Fault, Machine
from tests.press.files import files
from tests.sizes import size

SWITCH = 16
"""So many events at the end of a making are those of the switch."""


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    asking = Machine()
    yield asking
    asking.end()


@dataclass
class States:
    """A paper that goes through three states of its content, so that no tree is ever of the next; `trees` are what each gives."""

    own: Content
    machine: Machine
    trees: list[dict[str, bytes]]
    now: int = 2
    events: dict[int, int] = field(default_factory=dict)

    def turn(self) -> None:
        """Bring content into the next state."""
        self.now = (self.now + 1) % 3
        content = self.own.folder
        shutil.rmtree(content)
        shutil.copytree(self.own.root / f"state-{self.now}", content)

    def served(self) -> dict[str, bytes]:
        return files(self.own.output)

    def make(self) -> Ended:
        """Make it until both trees are of this state; how the first making ended."""
        ended = self.machine.make(self.own.root)[0]
        assert ended.code == 0, ended.said
        assert self.machine.make(self.own.root)[0].code == 0
        return ended

    def suffer(self, *faults: Fault) -> list[Ended]:
        """Turn, make it with faults, and look at what is served, before and after another making; how the first ended.

        A negative event of a fault is counted from the last one of a making without faults.
        """
        before = self.trees[self.now]
        self.turn()
        last = self.events[self.now]
        ended = self.machine.make(self.own.root, *(fault if fault.at >= 0 else replace(fault, at=max(1, last + 1 + fault.at)) for fault in faults))
        assert self.served() in (before, self.trees[self.now]), f"a mixture is served after {faults}"
        self.make()
        assert self.served() == self.trees[self.now], f"the making after {faults} is not as it should be"
        return ended


@pytest.fixture(scope="module")
def paper(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> States:
    chance = Random("faults")
    whole = desk(tmp_path_factory.mktemp("faults"), chance)
    root = whole.own.root
    shutil.copytree(whole.own.folder, root / "state-0")
    for path in sorted(whole.pieces)[:3]:
        whole.change(path, title=f"Otherwise {path[-8:-3]}")
    whole.drop(sorted(whole.pieces)[4])
    whole.own.article("west", "more", "Something *new*.").photo("west", "new.png", alt="New", credit="A", rights="own")
    shutil.copytree(whole.own.folder, root / "state-1")
    for path in sorted(whole.pieces)[1:4]:
        whole.change(path, section="housing", topics=["wages"])
    whole.own.delete("groups/west/photos/new.png").delete("groups/west/photos/new.yml").group("west", name="The Others")
    shutil.copytree(whole.own.folder, root / "state-2")
    states = States(whole.own, machine, [])
    for _ in range(6):
        states.turn()
        states.events[states.now] = states.make().events
        states.trees = [*states.trees, states.served()][:3]
    assert states.trees[0] != states.trees[1] != states.trees[2] != states.trees[0]
    return states


def by_chance(few: int, all: int, seed: str) -> list[int]:
    """Events to fail at, counted from the last: those of the switch, and others by chance."""
    chance = Random(seed)
    switch = range(-1, -SWITCH, -1 if size(0, 1) else -5)
    return [*switch, *(-chance.randrange(1, 150) for _ in range(size(few, all)))]


def everywhere(seed: str) -> list[int]:
    """Every event, at the soak's size; else some of the switch, and others by chance."""
    return list(range(-400, 0, 1)) if size(0, 1) else by_chance(1, 1, seed)


@pytest.mark.soak
def test_killed_at_any_event(paper: States) -> None:
    for at in by_chance(3, 250, "kill"):
        assert [ended.code for ended in paper.suffer(Fault("kill", at))] == [-9]


@pytest.mark.soak
def test_killed_at_any_moment(paper: States) -> None:
    chance = Random("late")
    for _ in range(size(2, 250)):
        paper.suffer(Fault("late", chance.randrange(1, 400_000)))


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["ENOSPC", "EIO"])
def test_disk_that_fails_once(paper: States, kind: str) -> None:
    said = []
    for at in everywhere(kind):
        said += [ended.said for ended in paper.suffer(Fault(kind, at))]

    assert any("could not be written" in words for words in said), said


@pytest.mark.soak
def test_disk_that_is_full_from_some_write_on(paper: States) -> None:
    said = []
    for at in everywhere("full"):
        said += [ended.said for ended in paper.suffer(Fault("full", at))]

    assert any("could not be written" in words for words in said), said


@pytest.mark.soak
def test_two_builders_at_once(paper: States) -> None:
    said: list[str] = []
    for _ in range(size(2, 100)):
        said += [ended.said for ended in paper.suffer(Fault(), Fault())]

    assert {words.split(";")[0] for words in said} <= {"", "NewspaperError: another build of output is at work"}


@pytest.mark.soak
def test_store_that_vanishes(paper: States) -> None:
    for at in [-Random(f"store {number}").randrange(1, 150) for number in range(size(1, 50))]:
        assert [ended.said for ended in paper.suffer(Fault("store", at))] == [""]


@pytest.mark.soak
def test_store_that_cannot_be_written(paper: States, tmp_path: Path) -> None:
    store = paper.own.root / ".press" / "store"
    for spoil in (lambda: store.write_text("no folder", encoding="utf-8"), store.mkdir):
        shutil.rmtree(store, ignore_errors=True)
        store.unlink(missing_ok=True)
        spoil()
        for at in (1, 2):
            assert [ended.said for ended in paper.suffer(Fault("EROFS", at, within=".press/store"))] == [""]
        shutil.rmtree(store, ignore_errors=True)
        store.unlink(missing_ok=True)


@pytest.mark.soak
def test_piece_that_is_edited_meanwhile_is_read_again(paper: States) -> None:
    for at in [Random(f"touch {number}").randrange(1, 40) for number in range(size(1, 40))]:
        paper.turn()
        ended = paper.machine.make(paper.own.root, Fault("touch", at))[0]

        assert ended.code == 0, ended.said
        assert any(f"Edited at {at}." in data.decode() for path, data in paper.served().items() if path.endswith("text.txt"))
    paper.suffer(Fault())


def test_theme_of_a_tree_whose_ledger_is_lost_stops_nobody(tmp_path: Path) -> None:
    trees = Trees(tmp_path / "output")
    with trees.locked():
        first = trees.next()
        first.open()
        first.write("/assets/old.css", "1", b"p{}")
        trees.switch(first, frozenset({"assets/old.css"}))
        second = trees.next()
        second.open()

        trees.switch(second, frozenset({"assets/new.css"}))

    assert (tmp_path / "output").resolve() == second.folder
