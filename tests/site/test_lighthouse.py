"""Lighthouse, a phone on a slow line: a page of every kind, from a server that does what `paper hosting` says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sample import ROOT, URL, needed
from tests.site.kinds import EXAMPLES, every_page, one_of_each_kind
from tests.site.serving import serving
from tests.site.test_browser import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("lighthouse")]

TOOLS = ROOT / ".press/tools/node_modules"
OLDEST_NODE = 20
EVERY_DAY = ("/", "/harbour/dock-four/")
TRIES = 4
LEAST = 98
"""What the speed of a page must come to in the best of a few tries: a machine that does other things at once is slow to lay out a page."""


def asked_about(site: Path) -> list[str]:
    """Every day two pages; in CI one of every kind; with AUDIT=all every page there is."""
    if os.environ.get("AUDIT") == "all":
        pages: Iterable[str] = every_page(site)
    else:
        pages = one_of_each_kind(site, PAGES).values() if os.environ.get("CI") else EVERY_DAY
    return [page for page in pages if page != EXAMPLES]  # which search machines are asked to pass by


def asked(pages: Iterable[str], port: int) -> Iterator[dict[str, Any]]:
    """What Lighthouse says of pages, one after another."""
    command = ["node", str(Path(__file__).with_name("lighthouse.mjs")), str(TOOLS), str(port), URL, *pages]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
    result = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    for line in result.stdout.splitlines():
        yield json.loads(line)


def test_lighthouse_finds_nothing_to_mend(built_site: Path) -> None:
    node = shutil.which("node")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else "v0"
    needed(f"Node {OLDEST_NODE} or newer", int(version.strip("v\n").split(".")[0]) >= OLDEST_NODE)
    needed("Lighthouse (make tools)", (TOOLS / "lighthouse").is_dir())
    faults: list[str] = []
    slow = dict.fromkeys(asked_about(built_site), "")

    with serving(built_site) as server:
        for _ in range(TRIES):
            for said in asked(slow, server.port) if slow else ():
                page, scores = said["address"], said["scores"]
                told = f"{page}: {scores} {'; '.join(said['told'])} {said['error']}"
                slow[page] = told
                if said["error"]:  # Lighthouse lost its own trace
                    continue
                if min(scores[name] for name in ("accessibility", "best-practices", "seo")) < 100 or said["shift"]:
                    faults.append(told)
                if scores["performance"] >= LEAST:
                    del slow[page]

    assert not faults, "\n".join(faults)
    assert not slow, "\n".join(slow.values())
