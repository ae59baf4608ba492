"""Files that are kept beside the trees under a hash of what they hold, so that what is spoilt is not read; where none can be kept, none is."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


def read(file: Path) -> bytes | None:
    """What a file holds, where it is there and whole."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data[32:] if sha256(data[32:]).digest() == data[:32] else None


def write(file: Path, data: bytes) -> None:
    """Keep data in a file, whole or not at all, whoever else writes it meanwhile."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{os.getpid()}~")
        fresh.write_bytes(sha256(data).digest() + data)
        os.replace(fresh, file)
