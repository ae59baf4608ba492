"""Every feed of the sample's site before its judges: our grammars, feedparser, and newsboat."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import feedparser
import pytest

from plugins.feeds.subjects import Subject, item, permanent_id, subjects
from plugins.newsroom import addresses
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from tests.feeds.judge import faults
from tests.sample import URL, needed
from tests.sizes import size

FORMATS = ("rss", "atom", "json")


def feeds(paper: Paper, settings: Settings, *formats: str) -> Iterator[tuple[Subject, str]]:
    """Every subject with the address of its feed in every one of these formats."""
    for subject in subjects(paper, settings):
        for format in formats:
            if subject.kind != "people" or format == "atom":
                yield subject, addresses.feed(subject.kind, subject.slug, format)


def wanted(subject: Subject, settings: Settings) -> list[tuple[str, str]]:
    """What a feed must hold, in order: the id and the title of its newest pieces."""
    return [(permanent_id(settings, piece.id), piece.title) for piece in subject.pieces[: settings.feed_items]]


def test_every_feed_is_valid_and_gives_no_cause_for_a_warning(built_site: Path) -> None:
    files = [path for path in sorted((built_site / "feeds").rglob("*")) if path.is_file() and path.suffix != ".html"]

    found = {path.name: fault for path in files for fault in faults(path.read_bytes(), path.suffix[1:], f"{URL}/{path.relative_to(built_site).as_posix()}")}

    assert len(files) > 200
    assert not found


def test_no_feed_is_there_that_the_paper_does_not_have(built_site: Path, sample: Paper, settings: Settings) -> None:
    there = {f"/{path.relative_to(built_site).as_posix()}" for path in (built_site / "feeds").rglob("*") if path.suffix[1:] in FORMATS}

    full = len(sample.originals) // settings.feed_items
    others = {
        *(f"/feeds/archive/{number}.atom" for number in range(1, full + 1)),
        *(addresses.feed(kind, "", format) for kind in ("corrections", "statements") for format in FORMATS),
    }
    assert there == {address for _, address in feeds(sample, settings, *FORMATS)} | others


def test_feedparser_reads_the_papers_pieces_in_the_papers_order_and_everyone_who_is_credited(built_site: Path, sample: Paper, settings: Settings) -> None:
    for subject, address in feeds(sample, settings, "rss", "atom"):
        read = feedparser.parse((built_site / address[1:]).read_bytes(), sanitize_html=False, resolve_relative_uris=False)

        assert not read.bozo, (address, read.get("bozo_exception"))
        assert [(entry.id, entry.title) for entry in read.entries] == wanted(subject, settings), address
        assert [[author.name for author in entry.authors] for entry in read.entries] == [
            [credited.name for credited in item(sample, settings, piece).credited] for piece in subject.pieces[: settings.feed_items]
        ]


def test_a_feed_in_json_has_the_papers_pieces_in_the_papers_order(built_site: Path, sample: Paper, settings: Settings) -> None:
    for subject, address in feeds(sample, settings, "json"):
        read = json.loads((built_site / address[1:]).read_bytes())

        assert [(item["id"], item["title"]) for item in read["items"]] == wanted(subject, settings), address


@pytest.fixture
def address_of_site(built_site: Path) -> Iterator[str]:
    """The site on a loopback port."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_newsboat_reads_the_papers_pieces_in_the_papers_order(address_of_site: str, sample: Paper, settings: Settings, tmp_path: Path) -> None:
    needed("newsboat", shutil.which("newsboat") is not None)
    asked = some(list(feeds(sample, settings, "rss", "atom")))

    with ThreadPoolExecutor(4) as threads:
        read = list(threads.map(lambda feed: newsboat(address_of_site + feed[1], tmp_path / feed[1].replace("/", "_")), asked))

    assert {address: titles for (_, address), titles in zip(asked, read, strict=True)} == {
        address: [(id, title) for id, title in wanted(subject, settings)] for subject, address in asked
    }


def some(asked: list[tuple[Subject, str]]) -> list[tuple[Subject, str]]:
    """The longest feed of each kind and format; all of them where SOAK says so."""
    longest = {(subject.kind, address[-3:]): address for subject, address in sorted(asked, key=lambda feed: len(feed[0].pieces))}
    return asked[: size(0, len(asked))] or [(subject, address) for subject, address in asked if address in longest.values()]


def newsboat(address: str, folder: Path) -> list[tuple[str, str]]:
    """What newsboat has taken in of one feed, newest first, as it lists it; its folder is its whole home."""
    folder.mkdir()
    (folder / "urls").write_text(f"{address}\n", encoding="utf-8")
    (folder / "config").write_text("", encoding="utf-8")
    command = ["newsboat", "-u", "urls", "-C", "config", "-c", "cache.db", "-x", "reload"]
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    with sqlite3.connect(folder / "cache.db") as database:
        rows = database.execute("SELECT guid, title FROM rss_item ORDER BY pubDate DESC, id DESC").fetchall()
    database.close()
    return [(str(guid), str(title)) for guid, title in rows]
