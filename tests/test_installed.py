"""Versions of libraries, told by their folders."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest

from plugins.installed import installed
from plugins.press.crew import LIBRARIES


@pytest.mark.parametrize("name", [*LIBRARIES, "PyYAML", "confusable-homoglyphs", "confusable_homoglyphs", "tzdata"])
def test_version_is_what_python_says(name: str) -> None:
    assert installed(name) == version(name)


def test_what_is_not_installed_has_no_version() -> None:
    with pytest.raises(PackageNotFoundError):
        installed("no-such-library")
