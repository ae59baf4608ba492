"""Files that are kept beside the trees under a hash of what they hold, so that what is spoilt is not read.

Bytes are kept where they can be, under a SHA-256. Plain values are kept as Python packs them, under a checksum, which is quicker:
of those it matters whether they were kept. This module imports nothing but Python's own.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32


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


def values(file: Path) -> Any:
    """The values that a file holds; None where there is none, or a spoilt one."""
    try:
        data = memoryview(file.read_bytes())
        return marshal.loads(data[8:]) if data[:8] == b"%08x" % crc32(data[8:]) else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def packed(values: Any) -> bytes:
    """Plain values as a file keeps them."""
    data = marshal.dumps(values)
    return b"%08x" % crc32(data) + data


def keep(file: Path, packed: bytes) -> None:
    """Keep packed values in a file, whole or not at all. Raises OSError."""
    fresh = file.with_name(f"{file.name}~")
    fresh.write_bytes(packed)
    os.replace(fresh, file)
