"""What the last whole run was made of, so that a run of which nothing has changed is told before Pelican is imported.

A file is known by size, times of writing and of change, and number; one that was written while the record was begun, by
its bytes, because a later edit could have the same times. All that a run depends on counts: content, theme, every module
that is not of Python or of an installed package, what is installed, the words of the command, the environment, the press
day, and the tree that came of it. Kept as Python packs values, under a checksum. This module imports nothing but Python's own.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.press import ledger, sealed

NAME = "record"
NAMES = ("a", "b")
"""Two trees take turns behind an output."""

INSTALLED = ("site-packages", "dist-packages")
"""How folders are called in which libraries are installed."""

FRESH = 2_000_000_000
"""Nanoseconds before the record was begun in which a file's times say too little: some file systems count in seconds."""

PASSING = frozenset(
    "PYTHONDONTWRITEBYTECODE _ SHLVL PWD OLDPWD MAKELEVEL MAKEFLAGS MFLAGS MAKE_TERMERR MAKE_TERMOUT COLUMNS LINES TERM_SESSION_ID WINDOWID".split()
)
"""Variables of the environment that say nothing to a paper."""

Seen = dict[str, tuple[int | str, ...]]
"""Files by their paths, with what they are known by."""

Folders = dict[str, list[os.DirEntry[str]]]
"""What stands in folders, by their paths; each entry keeps what was told of it, so that who asks again need not look again."""


def place(output: Path) -> Path:
    """The folder of all that is kept for an output beside what is served."""
    return output.parent / ".press" / "trees" / output.name


def served(output: Path) -> str:
    """The name of the tree that readers see, or nothing."""
    return Path(os.readlink(output)).name if output.is_symlink() else ""


def next_tree(output: Path) -> Path:
    """The folder of the tree that is not served."""
    return place(output) / next(name for name in NAMES if name != served(output))


def begun(sources: Iterable[Path], modules: Iterable[Path] = (), tool: Path | None = None) -> tuple[Seen, Folders]:
    """The files and folders of some sources, before they are read; of a tool that may come and go, the folder in which that would be seen.

    Of modules, their files: Python leaves its own in their folders, and a new module does nothing unless another, or the settings, name it.
    """
    fresh = time.time_ns() - FRESH
    seen: Seen = {}
    folders: Folders = {}
    of_modules = chain.from_iterable(_files(str(place), {}) for place in modules)
    lasting = ((path, status) for path, status in of_modules if not stat.S_ISDIR(status.st_mode) or path.endswith(INSTALLED))
    for path, status in chain(chain.from_iterable(_files(str(source), folders) for source in sources), lasting):
        known = seen[path] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        if known[1] > fresh or known[2] > fresh:
            seen[path] = (*known, _hash(path))
    if tool:
        there = next(folder for folder in (tool, *tool.parents) if folder.is_dir())
        seen[str(there)] = _known(there.stat())
    return seen, folders


def is_still(folder: Path, seen: Seen) -> bool:
    """Whether all below a folder that was seen is as it was, and nothing has come to it."""
    number, below = 0, f"{folder}{os.sep}"
    try:
        for path, status in _files(str(folder), {}):
            if path not in seen or seen[path][:4] != _known(status):
                return False
            number += 1
    except FileNotFoundError:
        return False
    return number == sum(path == str(folder) or path.startswith(below) for path in seen)


def keep(place: Path, seen: Seen, output: Path, tree: str, words: Iterable[str], environment: Mapping[str, str], day: str, zone: str) -> None:
    """Remember a run that is whole, with the sum of its tree's ledger; `zone` is empty where the press day is fixed."""
    sealed.keep(place / NAME, sealed.packed((list(words), surroundings(environment), day, zone, os.readlink(output), seen, tree)))


def forget(place: Path) -> None:
    """The next run is made whatever has or has not changed."""
    (place / NAME).unlink(missing_ok=True)


def is_same(place: Path, output: Path, words: Iterable[str], environment: Mapping[str, str]) -> bool:
    """Whether nothing has changed since the run that is remembered."""
    try:
        then, around, day, zone, link, seen, tree = sealed.values(place / NAME)
        if (
            then != list(words)
            or around != surroundings(environment)
            or (zone and datetime.now(UTC).astimezone(ZoneInfo(zone)).date().isoformat() != day)
            or link != os.readlink(output)
            or not _is_as(seen)
        ):
            return False
        return ledger.is_as(output.resolve(), tree)
    except (OSError, ValueError, TypeError, KeyError):
        return False


def modules() -> list[Path]:
    """Every module of this process that is neither Python's nor of an installed package, or the folder of its package; what is installed, by its folder."""
    real = cache(os.path.realpath)
    installed = {real(path) for path in sys.path if path.endswith(INSTALLED)}
    others = tuple(f"{place}{os.sep}" for place in (*installed, real(str(Path(os.__file__).parent))))
    known = {str(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
    files = {f"{real(folder)}{os.sep}{name}" for folder, name in map(os.path.split, known)}  # hundreds, in a few folders
    own = {file.removesuffix(f"{os.sep}__init__.py") for file in files if not file.startswith(others)}
    return sorted(path for path in map(Path, {*own, *installed}) if path.exists())


def surroundings(environment: Mapping[str, str]) -> str:
    """A hash of the environment."""
    return sha256(repr(sorted(item for item in environment.items() if item[0] not in PASSING)).encode()).hexdigest()


def _is_as(seen: Seen) -> bool:
    """Whether files are as they were seen. Folders are among them, so that none has come or gone."""
    lstat = os.lstat
    return all(_known(lstat(path)) == known[:4] and (len(known) == 4 or _hash(path) == known[4]) for path, known in seen.items())


def _known(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _files(place: str, folders: Folders) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or a folder and all below it, told to `folders` too; folders stand for what has come and gone in them. Installed packages are not entered."""
    yield place, os.lstat(place)
    waiting = [place] if Path(place).is_dir() and not place.endswith(INSTALLED) else []
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = folders[folder] = list(entries)
        except (NotADirectoryError, FileNotFoundError):
            continue
        for entry in found:
            name = entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if name == "__pycache__" or (name.endswith(".pyc") and not is_folder):
                continue
            if is_folder:
                waiting.append(entry.path)
            try:
                yield entry.path, entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # it went meanwhile, and its folder has another time
                continue


def _hash(path: str) -> str:
    """The hash of a file's bytes; of a folder or a link, nothing that its times do not say."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return ""
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""
