"""The ledger of a tree: of every file what it was made from, its size and the time of its last change, which no hand can set.

Folders stand in it too, by the time of their last change, so that nothing comes or goes in them unseen. Kept under a hash,
so that what is spoilt is not read. This module imports nothing but Python's own, because it is asked before Pelican is imported.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Container, Mapping
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

Rows = dict[str, str]
"""By path in the tree: of a file `<fingerprint> <bytes> <nanoseconds>`; of a folder, whose path ends with /, its time, or nothing
where it has to be looked through: other plugins' files stand in it. The tree itself is `/`."""

LARGE = 1_000_000
"""Bytes of a ledger from which on a process more is worth its while."""

_ahead: dict[str, Popen[bytes]] = {}
"""Those who look ahead, by the folder."""


def read(file: Path) -> tuple[Rows, str]:
    """The rows of a ledger, and their sum; none where there is no ledger, or a spoilt one."""
    try:
        head, _, text = file.read_bytes().partition(b"\n")
        if sha256(text).hexdigest().encode() != head:
            return {}, ""
        return dict([line.split("\t") for line in text.decode().split("\n")]), head.decode()
    except (OSError, ValueError):
        return {}, ""


def write(file: Path, rows: Rows) -> str:
    """Keep a ledger; its sum."""
    text = "\n".join([f"{path}\t{row}" for path, row in sorted(rows.items())]).encode()
    total = sha256(text).hexdigest()
    fresh = file.with_name(f"{file.name}~")
    fresh.write_bytes(total.encode() + b"\n" + text)
    os.replace(fresh, file)
    return total


def ahead(folder: Path) -> None:
    """Begin to look through a large tree in a process of its own, while this one does other things: see `differing`."""
    import subprocess  # a run of which nothing has changed does without

    with suppress(OSError):
        if folder.with_suffix(".ledger").stat().st_size > LARGE:
            _ahead[f"{folder}/"] = subprocess.Popen([sys.executable, "-I", "-S", __file__, str(folder)], stdout=subprocess.PIPE)


def differing(top: str, rows: Mapping[str, str], sum: str = "") -> list[str]:
    """The paths of files and folders, below a folder of this machine that is given with a / at its end, that are not as their rows say.

    Where somebody has looked ahead by a ledger of this sum, that is the answer.
    """
    if looking := _ahead.pop(top, None):
        seen, *paths = looking.communicate()[0].decode("utf-8", "surrogateescape").split("\0")
        if looking.returncode == 0 and seen == sum:
            return paths
    return _differing(top, rows)


def _differing(top: str, rows: Mapping[str, str]) -> list[str]:
    found, lstat = [], os.lstat
    for path, row in rows.items():
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


def _tell(folder: Path) -> None:
    """Print the sum of a tree's ledger and what differs from it."""
    rows, sum = read(folder.with_suffix(".ledger"))
    sys.stdout.buffer.write("\0".join((sum, *_differing(f"{folder}/", rows))).encode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    _tell(Path(sys.argv[1]))
