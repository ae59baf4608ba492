"""Pagefind: the only place that knows it. Its program is fetched by `make search`; its client is a library.

Pagefind (MIT licence) writes its indexes in an order of chance up to 1.5; from 1.6 on the same texts give the same bytes.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

PROGRAM = "PAGEFIND_BINARY_PATH"
"""The variable in which the library looks for the program."""

TOOLS = Path(__file__).parents[2] / ".press" / "tools" / "search" / "node_modules" / "@pagefind"

SCRIPT = "pagefind.js"
UNUSED = ("pagefind-ui.", "pagefind-component-ui.", "pagefind-modular-ui.", "pagefind-highlight.", "pagefind-worker.", "wasm.unknown.")
"""What Pagefind brings for pages that have no search of their own."""


@dataclass(frozen=True, slots=True)
class Record:
    """A piece as the search knows it, beside its text: names are in the piece's language."""

    address: str
    title: str
    date: str
    groups: tuple[str, ...]
    section: str
    topics: tuple[str, ...]
    places: tuple[str, ...]
    kind: str


def version() -> str:
    """The name and number of the program, or nothing where there is none."""
    program = _program()
    if program is None:
        return ""
    try:
        return subprocess.run([program, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def index(lang: str, is_newest: bool, records: tuple[Record, ...], sums: tuple[str, ...], texts: tuple[str, ...]) -> tuple[bytes, ...]:
    """The files of one index: name and bytes in turn, sorted by name. The newest index of a language brings the script that reads all of them."""
    program = _program()
    if program is None:
        raise RuntimeError("Pagefind is not on this machine; make search fetches it")
    os.environ[PROGRAM] = str(program)
    with tempfile.TemporaryDirectory() as folder:
        with ThreadPoolExecutor(1) as thread:  # The caller's may have an event loop already.
            thread.submit(lambda: asyncio.run(_write(Path(folder), lang, records, texts))).result()
        files = sorted((path.relative_to(folder).as_posix(), path) for path in Path(folder).rglob("*") if path.is_file())
        kept = [(name, path) for name, path in files if not name.startswith(UNUSED) and (is_newest or not name.startswith((SCRIPT, "wasm.")))]
        return tuple(part for name, path in kept for part in (name.encode(), path.read_bytes()))


async def _write(folder: Path, lang: str, records: tuple[Record, ...], texts: tuple[str, ...]) -> None:
    async with PagefindService() as service:
        made = await service.create_index(IndexConfig(force_language=lang, output_path=str(folder)))
        for record, text in zip(records, texts, strict=True):
            await made.add_custom_record(
                url=record.address,
                content=text,
                language=lang,
                meta={"title": record.title, "date": record.date, "groups": " · ".join(record.groups), "section": record.section},
                filters={
                    "group": [*record.groups],
                    "section": [record.section],
                    "topic": [*record.topics],
                    "place": [*record.places],
                    "year": [record.date[:4]],
                    "kind": [record.kind],
                },
                sort={"date": record.date},
            )
        await made.write_files()


def _program() -> Path | None:
    """Where the program is: as said, or as fetched."""
    said = os.environ.get(PROGRAM, "")
    fetched = sorted(TOOLS.glob("*/bin/pagefind_extended*"))
    return Path(said) if said else next((path for path in fetched if path.suffix in ("", ".exe")), None)
