"""What an earlier version of a piece said of itself: its id and its day, whatever else was in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from plugins.intake import front_matter, gate
from plugins.newsroom.metadata import LetterFields
from plugins.newsroom.schema import Reader

_STAND_INS: Mapping[str, str] = {"title": "…", "section": "letters"}


def told(raw: bytes, path: str, reader: Reader) -> tuple[str, date] | None:
    """The id and the day of a piece as it was at a path below `content/`; None of what says no day."""
    text, faults = gate.decode(raw, path)
    head, _, _, found = front_matter.split(text, path) if not faults else ("", "", 0, faults)
    fields, _ = front_matter.read(head, path, 2) if not found else (None, ())
    read = reader.remainder(LetterFields, fields, _STAND_INS) if fields else None
    if read is None:
        return None
    parts = PurePosixPath(path).parts
    return read.id or f"{parts[-3]}/{PurePosixPath(path).stem}", read.date.date()
