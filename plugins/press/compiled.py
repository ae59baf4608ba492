"""Templates as Jinja compiled them, kept beside the trees under a hash: compiling all of them takes as long as setting a hundred pages."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

FOLDER = "templates"


class Compiled(BytecodeCache):
    """Files of one folder; what is spoilt is compiled anew, and where nothing can be kept, nothing is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of a template; Jinja itself looks whether it is of this source and of this Python."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            data = (self._folder / bucket.key).read_bytes()
            if sha256(data[32:]).digest() == data[:32]:
                bucket.bytecode_from_string(data[32:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        data = bucket.bytecode_to_string()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{bucket.key}.{os.getpid()}~"
            fresh.write_bytes(sha256(data).digest() + data)
            os.replace(fresh, self._folder / bucket.key)

    def clear(self) -> None:
        """Nothing: what is kept of other sources does no harm."""
