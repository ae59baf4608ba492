"""A content-addressed cache of everything expensive: it can be deleted at any moment and shared between machines.

Small results are rows of a database, one for texts and one for pictures, large ones files. Every entry begins with the
SHA-256 of its key and the rest; a spoilt one is made anew, and so is one that a spoilt database takes for another.
Where the store cannot be read or written, nothing is kept and nothing is lost.

Once a day it lets go of what was made long ago and is not in use, so that it does not grow for ever.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from plugins.newsroom.pages import Job

LARGE = 60_000
"""Bytes from which on a result is a file."""

TEXTS, PICTURES = "texts.sqlite", "pictures.sqlite"
"""The databases: of what the intake has read, and of all other work."""

BUSY_SECONDS = 20

SPARED_DAYS, LARGE_SPARED_DAYS = 90, 14
"""For so many days what is not in use is kept all the same: an edit may be taken back, and another branch or machine may have a use for it."""

SMALL = 1000
"""Bytes up to which a result is kept for good, as what is told of a photo that was looked at: it takes no room, and long to find out."""

TIDIED, DAY = "tidied", 86400
"""The file that says on which day the store was tidied last, and a day in seconds."""

SHOWN = 32
"""So many characters of a job's key stand in the ledger of a tree where something of it stands in the tree."""

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What a database fails with: of a spoilt one, even what SQLite says can be spoilt."""


class Store:
    """Results of jobs by their keys, below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts, self._pictures = _open(folder / TEXTS), _open(folder / PICTURES)
        self._has_texts = _holds_something(self._texts)

    def get(self, job: Job) -> tuple[bytes, ...] | None:
        """The job's result, if it is here and whole. Where no text is kept at all, none is looked for."""
        if not self._has_texts and _is_reading(job):
            return None
        data = self._record(job)
        if data is None:
            try:
                data = self._file(job.key).read_bytes()
            except OSError:
                return None
        return _parts(job.key, data)

    def put(self, results: Iterable[tuple[Job, tuple[bytes, ...]]]) -> None:
        """Keep results."""
        rows: dict[bool, list[tuple[str, bytes]]] = {True: [], False: []}
        for job, parts in results:
            key = job.key
            data = _entry(key, parts)
            if len(data) < LARGE:
                rows[_is_reading(job)].append((key, data))
            else:
                self._write(key, data)
        self._has_texts = self._has_texts or bool(rows[True])
        for records, small in ((self._texts, rows[True]), (self._pictures, rows[False])):
            if small and records:
                with suppress(*FAULTS), records:
                    records.executemany("INSERT OR REPLACE INTO records (key, entry, day) VALUES (?, ?, ?)", ((*row, _today()) for row in small))

    def tidy(self, made_from: Callable[[], Container[str]]) -> None:
        """Once a day let go of what was made long ago, large files first, where nothing that is in use was made from it.

        `made_from` tells the beginnings of the keys of which something is served. Such a picture or index is worth keeping, so that it
        need not be made when the trees are lost; of texts no ledger speaks, and one that is wanted again is read again.
        """
        mark = self._folder / TIDIED
        with suppress(OSError, ValueError):
            if int(mark.read_text(encoding="ascii")) == _today():
                return
        with suppress(OSError):
            mark.write_text(str(_today()), encoding="ascii")
            in_use = made_from()
            for records in (self._texts, self._pictures):
                if records:
                    with suppress(*FAULTS), records:
                        old = records.execute("SELECT key FROM records WHERE day < ? AND length(entry) > ?", (_today() - SPARED_DAYS, SMALL)).fetchall()
                        records.executemany("DELETE FROM records WHERE key = ?", [row for row in old if str(row[0])[:SHOWN] not in in_use])
            for file in (self._folder / "pictures").glob("*/*"):
                if file.stat().st_mtime // DAY < _today() - LARGE_SPARED_DAYS and f"{file.parent.name}{file.name}"[:SHOWN] not in in_use:
                    file.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the databases."""
        for records in (self._texts, self._pictures):
            if records:
                records.close()

    def _record(self, job: Job) -> bytes | None:
        records = self._texts if _is_reading(job) else self._pictures
        if records is None:
            return None
        try:
            row = records.execute("SELECT entry FROM records WHERE key = ?", (job.key,)).fetchone()
        except FAULTS:
            return None
        return row[0] if row and isinstance(row[0], bytes) else None  # of a spoilt one, even the kind of a value can be another

    def _write(self, key: str, data: bytes) -> None:
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(handle, "wb") as target:
                target.write(data)
            os.replace(name, file)

    def _file(self, key: str) -> Path:
        return self._folder / "pictures" / key[:2] / key[2:]


def _is_reading(job: Job) -> bool:
    return job.function.__module__.startswith("plugins.intake.")


def _open(file: Path) -> sqlite3.Connection | None:
    """The database; a spoilt one is begun anew, and where there can be none there is none."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(file, timeout=BUSY_SECONDS, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, entry BLOB NOT NULL, day INTEGER NOT NULL DEFAULT 0)")
            if "day" not in {row[1] for row in connection.execute("PRAGMA table_info(records)")}:  # as older versions made it
                connection.execute(f"ALTER TABLE records ADD COLUMN day INTEGER NOT NULL DEFAULT {_today()}")
            return connection
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            with suppress(OSError):
                file.unlink()
        except OSError:
            return None
    return None


def _holds_something(records: sqlite3.Connection | None) -> bool:
    try:
        return records is not None and records.execute("SELECT 1 FROM records LIMIT 1").fetchone() is not None
    except FAULTS:
        return True


def _today() -> int:
    return int(time.time() // DAY)


def _entry(key: str, parts: tuple[bytes, ...]) -> bytes:
    rest = b" ".join(str(len(part)).encode() for part in parts) + b"\n" + b"".join(parts)
    return _seal(key, rest) + rest


def _seal(key: str, rest: bytes) -> bytes:
    seal = sha256(key.encode())
    seal.update(rest)
    return seal.digest()


def _parts(key: str, data: bytes) -> tuple[bytes, ...] | None:
    """The parts of a key's entry, or None where it is spoilt or another's."""
    if _seal(key, data[32:]) != data[:32]:
        return None
    head, _, body = data[32:].partition(b"\n")
    return tuple(_cut(body, map(int, head.split())))


def _cut(body: bytes, lengths: Iterable[int]) -> Iterator[bytes]:
    at = 0
    for length in lengths:
        yield body[at : at + length]
        at += length
