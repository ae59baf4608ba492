"""`-v` says how long each stage took, in one line each; without it nothing is said of time."""

from __future__ import annotations

import re
from pathlib import Path

from tests.factories import content, run_pelican


def test_stages_are_told_with_v(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike")

    loud, quiet = (run_pelican(own, *words) for words in (["--log-handler", "rich", "-v"], ["--log-handler", "rich"]))

    assert re.findall(r"(opening the tree|\w+): \d+\.\d\d s", loud.stdout + loud.stderr) == [
        "reading",
        "opening the tree",
        "setting",
        "checking",
        "switching",
    ]
    assert "reading:" not in quiet.stdout + quiet.stderr
