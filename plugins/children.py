"""Work under limits: a child process of ours does it, and is killed and replaced when it costs too much.

The limits belong to the work: whichever thread, process or machine asks owns a child of its own. Of what hostile files do to
readers of texts, pictures and PDFs nothing reaches the press but this module's answer. It imports nothing but Python's own,
so that a child can be called before all else is there.
"""

from __future__ import annotations

import pickle
import select
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from weakref import finalize

from plugins.child import WATCHED

ENDS = {-signal.SIGPROF: "time", -signal.SIGXCPU: "time", WATCHED: "memory"}
"""What it means when a child ended so."""

PATIENCE = 30
"""How many times its processor seconds a child may take by the clock: machines are busy.

What takes longer is lost, and no fault of the work, whose processor time is counted: the machine stood still meanwhile, or was stopped.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: processor seconds, bytes of memory, bytes of result.

    To find the place in a text that costs more, `search` seconds are there beside them, and `look` seconds for each look:
    all of it together is less than the five that a piece may take.
    """

    seconds: float = 2.8
    memory: int = 512_000_000
    result: int = 10_000_000
    search: float = 1.1
    look: float = 0.3


USUAL = Limits()


class OverLimitError(Exception):
    """Work that costs too much; the argument is a key of CAUSES."""


def work(limits: Limits, function: Callable[..., bytes], *arguments: object, modules: tuple[str, ...] = ()) -> bytes:
    """What a function of a module answers, called in the calling thread's own child. Raises OverLimitError.

    The function's module, and further ones that it imports when it is called, are there before the clock begins to run.
    A child that is lost is asked once more: whatever else wanted this machine's memory may have ended it.
    """
    try:
        return _child(limits).ask(modules, function, *arguments)
    except OverLimitError as over:
        if str(over) != "lost":
            raise
    return _child(limits).ask(modules, function, *arguments)


def call(*modules: str, limits: Limits = USUAL) -> None:
    """Call the calling thread's child, which needs a moment to come and to import modules, so that it is there when there is work."""
    _child(limits, *modules)


def dismiss() -> None:
    """End the calling thread's children: whoever needs one again has a new one come."""
    _own.__dict__.pop("children", None)


_own = threading.local()


def _child(limits: Limits, *modules: str) -> Child:
    """The calling thread's own child with these limits."""
    children: dict[Limits, Child] = _own.__dict__.setdefault("children", {})
    if limits not in children or not children[limits].is_alive:
        children[limits] = Child(limits, *modules)
    return children[limits]


class Child:
    """One child process. After it went over a limit it is dead, and another has to be made."""

    def __init__(self, limits: Limits, *modules: str) -> None:
        self._limits = limits
        words = [str(limits.seconds), str(limits.memory), str(limits.result), *modules]
        self._process = subprocess.Popen([sys.executable, "-m", "plugins.child", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout
        finalize(self, _end, self._process)

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None and not self._from.closed

    def ask(self, modules: tuple[str, ...], function: Callable[..., bytes], *arguments: object) -> bytes:
        """What a function answers. Raises OverLimitError."""
        try:
            pickle.dump((modules, function, arguments), self._to)
            self._to.flush()
            in_time = bool(select.select([self._from], [], [], self._limits.seconds * PATIENCE)[0])
            answer = self._answer() if in_time else "lost"
        except (EOFError, OSError):
            answer = ENDS.get(self._process.wait(), "lost")
        if isinstance(answer, bytes):
            return answer
        _end(self._process)
        raise OverLimitError(answer)

    def _answer(self) -> bytes | str:
        """Bytes, or the name of the limit that was met: what was worked on is hostile, so nothing but these is taken from a child."""
        size, cause = struct.unpack(">QB", self._exactly(9))
        if cause:
            return ("memory", "size")[cause - 1]
        return self._exactly(size)

    def _exactly(self, size: int) -> bytes:
        data = self._from.read(size)
        if len(data) < size:
            raise EOFError
        return data


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a child and leave nothing of it."""
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()
    process.kill()
    process.wait()
