"""A server to look at the sample site with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.serving import served


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """The site on a loopback port."""
    with served(built_site) as address:
        yield address
