"""The ledger of a tree: of every file what it was made from, its size and the time of its last change, which no hand can set.

Folders stand in it too, by the time of their last change, so that nothing comes or goes in them unseen. Kept under a checksum,
so that what is spoilt is not read, and under a name that is given once. This module imports nothing but Python's own,
because it is asked before Pelican is imported.

A tree begins as links to the files of the one that is served. No file is ever written twice, so what is done in one is not
seen in the other; but a file's time of change moves when a link to it comes or goes, and then the rows of both are told anew.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Container, Iterable, Mapping
from contextlib import nullcontext, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from subprocess import Popen

Rows = dict[str, str]
"""By path in the tree: of a file `<fingerprint> <bytes> <nanoseconds>`; of a folder, whose path ends with /, its time, or nothing
where it has to be looked through: other plugins' files stand in it. The tree itself is `/`."""

LARGE = 1_000_000
"""Bytes of a ledger from which on a process more is worth its while."""

SECOND = "--second"
"""Asks for a look at every second row."""

AMENDED = ".amended"
"""How a file beside a ledger is called in which some of its rows stand as they are by now: to write all of it would take longer."""

_ahead: dict[str, Popen[bytes]] = {}
"""Those who look ahead, by the folder."""

Known = tuple[int, int, int]
"""What a file is known by while links to it come and go: its size, when it was written, and its number."""


def read(file: Path) -> tuple[Rows, str]:
    """The rows of a ledger, and what the tree is called; none where there is no ledger, or a spoilt one."""
    rows, name = _read(file)
    return (rows | _amended(file, name) if rows else rows), name


def amend(file: Path, rows: Rows, name: str) -> None:
    """Keep some rows of a ledger as they are by now."""
    write(file.with_suffix(AMENDED), _amended(file, name) | rows, name)


def _amended(file: Path, name: str) -> Rows:
    rows, of = _read(file.with_suffix(AMENDED))
    return rows if of == name else {}


def _read(file: Path) -> tuple[Rows, str]:
    try:
        data = file.read_bytes()
        begin = data.index(b"\n") + 1
        total, name = data[: begin - 1].decode().split(" ")
        if f"{crc32(memoryview(data)[begin:]):08x}" != total:
            return {}, ""
        text = str(memoryview(data)[begin:], "utf-8")
        paths, _, told = text.partition("\n\n")
        return dict(zip(paths.split("\n"), told.split("\n"), strict=True)) if text else {}, name
    except (OSError, ValueError):
        return {}, ""


def write(file: Path, rows: Rows, name: str = "") -> str:
    """Keep a ledger; what the tree is called from now on: as no other, where it has no name yet."""
    name = name or os.urandom(16).hex()
    text = "\n".join((*rows, "", *rows.values())).encode() if rows else b""  # all paths, then what is told of each: so it is read twice as quickly
    fresh = file.with_name(f"{file.name}~")
    with fresh.open("wb") as kept:
        kept.write(b"%08x %b\n" % (crc32(text), name.encode()))
        kept.write(text)
    os.replace(fresh, file)
    return name


def ahead(folder: Path) -> None:
    """Begin to look through a large tree in a process of its own, while this one does other things: see `differing`."""
    _ahead.pop(f"{folder}/", None)  # what somebody saw before
    with suppress(OSError):
        if folder.with_suffix(".ledger").stat().st_size > LARGE:
            _apart(folder)


def twin(folder: Path, served: Path, lock: int) -> Popen[bytes]:
    """Begin to make a tree of links to the served one, in a process of its own, which holds the lock as well: it may outlive this one."""
    return _apart(folder, served, locks=(lock,))


def differing(top: str, rows: Mapping[str, str], name: str = "") -> list[str]:
    """The paths of files and folders, below a folder of this machine that is given with a / at its end, that are not as their rows say.

    Where somebody has looked ahead at a tree of this name, that is the answer.
    """
    if (looking := _ahead.pop(top, None)) and (answer := _answer(looking)) and answer[0] == name:
        return answer[1]
    return _differing(top, rows.items())


def is_as(folder: Path, name: str) -> bool:
    """Whether a tree is called this and stands as its ledger has it; every second file of a large one is looked at by a process of its own."""
    file = folder.with_suffix(".ledger")
    other = _begun(str(folder), SECOND) if file.stat().st_size > LARGE else None
    rows, found = read(file)
    is_same = found == name and not _differing(f"{folder}/", islice(rows.items(), 0, None, 2 if other else 1))
    return is_same if other is None else _answer(other) == (name, []) and is_same


def _apart(*folders: Path, locks: tuple[int, ...] = ()) -> Popen[bytes]:
    process = _ahead[f"{folders[0]}/"] = _begun(*map(str, folders), locks=locks)
    return process


def _begun(*words: str, locks: tuple[int, ...] = ()) -> Popen[bytes]:
    """A process that does what is at the end of this module."""
    import subprocess  # a run in which nobody else is needed does without

    return subprocess.Popen([sys.executable, "-I", "-S", __file__, *words], stdout=subprocess.PIPE, pass_fds=locks)


def _answer(process: Popen[bytes]) -> tuple[str, list[str]] | None:
    """What a tree is called and what differs in it, as a process that looked through it says; nothing where it failed."""
    name, *paths = process.communicate()[0].decode("utf-8", "surrogateescape").split("\0")
    return (name, paths) if process.returncode == 0 else None


def _differing(top: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    found, lstat = [], os.lstat
    for path, row in rows:
        try:
            if path[-1] == "/":
                is_same = row == _folder(lstat(top + path[:-1]))
            else:
                status = lstat(top + path)
                is_same = row.endswith(f" {status.st_size} {status.st_ctime_ns}")
        except (FileNotFoundError, NotADirectoryError):
            is_same = False
        if not is_same:
            found.append(path)
    return found


def row(fingerprint: str, place: str) -> str:
    """The row of a file as it stands at a place on this machine."""
    status = os.lstat(place)
    return f"{fingerprint} {status.st_size} {status.st_ctime_ns}"


def fingerprint(row: str) -> str:
    """What a file was made from, of its row."""
    return row[: row.index(" ")]


def folder_of(path: str) -> str:
    """The folder in which a file or a folder stands."""
    return path[: path.rfind("/", 0, -1) + 1] or "/"


def look(top: str, folder: str, known: Container[str]) -> tuple[str, list[str]]:
    """The row of a folder as it stands, empty where there is none or other things stand in it; and the paths of those."""
    place = (top + folder).rstrip("/")
    try:
        told = _folder(os.lstat(place))  # before the look, so that what comes after it is seen
        with os.scandir(place) if told else nullcontext(()) as found:
            prefix = folder.lstrip("/")
            names = [f"{prefix}{entry.name}{'/' if entry.is_dir(follow_symlinks=False) else ''}" for entry in found]
    except (FileNotFoundError, NotADirectoryError):
        return "", []
    strangers = [name for name in names if name not in known]
    return "" if strangers else told, strangers


def _folder(status: os.stat_result) -> str:
    """The row of a folder; of what is none, nothing."""
    return str(status.st_ctime_ns) if stat.S_ISDIR(status.st_mode) else ""


def _tell(folder: Path, which: str = "") -> None:
    """Print what a tree is called and what differs from its ledger, of all files or of every second one."""
    rows, name = read(folder.with_suffix(".ledger"))
    _print(name, _differing(f"{folder}/", islice(rows.items(), 1, None, 2) if which == SECOND else rows.items()))


def _print(name: str, differing: list[str]) -> None:
    sys.stdout.buffer.write("\0".join((name, *differing)).encode("utf-8", "surrogateescape"))


def _twin(folder: Path, served: Path) -> None:
    """Make a tree of links to all in the served one that is as its ledger has it, and print what it is called.

    What stood there before goes, links to the same files perhaps. What is written by hand meanwhile is trusted in neither tree:
    its paths are printed as well. Where there can be no links, there is no tree either, and this process ends with 1.
    """
    rows, name = read(served.with_suffix(".ledger"))
    before, top, there = folder.with_name(f"{folder.name}~"), f"{folder}/", f"{served}/"
    shutil.rmtree(before, ignore_errors=True)
    linked: dict[str, Known] = {}
    try:
        with suppress(FileNotFoundError):
            folder.rename(before)
        folder.mkdir()
        for path in sorted(path for path in rows if path[-1] == "/" and path != "/"):
            Path(top + path).mkdir()
        for path, row in rows.items():
            if path[-1] != "/":
                status = os.lstat(there + path)
                if row.endswith(f" {status.st_size} {status.st_ctime_ns}"):
                    os.link(there + path, top + path)
                    linked[path] = _known(status)
        is_whole = True
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        is_whole = False
    shutil.rmtree(before, ignore_errors=True)
    changed = []
    for path, known in linked.items():
        status = os.lstat(there + path)
        if _known(status) == known:
            rows[path] = f"{fingerprint(rows[path])} {status.st_size} {status.st_ctime_ns}"
        else:
            changed.append(path)
    write(served.with_suffix(".ledger"), rows, name)
    served.with_suffix(AMENDED).unlink(missing_ok=True)
    if not is_whole:
        sys.exit(1)
    own = {path: rows[path] for path in linked} | {path: _folder(os.lstat((top + path).rstrip("/"))) for path in rows if path[-1] == "/"}
    _print(write(folder.with_suffix(".ledger"), own), changed)


def _known(status: os.stat_result) -> Known:
    return status.st_size, status.st_mtime_ns, status.st_ino


if __name__ == "__main__":
    if len(sys.argv) == 2 or sys.argv[2] == SECOND:
        _tell(Path(sys.argv[1]), *sys.argv[2:])
    else:
        _twin(*map(Path, sys.argv[1:]))
