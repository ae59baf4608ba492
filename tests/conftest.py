"""The sample paper and its site, made once for all tests; and a browser to look at pages with."""

from __future__ import annotations

import fcntl
import inspect
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from plugins.images.darkroom import inspection
from plugins.intake.reading import read_paper
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from tests.sample import ROOT, build_sample, needed
from tests.site.serving import served

SIZED = re.compile(r"(?<![\w.])size\(")
"""How a test asks `tests/sizes.py` how often it is to go on."""

SIZE = re.compile(r"^([A-Z_]+) = .*(?<![\w.])size\(", re.M)
"""How a module asks it for all its tests that name the number."""

PATIENCE = 300_000
"""Milliseconds for which a browser is waited for."""

hypothesis.settings.register_profile("paper", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("paper")  # no test has a clock, and the machine may be busy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for its size, so that `make soak` runs it at its full one too."""
    for item in items:
        if isinstance(item, pytest.Function) and _is_sized(item.function, item.module):
            item.add_marker("sized")


@cache
def _is_sized(function: Callable[..., object], module: ModuleType) -> bool:
    source = inspect.getsource(function)
    return any(name in source for name in SIZE.findall(inspect.getsource(module))) or SIZED.search(source) is not None


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site, built by whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "sample"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "built").exists():
            build_sample(folder / "output")
            (folder / "built").touch()
    return (folder / "output").resolve()


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """The site on a loopback port."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The sample's settings."""
    own = import_module("pelicanconf").NEWSPAPER
    assert isinstance(own, Settings)
    return own


@pytest.fixture(scope="session")
def sample(settings: Settings) -> Paper:
    """The sample paper at the press day of the built site."""
    return read_paper(ROOT / "content", settings, date(2026, 11, 23), inspection)


def _patient(make: Callable[..., Any]) -> Callable[..., Any]:
    """What makes pages and contexts that wait for long: a machine that is busy is no fault of the page."""

    def made(**words: Any) -> Any:
        page = make(**words)
        page.set_default_timeout(PATIENCE)
        return page

    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, talking to nobody; it ends with the module, because while it is there nothing else can have an event loop."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
    needed("Chromium", bool(chromium))
    flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False, args=flags)
        for make in ("new_context", "new_page"):
            setattr(started, make, _patient(getattr(started, make)))
        yield started
        started.close()
