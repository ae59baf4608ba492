"""Without Pelican the paper is the same, byte for byte; and whoever asks for something unusual has Pelican."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import EPOCH, Content, build, content
from tests.press.files import differences

USUAL = "content -s pelicanconf.py -o alone --fatal=errors --log-handler plain"
ASK = """
import sys
from plugins.press import alone
make = alone.making(sys.argv[1:])
status = make() if make else None
print(status, 'pelican' in sys.modules)
"""
HERE = "NEWSPAPER_WORKERS = 'here'\n"


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """A paper with two pieces."""
    own = content(tmp_path).group("north").article("north", "strike").article("north", "rent", "See [the strike](strike.md).")
    return configured(own, HERE)


def configured(own: Content, lines: str) -> Content:
    """The paper with some lines more in its settings."""
    with (own.root / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(lines)
    return own


def asked(own: Content, words: str = USUAL) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", ASK, *words.split()], cwd=own.root, env=environment, capture_output=True, text=True, check=False
    )


def test_the_paper_is_the_one_that_pelican_makes(own: Content) -> None:
    done = asked(own)

    assert done.stdout == "Done: 2 pieces of 1 groups.\n0 False\n", done.stderr
    assert not differences(own.root / "alone", build(own))


def test_a_paper_with_problems_comes_out_and_ends_with_one(own: Content) -> None:
    done = asked(own.article("north", "broken", section="wrokplace"))

    assert done.stdout.endswith("1 False\n")
    assert "unknown section 'wrokplace'" in done.stderr
    assert (own.root / "alone" / "north" / "strike" / "index.html").exists()
    assert not (own.root / "alone" / "north" / "broken").exists()


def test_what_stops_the_press_is_told_in_one_line(own: Content) -> None:
    (own.root / "alone").mkdir()
    (own.root / "alone" / "mine.txt").write_text("mine", encoding="utf-8")

    done = asked(own)

    assert done.stdout == "1 False\n"
    assert done.stderr.splitlines()[-1].startswith("NewspaperError: alone is a real folder")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("words", "is_told"), [(USUAL, False), (f"{USUAL} --verbose", True), (f"{USUAL} --quiet", False)], ids=["as ever", "verbose", "quiet"])
def test_stages_are_told_where_they_are_asked_for(own: Content, words: str, is_told: bool) -> None:
    done = asked(own, words)

    assert done.returncode == 0
    assert ("reading:" in done.stderr) is is_told
    assert ("Done" in done.stdout) is not words.endswith("--quiet")


@pytest.mark.parametrize(
    "words",
    [
        "content -s pelicanconf.py -o alone",
        f"{USUAL} --debug",
        f"{USUAL} -e OFFLINE=true",
        f"{USUAL} --verbose --quiet",
        USUAL.replace("content -s", "elsewhere -s"),
        USUAL.replace("pelicanconf", "lostconf"),
    ],
)
def test_other_words_are_for_pelican(own: Content, words: str) -> None:
    assert asked(own, words).stdout == "None False\n"


def test_a_room_that_asks_pelican_for_something_is_for_pelican(own: Content) -> None:
    (own.root / "more" / "extra").mkdir(parents=True)
    (own.root / "more" / "extra" / "__init__.py").write_text("from pelican import signals\nfrom plugins import glue\n\nregister = glue.room(__name__)\n")

    assert asked(configured(own, "import plugins\nplugins.__path__.append('more')\nPLUGINS = [*PLUGINS, 'plugins.extra']")).stdout == "None True\n"


@pytest.mark.parametrize(
    ("lines", "is_there"),
    [
        ("PLUGINS = [*PLUGINS, 'neighbors']", False),
        ("PLUGINS = [*PLUGINS, 'plugins.nowhere']", False),
        ("PLUGINS = [*PLUGINS, 'plugins.newsroom']", False),
        ("PLUGINS = PLUGINS[1:]", False),
        ("PLUGINS = None", False),
        ("THEME = 'theme'", False),
        ("THEME = '/nowhere'", False),
        ("raise RuntimeError('broken')", False),
        ("from plugins.press.newspaper import Newspaper as PELICAN_CLASS", True),
        ("from pelican import signals", True),
    ],
)
def test_other_settings_are_for_pelican(own: Content, lines: str, is_there: bool) -> None:
    assert asked(configured(own, lines)).stdout == f"None {is_there}\n"
