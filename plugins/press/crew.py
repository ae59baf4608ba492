"""Who does the work that can run apart: processes of this machine, this process alone, or a Dask cluster.

The work is a function of picklable values, so it comes to the same wherever it is done. One setting of `pelicanconf.py`
says where:

    NEWSPAPER_WORKERS = "processes"                  # one for every core: the default
    NEWSPAPER_WORKERS = "here"                       # one after another
    NEWSPAPER_WORKERS = "tcp://192.0.2.7:8786"       # the scheduler of a cluster
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Literal, TypeVar

from plugins import children
from plugins.installed import installed
from plugins.newsroom.problems import NewspaperError

Result = TypeVar("Result")

PROCESSES, HERE = "processes", "here"
LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow", "pyyaml")
"""What the results of work depend on beside our own code."""

AHEAD = 2
"""Tasks that wait for each worker: so many, and no more, hold their bytes in memory."""

SECONDS_TO_ANSWER = 20


class Crew:
    """Workers, hired when there is first work for them and let go at the end."""

    def __init__(self, where: str = PROCESSES) -> None:
        if where not in (PROCESSES, HERE) and "://" not in where:
            raise NewspaperError(f"NEWSPAPER_WORKERS must be '{PROCESSES}', '{HERE}' or a scheduler such as 'tcp://192.0.2.7:8786', not {where!r}")
        self._where = where
        self._threads: Executor | None = None
        self._others: Executor | None = None
        self._client: Any = None
        self.hands = os.cpu_count() or 1

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> Literal[False]:
        self.close()
        return False

    @property
    def is_elsewhere(self) -> bool:
        """Whether the work leaves this machine."""
        return "://" in self._where

    def each(self, function: Callable[..., Result], tasks: Iterable[tuple[Any, ...]], isolated: bool = False) -> Iterator[Result]:
        """The function's results for each task's arguments, in their order; a task is asked for only when somebody is free.

        `isolated` work has a process of its own already, so that on this machine threads are enough to wait for it.
        """
        if self._where == HERE:
            for arguments in tasks:
                yield function(*arguments)
            return
        executor = self._executor(isolated)
        waiting: deque[Future[Result]] = deque()
        try:
            for arguments in tasks:
                waiting.append(executor.submit(function, *arguments))
                if len(waiting) >= self.hands * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenExecutor as error:
            self.close()
            raise NewspaperError("a process that worked on the paper was ended from outside; make it again") from error
        finally:
            for future in waiting:
                future.cancel()

    def rest(self) -> None:
        """Let go of those who waited for isolated work, and with them of its processes: of a paper of 2,000 pieces a fifth of the memory, until the end."""
        if self._threads:
            self._threads.shutdown()
            self._threads = None
            children.dismiss()

    def relieve(self) -> None:
        """Let go of the processes, which hold all that their work needed: for other work others are hired, who need half the memory."""
        if self._others and not self._client:
            self._others.shutdown()
            self._others = None

    def close(self) -> None:
        """Let everybody go."""
        for executor in (self._threads, self._others):
            if executor:
                executor.shutdown()
        if self._client:
            self._client.close()
        self._threads = self._others = self._client = None

    def _executor(self, isolated: bool) -> Executor:
        if isolated and not self.is_elsewhere:
            self._threads = self._threads or ThreadPoolExecutor(self.hands)
            return self._threads
        if self._others is None:
            self._others = self._cluster() if self.is_elsewhere else _processes(self.hands)
        return self._others

    def _cluster(self) -> Executor:
        """The cluster's executor. Raises NewspaperError where there is none, or a worker would come to other results."""
        try:
            from distributed import Client
        except ImportError as error:
            raise NewspaperError("NEWSPAPER_WORKERS names a cluster, and Dask is not installed; get it with: make cluster") from error
        try:
            self._client = Client(self._where, timeout=SECONDS_TO_ANSWER, set_as_default=False)
            self._client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
        except (OSError, ValueError) as error:
            raise NewspaperError(f"no scheduler with workers answers at {self._where}; start them, or take NEWSPAPER_WORKERS out of the settings") from error
        codes: dict[str, object] = self._client.run(code, on_error="return")
        other = sorted(address for address, theirs in codes.items() if theirs != code())
        if other:
            raise NewspaperError(f"{', '.join(other)}: other code or libraries than here; install this commit there and start the workers anew")
        self.hands = max(1, sum(self._client.nthreads().values()))
        executor: Executor = self._client.get_executor(pure=False)
        return executor


@cache
def code() -> str:
    """A hash of our code and of the libraries by which work is done: workers of one hash come to one result."""
    digest = sha256(" ".join(installed(name) for name in LIBRARIES).encode())
    root = Path(__file__).parents[1]
    for file in sorted(root.rglob("*.py")):
        digest.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _processes(number: int) -> Executor:
    """Processes spawned, never forked, for Pelican runs a thread."""
    from concurrent.futures import ProcessPoolExecutor  # which an edit has no use for
    from multiprocessing import get_context

    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_go_with_parent)


def _go_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
