"""Slips are as they were put, whether all are kept anew or what changed beside them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from plugins.newsroom.asking import INSIDE, SEPARATOR, Answers
from plugins.press import slips
from plugins.press.slips import Made, Slips

ROOMS = ("articles", "feeds", "front")


class World:
    """Answers to numbered questions."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}

    def all(self, questions: list[str]) -> list[str]:
        return [self.told.get(question, "nothing") for question in questions]

    def outside(self) -> str:
        return repr(sorted((q, a) for q, a in self.told.items() if not q.startswith(INSIDE)))


def question(number: int) -> str:
    return f"{INSIDE}{SEPARATOR}piece-{number}" if number % 2 else f"about{SEPARATOR}é-{number}"


def opened(folder: Path, world: World, tree: str, code: str = "code") -> tuple[Slips, bool]:
    own = Slips(folder)
    return own, own.open(code, tree, cast("Answers", world))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("share", [0.0, 0.2, 9.0])
def test_what_is_due_and_what_was_made_is_known_after_any_number_of_runs(tmp_path: Path, seed: int, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slips, "SHARE", share)
    chance, world = Random(seed), World()
    known: dict[str, tuple[str, frozenset[str], list[Made], dict[str, str]]] = {}

    for run in range(12):
        for _ in range(chance.randrange(4)):
            world.told[question(chance.randrange(12))] = f"answer {chance.randrange(5)}"
        own, _ = opened(tmp_path, world, f"tree {run - 1}")
        for name, (room, asked, made, answers) in known.items():
            assert name in own.lots_of(room) and own.made(name) == made
            is_otherwise = any(world.told.get(q, "nothing") != answers[q] for q in asked)
            assert own.is_due(name) == is_otherwise
        assert sum(len(own.lots_of(room)) for room in ROOMS) == len(known)
        due = [name for name in known if own.is_due(name)]
        for name in chance.sample(sorted(known), min(len(known), chance.randrange(2))):
            own.drop(name)
            del known[name]
        for name in [name for name in due if name in known] + [f"lot {run} {chance.random()}" for _ in range(chance.randrange(3))]:
            room = known[name][0] if name in known else chance.choice(ROOMS)
            asked = frozenset(question(chance.randrange(14)) for _ in range(chance.randrange(5)))
            made = [Made(f"/{name}/", f"{run}", "article.html", "en"), Made(f"/{name}.xml", "print")]
            own.put(name, room, "key", asked, made)
            known[name] = (room, asked, made, {q: world.told.get(q, "nothing") for q in asked})
        own.keep("style", f"tree {run}")


def some(folder: Path, world: World) -> Slips:
    own, _ = opened(folder, world, "")
    for number in range(40):
        own.put(f"lot {number}", "articles", "key", [question(number)], [Made(f"/{number}/", "x")])
    own.keep("style", "tree 0")
    return own


def test_one_slip_is_an_amendment(tmp_path: Path) -> None:
    world = World()
    some(tmp_path, world)
    before = (tmp_path / slips.NAME).read_bytes()
    own, _ = opened(tmp_path, world, "tree 0")
    own.put("lot 3", "articles", "key", [question(3)], [Made("/3/", "y")])
    own.keep("style", "tree 1")

    assert (tmp_path / slips.NAME).read_bytes() == before
    assert opened(tmp_path, world, "tree 1")[0].made("lot 3") == [Made("/3/", "y")]
    assert not opened(tmp_path, world, "tree 0")[1], "they are of the other tree"


@pytest.mark.parametrize("spoil", [lambda data: data[:-3], lambda data: data.replace(b"lot", b"pot"), lambda _: b""])
@pytest.mark.parametrize("name", [slips.NAME, slips.AMENDED])
def test_what_is_spoilt_is_not_read(tmp_path: Path, spoil: Any, name: str) -> None:
    world = World()
    some(tmp_path, world)
    own, _ = opened(tmp_path, world, "tree 0")
    own.put("lot 3", "articles", "key", [question(3)], [Made("/3/", "y")])
    own.keep("style", "tree 1")
    (tmp_path / name).write_bytes(spoil((tmp_path / name).read_bytes()))

    assert not opened(tmp_path, world, "tree 1")[1]


def test_other_code_knows_nothing(tmp_path: Path) -> None:
    world = World()
    some(tmp_path, world)

    assert not opened(tmp_path, world, "tree 0", "other code")[1]
