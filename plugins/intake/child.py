"""The child process of `intake.bounded`: reads files from its standard input, one after another, within limits it sets itself.

python -m plugins.intake.child SECONDS MEMORY RESULT
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import sys
import threading
import time

from plugins.intake import manuscripts

WATCH_SECONDS = 0.1


def main() -> None:
    """Answer until the input ends: packed manuscripts, or the name of the limit that was met."""
    seconds, memory, size = map(int, sys.argv[1:])
    _bound_memory(memory)
    gc.disable()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            raw, path, lang, prefix = pickle.load(source)
        except EOFError:
            return
        _bound_time(seconds)
        try:
            answer: bytes | str = manuscripts.pack(manuscripts.read(raw, path, lang, prefix))
        except MemoryError:
            answer = "memory"
        pickle.dump("size" if len(answer) > size else answer, target)
        target.flush()
        if gc.get_count()[0] > 50_000:
            gc.collect()


def _bound_time(seconds: int) -> None:
    """Let the system end this process when one file takes more processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, resource.RLIM_INFINITY))


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
            os._exit(1)


if __name__ == "__main__":
    main()
