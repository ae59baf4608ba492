"""Which version of a library is installed: the name of its folder says it, so that no making waits for all that `importlib.metadata` fetches and reads."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import cache

_FOLDER = re.compile(r"(.+?)-([^-]+)\.dist-info")


def installed(name: str) -> str:
    """The version of a library, by the name that it is installed by. Raises `importlib.metadata.PackageNotFoundError`."""
    if found := _versions().get(_plain(name)):
        return found
    from importlib.metadata import version

    return version(name)


@cache
def _versions() -> dict[str, str]:
    """Versions by plain name; where a library is there twice, Python takes the first."""
    found: dict[str, str] = {}
    for place in filter(None, sys.path):
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if match := _FOLDER.fullmatch(entry.name):
                    found.setdefault(_plain(match[1]), match[2])
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
