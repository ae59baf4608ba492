"""How often a test that could go on for ever is to go on."""

from __future__ import annotations

import os


def size(few: int, all: int) -> int:
    """The number of cases: `few` every day, a share of `all` where SOAK says so (`make soak`: 1, in CI less)."""
    share = os.environ.get("SOAK", "")
    return max(few, round(all * float(share))) if share else few
