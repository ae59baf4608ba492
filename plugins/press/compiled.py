"""Templates as Jinja compiled them, kept beside the trees under a hash: compiling all of them takes as long as setting a hundred pages."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from plugins.press import sealed

FOLDER = "templates"


class Compiled(BytecodeCache):
    """Files of one folder; what is spoilt is compiled anew, and where nothing can be kept, nothing is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of a template; Jinja itself looks whether it is of this source and of this Python."""
        with suppress(EOFError, ValueError, TypeError):
            if (data := sealed.read(self._folder / bucket.key)) is not None:
                bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        sealed.write(self._folder / bucket.key, bucket.bytecode_to_string())

    def clear(self) -> None:
        """Nothing: what is kept of other sources does no harm."""
