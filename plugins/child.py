"""The child process of `plugins.children`: does what its standard input asks for, one thing after another, within limits it sets itself.

python -m plugins.child SECONDS MEMORY RESULT [MODULE…]

The modules are imported before they are asked for.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import resource
import signal
import struct
import sys
import threading
import time

WATCH_SECONDS = 0.1
WATCHED = 77
"""The exit code of a child that found itself too large."""


def main() -> None:
    """Answer until the input ends: bytes, or the number of the limit that was met."""
    seconds, memory, size = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    _bound_memory(memory)
    for module in sys.argv[4:]:
        importlib.import_module(module)
    gc.disable()
    gc.freeze()  # what is there by now stays, and need not be looked through
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            modules, function, arguments = pickle.load(source)
        except EOFError:
            return
        for module in modules:
            importlib.import_module(module)
        answer, cause = b"", 0
        signal.setitimer(signal.ITIMER_PROF, seconds)  # processor time, of which the system ends this process when it has run out
        try:
            answer = function(*arguments)
        except MemoryError:
            cause = 1
        signal.setitimer(signal.ITIMER_PROF, 0)
        if len(answer) > size:
            answer, cause = b"", 2
        target.write(struct.pack(">QB", len(answer), cause) + answer)
        target.flush()
        if gc.get_count()[0] > 50_000:
            gc.collect()


def _bound_memory(memory: int) -> None:
    """Let the system refuse more memory; where it cannot, a thread watches and ends the process."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (OSError, ValueError):
        threading.Thread(target=_watch, args=(memory,), daemon=True).start()


def _watch(memory: int) -> None:
    unit = 1 if sys.platform == "darwin" else 1024
    while True:
        time.sleep(WATCH_SECONDS)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > memory:
            os._exit(WATCHED)


if __name__ == "__main__":
    main()
