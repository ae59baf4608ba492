"""A content-addressed cache of everything expensive: it can be deleted at any moment and shared between machines.

An entry is one file: the SHA-256 of what follows, then a line of part lengths, then the parts. A spoilt one is made anew.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from plugins.newsroom.pages import Job


class Store:
    """Results of jobs by their keys, below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, job: Job) -> tuple[bytes, ...] | None:
        """The job's result, if it is here and whole."""
        try:
            data = self._file(job).read_bytes()
        except OSError:
            return None
        digest, rest = data[:64], data[65:]
        if hashlib.sha256(rest).hexdigest().encode() != digest:
            return None
        head, _, body = rest.partition(b"\n")
        parts, at = [], 0
        for length in map(int, head.split()):
            parts.append(body[at : at + length])
            at += length
        return tuple(parts)

    def put(self, job: Job, parts: tuple[bytes, ...]) -> None:
        """Keep a result; where the store cannot be written, nothing is kept and nothing is lost."""
        rest = b" ".join(str(len(part)).encode() for part in parts) + b"\n" + b"".join(parts)
        file = self._file(job)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(handle, "wb") as target:
                target.write(hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)
            os.replace(name, file)
        except OSError:
            return

    def _file(self, job: Job) -> Path:
        return self._folder / job.key[:2] / job.key[2:]
