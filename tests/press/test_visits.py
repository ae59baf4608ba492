"""Readers who are in the middle of a visit while one tree takes the place of another meet no missing file."""

from __future__ import annotations

import functools
import http.client
import http.server
import re
import threading
from pathlib import Path
from random import Random

import pytest

from scripts import serve
from scripts.shift import Shift
from tests.factories import ROOT
from tests.press.edits import EDITS, desk
from tests.sizes import size

READERS = 4
EDITS_MEANWHILE = ("add", "edit_body", "edit_title", "retag", "change_text", "change_topics", "add_event")
_LOADED = re.compile(r'(?:<link rel="stylesheet" href|<img[^>]* src|<script src)="([^"]+)"')


@pytest.mark.soak
def test_no_fetch_fails_while_trees_are_switched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, chance, shift = desk(tmp_path, Random("visits")), Random("visits"), Shift(ROOT)
    for _ in range(3):
        EDITS["illustrate"](paper, chance)
    assert shift.make(str(tmp_path / "pelicanconf.py"), tmp_path / "output").failure == ""
    monkeypatch.setattr(serve, "OUTPUT", tmp_path / "output")
    handler = functools.partial(serve.Handler, preview=serve.Preview(), directory=str(tmp_path / "output"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wanted, fetched, wrong, ended = size(200, 10_000), [0] * READERS, [], threading.Event()

    def get(number: int, address: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
        connection.request("GET", address)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        fetched[number] += 1
        if answer.status != 200 or not data:
            wrong.append(f"{address}: {answer.status}")
        return data.decode("utf-8", "replace")

    def visit(number: int) -> None:
        while not ended.is_set() or sum(fetched) < wanted:
            for address in ("/", "/groups/", "/about/", "/topics/housing/"):
                for loaded in _LOADED.findall(get(number, address)):
                    if not loaded.startswith("/~press/"):
                        get(number, str(Path("/", address.strip("/"), loaded)) if not loaded.startswith("/") else loaded)

    readers = [threading.Thread(target=visit, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    trees = set()
    for switch in range(size(6, 50)):
        EDITS[chance.choice(EDITS_MEANWHILE)](paper, chance)
        if switch % 5 == 2:
            EDITS["change_style"](paper, chance)
        made = shift.make(str(tmp_path / "pelicanconf.py"), tmp_path / "output")
        assert made.failure == ""
        trees.add((tmp_path / "output").resolve())
    ended.set()
    for reader in readers:
        reader.join()
    server.shutdown()
    server.server_close()
    shift.end()

    assert wrong == []
    assert len(trees) == 2
    assert sum(fetched) >= wanted
