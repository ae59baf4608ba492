"""`make html VERIFY=1` proves the output, and tells when it is not what content gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.factories import EPOCH, ROOT, Content, build, content


def proof(own: Content) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "scripts.proof", "output"], cwd=own.root, env=environment, capture_output=True, text=True, check=False)


def test_output_is_proved_or_not(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike")
    build(own)
    whole = proof(own)
    page = own.output / "north" / "strike" / "index.html"
    page.write_text("changed by a hand", encoding="utf-8")
    changed = proof(own)

    assert whole.returncode == 0, whole.stdout + whole.stderr
    assert "output is what is made from nothing, byte for byte." in whole.stdout
    assert changed.returncode == 1
    assert "north/strike/index.html is otherwise" in changed.stdout
