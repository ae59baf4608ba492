"""The sample paper: where it is, and how it is built for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRESS_DAY = "1795435200"  # 23 November 2026
URL = "http://localhost:8000"


def needed(what: str, there: bool) -> None:
    """Skip where something is missing on a developer's machine; in CI it must be there."""
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; .ci/run installs it")
    pytest.skip(f"{what} is missing; .ci/run shows how to get it")


def build_sample(output: Path, *options: str, root: Path = ROOT, **environment: str) -> Path:
    """The sample paper built below `output`, with warnings as errors."""
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
    values = {**os.environ, "SOURCE_DATE_EPOCH": PRESS_DAY, **environment}
    result = subprocess.run([*command, "--log-handler", "plain", *options], cwd=root, env=values, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return output.resolve()
