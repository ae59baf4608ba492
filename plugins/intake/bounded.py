"""Reading under limits: a child process of ours does the work, and is killed and replaced when one file costs too much.

The limits belong to the work: whichever thread, process or machine calls `read` owns a child of its own.
"""

from __future__ import annotations

import pickle
import select
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from weakref import finalize

from plugins.intake import manuscripts
from plugins.intake.manuscripts import Manuscript
from plugins.newsroom import rules

PATIENCE = 30
"""How many times its processor seconds a child may take by the clock: machines are busy."""

LOOKS = 3
"""How often the place in a text that costs too much is looked for with success: each time costs a second."""

HEAP = 500
BRACKETS = ((b"[", b"]"), (b"<", b">"), (b"(", b")"), (b"{", b"}"))

CAUSES = {
    "time": "takes more time to read than a piece may",
    "memory": "takes more memory to read than a piece may",
    "size": "becomes far longer in print than it is",
    "heap": "opens far more brackets than it closes",
    "lost": "stopped the reading without a word",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: processor seconds, to the next whole one; bytes of memory; bytes of result."""

    seconds: int = 4
    memory: int = 512_000_000
    result: int = 10_000_000


class OverLimitError(Exception):
    """A file that costs too much; the argument is a key of CAUSES."""


def read(raw: bytes, path: str, lang: str, prefix: str, limits: Limits = Limits()) -> tuple[bytes, ...]:
    """A packed manuscript; of what goes over a limit, one with a Problem that says which, and where."""
    if line := heap(raw):
        return (manuscripts.pack(Manuscript(findings=(rules.texts.TOO_MUCH_WORK.at(path, line, CAUSES["heap"]),))),)
    try:
        return (_child(limits).ask(raw, path, lang, prefix),)
    except OverLimitError as over:
        line = _place(raw, path, lang, prefix, replace(limits, seconds=1))
        return (manuscripts.pack(Manuscript(findings=(rules.texts.TOO_MUCH_WORK.at(path, line, CAUSES[str(over)]),))),)


def heap(raw: bytes) -> int:
    """The line of a paragraph that opens hundreds of brackets and never closes them, of which every converter tries every pair; or 0."""
    line = 1
    for block in raw.split(b"\n\n"):
        if len(block) > HEAP and any(block.count(opening) - block.count(closing) > HEAP for opening, closing in BRACKETS):
            return line + len(block) - len(block.lstrip(b"\n"))
        line += block.count(b"\n") + 2
    return 0


def _place(raw: bytes, path: str, lang: str, prefix: str, limits: Limits) -> int:
    """The line with which a text becomes too much, or one not far before it: found by halving, which may not cost much either."""
    lines = raw.split(b"\n")
    low, high, dear = 0, len(lines), 0
    while high - low > 1 and dear < LOOKS:
        middle = (low + high) // 2
        try:
            _child(limits).ask(b"\n".join(lines[:middle]), path, lang, prefix)
            low = middle
        except OverLimitError:
            high, dear = middle, dear + 1
    return min(low + 1, high) if dear == LOOKS else high


_own = threading.local()


def _child(limits: Limits) -> Child:
    """The calling thread's own child with these limits."""
    children: dict[Limits, Child] = _own.__dict__.setdefault("children", {})
    if limits not in children or not children[limits].is_alive:
        children[limits] = Child(limits)
    return children[limits]


class Child:
    """One child process. After it went over a limit it is dead, and another has to be made."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        words = [str(limits.seconds), str(limits.memory), str(limits.result)]
        self._process = subprocess.Popen([sys.executable, "-m", "plugins.intake.child", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout
        finalize(self, _end, self._process)

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None and not self._from.closed

    def ask(self, raw: bytes, path: str, lang: str, prefix: str) -> bytes:
        """One file's packed manuscript. Raises OverLimitError."""
        try:
            pickle.dump((raw, path, lang, prefix), self._to)
            self._to.flush()
            in_time = bool(select.select([self._from], [], [], self._limits.seconds * PATIENCE)[0])
            answer = pickle.load(self._from) if in_time else "time"
        except (EOFError, OSError, pickle.UnpicklingError):
            answer = "time" if self._process.wait() == -signal.SIGXCPU else "lost"
        if isinstance(answer, bytes):
            return answer
        _end(self._process)
        raise OverLimitError(answer)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a child and leave nothing of it."""
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()
    process.kill()
    process.wait()
