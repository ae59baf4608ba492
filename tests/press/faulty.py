"""Makes papers in a machine that fails: a process is forked for each making, and something happens to it on the way.

`Machine` is the end that asks; `python -m tests.press.faulty` is the one that forks. The hook is Python's own audit hook:
it is told of every file that is about to be opened, renamed, linked or deleted below the paper's folder.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

from tests.factories import ROOT

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod", "os.utime"}
"""The events, beside opening for writing, that change what stands on the disk."""


@dataclass(frozen=True)
class Fault:
    """What is to happen, and at which event below the paper's folder, counted from 1.

    `kind`: none (count only), kill, a name of errno (raised once), full (from there on no file takes a byte),
    late (killed after so many microseconds), touch (a piece is edited), store (the store is deleted).
    """

    kind: str = "none"
    at: int = 0
    within: str = ""


@dataclass(frozen=True)
class Ended:
    """How a making ended: its exit code (negative: the signal), what it said, and how many events there were."""

    code: int
    said: str
    events: int


class Machine:
    """Asks for makings."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.press.faulty"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def make(self, root: Path, *faults: Fault) -> list[Ended]:
        """Make a paper once for each fault, all at the same time."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([str(root), [asdict(fault) for fault in faults or (Fault(),)]]) + "\n")
        self._process.stdin.flush()
        return [Ended(*row) for row in json.loads(self._process.stdout.readline())]

    def end(self) -> None:
        """Stop asking."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def main() -> None:
    """Fork for each making that is asked for, and tell how it ended."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    seen: set[str] = set()
    for line in sys.stdin:
        root, faults = json.loads(line)
        if root not in seen:
            _warm_up(Path(root))
            seen.add(root)
        running = [_start(Path(root), Fault(**fault)) for fault in faults]
        print(json.dumps([astuple(_end(*one)) for one in running]), file=answers, flush=True)


def _warm_up(root: Path) -> None:
    """Make a paper here, so that modules and templates are in memory when it is made again in a fork; keep no child of ours."""
    from plugins import children

    _make(root)
    children._own.__dict__.clear()


def _start(root: Path, fault: Fault) -> tuple[int, int, Fault]:
    source, target = os.pipe()
    child = os.fork()
    if child:
        with suppress(OSError):  # whoever comes first, so that it has a group when it is to be ended
            os.setpgid(child, child)
        os.close(target)
        return child, source, fault
    os.close(source)
    with suppress(OSError):
        os.setpgid(0, 0)
    code = 1
    said = ""
    count = [0]
    try:
        sys.addaudithook(_hook(str(root), fault, count))
        _make(root)
        code = 0
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
        said = f"{type(error).__name__}: {error}"
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    os.write(target, json.dumps([said[:2000], count[0]]).encode())
    os._exit(code)


def _make(root: Path) -> None:
    from pelican.settings import read_settings

    from plugins.press.newspaper import newspaper

    settings = read_settings(str(root / "pelicanconf.py"))
    newspaper(settings).run()


def _end(child: int, source: int, fault: Fault) -> Ended:
    if fault.kind == "late":
        time.sleep(fault.at / 1e6)
        os.killpg(child, signal.SIGKILL)
    with os.fdopen(source, "rb") as told:
        data = told.read()
    _, status = os.waitpid(child, 0)
    said, events = json.loads(data) if data else ("", 0)
    return Ended(os.waitstatus_to_exitcode(status), said, events)


def _hook(root: str, fault: Fault, count: list[int]) -> Any:
    """What is called at every event of the process."""
    place = str(Path(root) / fault.within)
    busy = [False]

    def happen(event: str, arguments: tuple[Any, ...]) -> None:
        if busy[0] or not (event in CHANGES or (event == "open" and _writes(arguments)) or event == "sqlite3.connect"):
            return
        paths = [os.fsdecode(path) for path in arguments[:2] if isinstance(path, (str, bytes, os.PathLike))]
        if not any(path.startswith(place) for path in paths):
            return
        count[0] += 1
        if count[0] == fault.at:
            busy[0] = True
            _do(fault, root)
            busy[0] = False

    return happen


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str):
        return any(letter in mode for letter in "wxa+")
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _do(fault: Fault, root: str) -> None:
    if fault.kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif fault.kind == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (7, resource.RLIM_INFINITY))
    elif fault.kind == "store":
        shutil.rmtree(Path(root) / ".press" / "store", ignore_errors=True)
    elif fault.kind == "touch":
        piece = next(iter(sorted((Path(root) / "content").glob("groups/*/articles/*.md"))))
        piece.write_text(piece.read_text(encoding="utf-8") + f"\nEdited at {fault.at}.\n", encoding="utf-8")
    elif hasattr(errno, fault.kind):
        number = getattr(errno, fault.kind)
        raise OSError(number, os.strerror(number), root)


if __name__ == "__main__":
    main()
