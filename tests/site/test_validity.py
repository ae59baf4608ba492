"""What outside judges say of the tree: the Nu HTML checker, and the sum of its files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sample import PRESS_DAY, ROOT, needed

CHECKER = ROOT / ".press/tools/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.validator
def test_every_page_and_style_sheet_is_valid(built_site: Path) -> None:
    needed("Java", shutil.which("java") is not None)
    needed("the Nu HTML checker (make tools)", CHECKER.is_file())

    result = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "gnu", "--skip-non-html", "--also-check-css", str(built_site)],
        capture_output=True,
        text=True,
        check=False,
    )

    # Nu reads files, which are of no origin, and takes JSON-LD for a script that could run.
    of_no_matter = ("File was not checked", "violates Content Security Policy (meta tag)")
    told = [line for line in result.stderr.splitlines() if not any(words in line for words in of_no_matter) and not _is_of_a_later_day(line)]
    assert not told, "\n".join(told[:20])


def _is_of_a_later_day(line: str) -> bool:
    """Nu does not know CSS Anchor Positioning yet: the sheet for wide screens, which is within `@supports`, has nothing else that it objects to."""
    return "/assets/wide." in line and line.endswith(("“anchor-name”: Property “anchor-name” doesn't exist.", "“inset-block-start”: Parse Error."))


def test_make_html_and_pelican_build_the_same_tree(built_site: Path, tmp_path: Path) -> None:
    command = ["make", "-s", "html", "OUTPUT=" + str(tmp_path / "output")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": PRESS_DAY}, check=True, capture_output=True)

    one, other = files(built_site), files((tmp_path / "output").resolve())

    assert not {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def files(tree: Path) -> dict[str, str]:
    """SHA-256 of a tree's files by path."""
    return {path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(tree.rglob("*")) if path.is_file()}
