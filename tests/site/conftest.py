"""The sample site, built once, and a server and a browser to look at it with."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
PRESS_DAY = "1795435200"  # 23 November 2026
URL = "http://localhost:8000"


def needed(what: str, there: bool) -> None:
    """Skip where something is missing on a developer's machine; in CI it must be there."""
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; .ci/run installs it")
    pytest.skip(f"{what} is missing; .ci/run shows how to get it")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample paper, built with warnings as errors."""
    output = tmp_path_factory.mktemp("site") / "output"
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "pelican",
        "content",
        "-s",
        "pelicanconf.py",
        "-o",
        str(output),
        "--fatal=warnings",
        "--log-handler",
        "plain",
    ]
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": PRESS_DAY}, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return output.resolve()


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """The site on a loopback port."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, talking to nobody."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
    needed("Chromium", bool(chromium))
    flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False, args=flags)
        yield started
        started.close()
