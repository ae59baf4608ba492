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


@pytest.fixture
def pages(built_site: Path) -> list[str]:
    """Every day two pages; in CI one of every kind; with AUDIT=all every page there is."""
    node = shutil.which("node")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else "v0"
    needed(f"Node {OLDEST_NODE} or newer", int(version.strip("v\n").split(".")[0]) >= OLDEST_NODE)
    needed("Lighthouse (make tools)", (TOOLS / "lighthouse").is_dir())
    if os.environ.get("AUDIT") == "all":
        found: Iterable[str] = every_page(built_site)
    else:
        found = one_of_each_kind(built_site, PAGES).values() if os.environ.get("CI") else EVERY_DAY
    return [page for page in found if page != EXAMPLES]  # which search machines are asked to pass by


def asked(pages: Iterable[str], port: int) -> Iterator[dict[str, Any]]:
    """What Lighthouse says of pages, one after another; not of a page whose trace it lost."""
    command = ["node", str(Path(__file__).with_name("lighthouse.mjs")), str(TOOLS), str(port), URL, *pages]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
    result = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    for line in result.stdout.splitlines():
        if not (said := json.loads(line))["error"]:
            yield said


def test_lighthouse_finds_nothing_to_mend_in_how_pages_are_built(built_site: Path, pages: list[str]) -> None:
    faults: list[str] = []
    left = list(pages)
    with serving(built_site) as server:
        for _ in range(TRIES):
            for said in asked(left, server.port) if left else ():
                left.remove(said["address"])
                marks = {name: said["scores"][name] for name in ("accessibility", "best-practices", "seo")}
                if min(marks.values()) < 100 or said["shift"] or said["faults"]:
                    faults.append(f"{said['address']}: {marks} {'; '.join(said['told'])}")
    assert not faults, "\n".join(faults)
    assert not left, f"not one trace in {TRIES} tries"


@pytest.mark.audit
def test_lighthouse_finds_pages_quick(built_site: Path, pages: list[str]) -> None:
    slow = dict.fromkeys(pages, "no trace")
    with serving(built_site) as server:
        for _ in range(TRIES):
            for said in asked(slow, server.port) if slow else ():
                slow[said["address"]] = f"{said['address']}: {said['scores']} {'; '.join(said['told'])}"
                if said["scores"]["performance"] >= LEAST:
                    del slow[said["address"]]
    assert not slow, "\n".join(slow.values())
