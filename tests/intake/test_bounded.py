"""A file that costs too much is refused with its place; the next one is read as ever."""

from __future__ import annotations

import os

import pytest

from plugins import children
from plugins.children import Limits
from plugins.intake import bounded, manuscripts
from plugins.press.crew import Crew

HEAD = b"---\ntitle: A piece\n---\n\n"
GOOD = HEAD + b"Words.\n"


def findings(raw: bytes, limits: Limits) -> list[tuple[int, str, str]]:
    """Line, rule and message of what is said of a file."""
    read = manuscripts.unpack(bounded.read(raw, "groups/a/articles/b.md", "en", "s-", limits)[0])
    return [(found.line, found.rule, found.message) for found in read.findings]


@pytest.mark.parametrize(
    ("text", "limits", "cause"),
    [
        (b"``` " * 60_000, Limits(seconds=0.5), "time"),
        (b"word " * 6_000_000, Limits(memory=250_000_000), "memory"),
        (b"word " * 2000, Limits(result=5000), "size"),
    ],
    ids=["time", "memory", "size"],
)
def test_what_costs_too_much_is_refused_with_its_line(text: bytes, limits: Limits, cause: str) -> None:
    """And what comes after it is read."""
    raw = HEAD + b"A harmless line.\n\n" + text
    found = findings(raw, limits)
    assert [(rule, message) for _, rule, message in found] == [("too-much-work", bounded.CAUSES[cause])]
    assert 6 < found[0][0] <= raw.count(b"\n") + 1
    assert findings(GOOD, limits) == []


def test_reading_apart_is_reading() -> None:
    """The child says what the function says."""
    assert manuscripts.unpack(bounded.read(GOOD, "a.md", "de", "s-")[0]) == manuscripts.read(GOOD, "a.md", "de", "s-")


def test_a_lost_child_is_replaced() -> None:
    """Whatever ended it."""
    limits = Limits(seconds=3)
    assert findings(GOOD, limits) == []
    children._child(limits)._process.kill()
    children._child(limits)._process.wait()
    assert findings(GOOD, limits) == []


def _number() -> bytes:
    return str(os.getpid()).encode()


def _whose() -> int:
    """The number of the process that does the calling thread's work."""
    return int(children.work(children.USUAL, _number))


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_those_who_read_are_let_go_and_come_again() -> None:
    with Crew("processes") as crew:
        first = {_whose(), *crew.each(_whose, [()] * 4, isolated=True)}
        assert all(map(is_alive, first))

        crew.rest()

        assert not any(map(is_alive, first))
        assert _whose() not in first and first.isdisjoint(crew.each(_whose, [()], isolated=True))
