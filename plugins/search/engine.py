"""Pagefind: the only place that knows it. Its program is fetched by `make search`.

Pagefind (MIT licence) writes its indexes in an order of chance up to 1.5; from 1.6 on the same texts give the same bytes.
It is spoken to as its own clients do, by JSON in base64 with commas between; the client for Python waits a tenth of a second for each piece.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from plugins.newsroom.value import Value

PROGRAM = "PAGEFIND_BINARY_PATH"
"""The variable that may say where the program is."""

TOOLS = Path(__file__).parents[2] / ".press" / "tools" / "search" / "node_modules" / "@pagefind"

SCRIPT = "pagefind.js"
UNUSED = ("pagefind-ui.", "pagefind-component-ui.", "pagefind-modular-ui.", "pagefind-highlight.", "pagefind-worker.", "wasm.unknown.")
"""What Pagefind brings for pages that have no search of their own."""


class Record(Value):
    """A piece as the search knows it, beside its text: names are in the piece's language. Its shelf is the address of the index that it is in."""

    address: str
    title: str
    date: str
    groups: tuple[str, ...]
    section: str
    topics: tuple[str, ...]
    places: tuple[str, ...]
    kind: str
    shelf: str


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
    with tempfile.TemporaryDirectory() as folder:
        added = (_added(record, text, lang) for record, text in zip(records, texts, strict=True))
        _ask(program, ({"type": "NewIndex", "config": {"force_language": lang}}, *added, {"type": "WriteFiles", "index_id": 0, "output_path": folder}))
        files = sorted((path.relative_to(folder).as_posix(), path) for path in Path(folder).rglob("*") if path.is_file())
        kept = [(name, path) for name, path in files if not name.startswith(UNUSED) and (is_newest or not name.startswith((SCRIPT, "wasm.")))]
        return tuple(part for name, path in kept for part in (name.encode(), path.read_bytes()))


def _added(record: Record, text: str, lang: str) -> Mapping[str, object]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.address,
        "content": text,
        "language": lang,
        "meta": {"title": record.title, "date": record.date, "groups": " · ".join(record.groups), "section": record.section},
        "filters": {
            "group": [*record.groups],
            "section": [record.section],
            "topic": [*record.topics],
            "place": [*record.places],
            "year": [record.date[:4]],
            "kind": [record.kind],
            "shelf": [record.shelf],
        },
        "sort": {"date": record.date},
    }


def _ask(program: Path, requests: Sequence[Mapping[str, object]]) -> None:
    """Say it all to the program at once, and wait until it has answered everything. Raises RuntimeError where it could not do something."""
    said = b"".join(base64.b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b"," for number, request in enumerate(requests, 1))
    with subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as service:
        assert service.stdin and service.stdout
        writer = threading.Thread(target=_say, args=(service.stdin, said))
        writer.start()
        heard, waited = b"", len(requests)
        while waited:
            part = os.read(service.stdout.fileno(), 1 << 20)
            if not part:
                raise RuntimeError("Pagefind ended before it had answered")
            *answers, heard = (heard + part).split(b",")
            waited -= len(answers)
            for answer in answers:
                payload = json.loads(base64.b64decode(answer))["payload"]
                if payload["type"] == "Error":
                    raise RuntimeError(f"Pagefind: {payload['message']}")
        writer.join()


def _say(to: IO[bytes], what: bytes) -> None:
    with suppress(BrokenPipeError):
        to.write(what)
        to.flush()


def _program() -> Path | None:
    """Where the program is: as said, or as fetched."""
    said = os.environ.get(PROGRAM, "")
    fetched = sorted(TOOLS.glob("*/bin/pagefind_extended*"))
    return Path(said) if said else next((path for path in fetched if path.suffix in ("", ".exe")), None)
