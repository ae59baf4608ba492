"""`make html` and `make check` say by their exit whether anything was left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import EPOCH, ROOT, Content, content

NEEDED = ("Makefile", "pyproject.toml", "requirements.txt", "requirements-build.txt", "requirements-test.txt", ".venv")


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """A paper with the project's Makefile and what it has installed."""
    made = content(tmp_path).group("north").article("north", "strike")
    for name in NEEDED:
        (tmp_path / name).symlink_to(ROOT / name)
    return made


def make(own: Content, *targets: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["make", *targets], cwd=own.root, env=environment, capture_output=True, text=True, check=False)


def test_make_html_and_check_fail_when_something_was_left_out_and_the_rest_is_there(own: Content) -> None:
    own.article("north", "bad", section="wrkplace").article("south", "lost")

    built, checked = make(own, "html"), make(own, "check")

    for result in (built, checked):
        assert result.returncode != 0
        for words in ("content/groups/north/articles/bad.md:4", "did you mean 'workplace'?", "content/groups/south/group.yml", "paper groups add"):
            assert words in result.stdout + result.stderr
        assert "Traceback" not in result.stdout + result.stderr
    assert (own.output / "north/strike/index.html").is_file()


def test_make_html_and_check_end_well_when_all_is_well(own: Content) -> None:
    built, checked = make(own, "html"), make(own, "check")

    assert (built.returncode, checked.returncode) == (0, 0), built.stderr + checked.stderr


def test_make_html_tells_how_long_each_stage_takes_where_it_is_asked(own: Content) -> None:
    asked, unasked = make(own, "html", "V=1"), make(own, "html", "OUTPUT=other")

    for stage in ("reading", "opening the tree", "setting", "checking", "switching"):
        assert f"\n{stage}: " in f"\n{asked.stderr}"
        assert f"\n{stage}: " not in f"\n{unasked.stderr}"


def test_make_publish_publishes_the_rest_and_says_loudly_what_is_missing(own: Content) -> None:
    own.article("north", "bad", section="wrkplace")
    (own.root / "publishconf.py").write_text(
        "from dataclasses import replace\nfrom pelicanconf import *\nNEWSPAPER = replace(NEWSPAPER, url='https://paper.example')\nSITEURL = NEWSPAPER.url\n"
    )

    result = make(own, "publish")

    assert result.returncode == 0, result.stdout + result.stderr
    assert "content/groups/north/articles/bad.md:4" in result.stdout + result.stderr
    assert "https://paper.example/north/strike/" in (own.output / "north/strike/index.html").read_text(encoding="utf-8")


def test_what_publishing_changes_is_found_by_the_pelican_command() -> None:
    """Which, as a script, does not look for modules in the folder where it is called."""
    command = [str(Path(sys.executable).with_name("pelican")), "-s", "publishconf.py", "--print-settings", "SITEURL"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (told.returncode, "SITEURL: 'https://" in told.stdout) == (0, True), told.stdout + told.stderr


def test_make_alone_lists_every_target_with_a_word_of_explanation() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = {line.split()[1] for line in listed.splitlines() if line.startswith("  make ")}

    assert targets >= {"setup", "serve", "html", "publish", "new", "check", "test", "lint", "lock", "clean", "distclean"}
    assert all(len(line.split()) > 3 for line in listed.splitlines() if line.startswith("  make "))
