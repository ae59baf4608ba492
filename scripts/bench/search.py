"""The search at any size: what its indexes cost to make, alone and after an edit, and what a reader's browser is sent for a first result."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from plugins.newsroom import addresses
from plugins.search import engine
from plugins.search.engine import Record
from plugins.search.setting import divided, part_of
from scripts.bench import corpus, measure
from scripts.bench.browsing import browser
from scripts.bench.corpus import BenchPiece
from scripts.bench.serving import serving

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_INDEXES = re.compile(r'data-indexes="[^"]*"')

Shelf = tuple[str, int, list[BenchPiece]]
"""An index's address, its year and its pieces."""


def report(count: int, tree: Path) -> str:
    """Markdown of what was measured; `tree` is a built paper, whose search page is borrowed."""
    if not engine.version():
        return "Pagefind is missing: make search"
    shelves = _shelves(count)
    began, processor = time.perf_counter(), _processor()
    with measure.watched(os.getpid()) as peak, ThreadPoolExecutor(os.cpu_count()) as hands:
        made = list(hands.map(lambda number: _index(shelves, number), range(len(shelves))))
    whole, whole_processor = time.perf_counter() - began, _processor() - processor
    again = max(range(len(shelves)), key=lambda number: len(shelves[number][2]))
    began, processor = time.perf_counter(), _processor()
    same = _index(shelves, again) == made[again]
    one, one_processor = time.perf_counter() - began, _processor() - processor
    with tempfile.TemporaryDirectory() as folder:
        _lay(Path(folder), tree, shelves, made)
        sent = _first_result(Path(folder))
    rows = (
        ("pieces, indexes", f"{count:,}, {len(shelves)}"),
        ("all indexes", f"{whole:.1f} s, processor {whole_processor:.1f} s"),
        (
            "the largest of them again, after an edit",
            f"{one:.2f} s ({one / whole:.3f} of all), processor {one_processor:.2f} s ({one_processor / whole_processor:.3f})",
        ),
        ("the same bytes twice", "yes" if same else "NO"),
        ("peak memory of all processes", f"{peak[0] / 1e6:.0f} MB"),
        *((f"sent until {what}", f"{size / 1000:.0f} kB in {requests} requests") for what, size, requests in sent),
    )
    return "\n".join(["\n| search | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def _shelves(count: int) -> list[Shelf]:
    """The corpus by indexes, as the search's room divides it, the newest first."""
    years: dict[int, list[BenchPiece]] = {}
    for piece in sorted((corpus.piece(number, count) for number in range(1, count + 1)), key=lambda piece: piece.date):
        years.setdefault(piece.date.year, []).append(piece)
    shelves: list[Shelf] = []
    for year in sorted(years, reverse=True):
        parts = divided([piece.date.month for piece in years[year]])
        for part in range(parts, 0, -1):
            pieces = [piece for piece in years[year] if part_of(piece.date.month, parts) == part]
            shelves.append((addresses.search_index("en", year, part if parts > 1 else 0), year, pieces))
    return [shelf for shelf in shelves if shelf[2]]


def _index(shelves: Sequence[Shelf], number: int) -> tuple[bytes, ...]:
    address, _, pieces = shelves[number]
    return engine.index("en", number == 0, tuple(_record(piece, address) for piece in pieces), (), tuple(map(_text, pieces)))


def _record(piece: BenchPiece, shelf: str) -> Record:
    groups = (piece.group, *piece.partners)
    day = piece.date.date().isoformat()
    return Record(f"/{piece.group}/{piece.slug}/", piece.title, day, groups, piece.section.title(), piece.topics, (), "article", shelf)


def _text(piece: BenchPiece) -> str:
    return piece.summary + "\n" + _LINK.sub(r"\1", "\n".join(piece.blocks)).replace("*", "")


def _lay(folder: Path, tree: Path, shelves: Sequence[Shelf], made: Sequence[tuple[bytes, ...]]) -> None:
    """A site of the search page alone, with these indexes."""
    shutil.copytree(tree / "assets", folder / "assets", ignore=lambda _, names: [name for name in names if not name.endswith((".js", ".css"))])
    page = (tree / "search/index.html").read_text(encoding="utf-8")
    indexes = json.dumps({"en": [(year, address, len(pieces)) for address, year, pieces in shelves]})
    (folder / "search").mkdir()
    (folder / "search/index.html").write_text(_INDEXES.sub(lambda _: f'data-indexes="{escape(indexes)}"', page), encoding="utf-8")
    for (address, _, _), files in zip(shelves, made, strict=True):
        for name, data in zip(files[::2], files[1::2], strict=True):
            file = folder / address.strip("/") / name.decode()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _first_result(folder: Path) -> list[tuple[str, int, int]]:
    """Bytes and requests until something stood there: the first result, those of older years too, those of one year."""
    words = corpus.vocabulary()[0]
    with serving(folder) as server, browser() as started:
        page = started.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(f"{server.address}/search/")
        page.get_by_label("Words to look for").fill(f"{words[400]} {words[900]}")
        page.locator(".found").first.wait_for()
        page.wait_for_load_state("networkidle")
        first = sum(size for _, size in server.sent), len(server.sent)
        page.locator(".search-results__older").click()
        page.locator(".search-results__older").wait_for(state="hidden")
        page.wait_for_load_state("networkidle")
        every = sum(size for _, size in server.sent), len(server.sent)
    return [("a first result, page and all", *first), ("all years were looked through", *every)]


def _processor() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
