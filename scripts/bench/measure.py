"""Running a command and what it took: seconds by the clock, processor seconds and memory of all its processes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.newsroom.value import Value
from scripts.bench.sites import Command

LOOK_SECONDS = 0.05


class Cost(Value):
    """What one run took; `memory` is in bytes, the most that all processes held at one moment, shared parts counted once."""

    seconds: float
    processor: float
    memory: int


def cost(command: Command, folder: Path, watch_memory: bool = False) -> Cost:
    """Run a command to its end. Raises RuntimeError when it fails."""
    with (folder / "bench.log").open("w", encoding="utf-8") as log:
        began = time.perf_counter()
        process = subprocess.Popen(command.words, cwd=folder, env={**os.environ, **command.environment}, stdout=log, stderr=log)
        peak = [0]
        watcher = threading.Thread(target=_watch, args=(process.pid, peak))
        if watch_memory:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if watch_memory:
        watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command.words)} failed:\n{(folder / 'bench.log').read_text(encoding='utf-8')[-2000:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak[0])


@contextmanager
def served(command: Command, folder: Path, address: str) -> Iterator[None]:
    """A server that has been started and answers, until it is left."""
    with (folder / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command.words, cwd=folder, env={**os.environ, **command.environment}, stdout=log, stderr=log, start_new_session=True)
        try:
            until(lambda: bool(fetch(address)), 600)
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


@contextmanager
def watched(pid: int) -> Iterator[list[int]]:
    """The most bytes that a process and all that came of it held at one moment while the block ran; to be read after it."""
    peak, is_over = [0], threading.Event()

    def look() -> None:
        while not is_over.wait(LOOK_SECONDS):
            peak[0] = max(peak[0], sum(map(_held, _family(pid))))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        is_over.set()
        watcher.join()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def until(is_so: Callable[[], bool], patience: float) -> float:
    """Seconds until something is so. Raises TimeoutError."""
    began = time.perf_counter()
    while not is_so():
        if time.perf_counter() - began > patience:
            raise TimeoutError("the server did not show the change")
        time.sleep(0.004)
    return time.perf_counter() - began


def fetch(address: str) -> str:
    """A page of a server on this machine, or nothing."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""


def _watch(root: int, peak: list[int]) -> None:
    while True:
        family = _family(root)
        if not family:
            return
        peak[0] = max(peak[0], sum(map(_held, family)))
        time.sleep(LOOK_SECONDS)


def _family(root: int) -> list[int]:
    """A process and all that came of it."""
    children: dict[int, list[int]] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with suppress(OSError, IndexError, ValueError):
                stat = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if stat[0] != "Z":
                    children.setdefault(int(stat[1]), []).append(int(place.name))
    found = [root] if any(root in pids for pids in children.values()) else []
    for pid in found:
        found += children.get(pid, [])
    return found


def _held(pid: int) -> int:
    """Bytes of memory of one process, its share of what it has in common with others."""
    with suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8"), re.M)
        return int(found[1]) * 1024 if found else 0
    return 0
