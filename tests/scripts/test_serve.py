"""`paper serve` shows the paper as it is, tells open pages of what is new, and outlives whatever is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPResponse

import pytest
from playwright.sync_api import Browser

from tests.factories import EPOCH, ROOT, SETTINGS, Content, content

CONF = (
    """
THEME = "theme"
NEWSPAPER_WORKERS = "here"
"""
    + f"NEWSPAPER_STORE = {str(ROOT / '.press' / 'store')!r}\n"
)


@dataclass
class Served:
    """A paper, its address, and the stream of what was made."""

    own: Content
    url: str
    events: HTTPResponse

    def made_anew(self) -> None:
        """Wait until the server says so: as long as it takes, for the stream breaks when the server ends."""
        while line := self.events.readline():
            if line.startswith(b"event: made"):
                self.events.readline()  # what is said of it
                self.events.readline()
                return
        raise AssertionError("the server has gone")

    def get(self, address: str = "/") -> str:
        with urllib.request.urlopen(self.url + address) as answer:
            return str(answer.read().decode())

    def write(self, path: str, text: str) -> None:
        """Write any file of the paper's folder as editors do: beside it, then renamed."""
        target = self.own.root / path
        beside = target.with_name(target.name + "~")
        beside.write_text(text, encoding="utf-8")
        beside.replace(target)

    def edited(self, path: str, old: str, new: str) -> None:
        text = (self.own.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))
        self.made_anew()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    tmp_path = tmp_path_factory.mktemp("served")
    own = content(tmp_path).group("north").article("north", "strike", "The kettle stood.")
    with (tmp_path / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(CONF)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", "from scripts.paper import main; main(prog_name='paper')", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        told = ""
        for line in process.stdout:
            told += line
            if line.startswith("Fresh at "):
                break
        assert "Fresh at " in told, told
        url = told.split("Fresh at ")[1].split("/ ")[0].replace("localhost", "127.0.0.1")
        with urllib.request.urlopen(url + "/~press/events") as events:
            yield Served(own, url, events)
        process.terminate()


STRIKE = "content/groups/north/articles/strike.md"


def test_edit_is_shown_and_told(served: Served) -> None:
    assert "The kettle stood." in served.get("/north/strike/")

    served.edited(STRIKE, "The kettle stood.", "The kettle sang.")

    assert "The kettle sang." in served.get("/north/strike/")
    assert "press-banner" not in served.get("/")
    served.edited(STRIKE, "The kettle sang.", "The kettle stood.")


def test_edited_piece_is_shown_before_the_paper_is_made_and_its_page_then_stays(served: Served) -> None:
    served.edited(STRIKE, "The kettle stood.", "The kettle stood still.")  # from here on there is standing type
    served.write(STRIKE, (served.own.root / STRIKE).read_text(encoding="utf-8").replace("stood still.", "stood."))
    told = [served.events.readline() for _ in range(6)]

    assert [line.strip() for line in told if line.strip()] == [b"event: galley", b"data: /north/strike/", b"event: made", b"data: /north/strike/"]
    assert "The kettle stood." in served.get("/north/strike/")


@pytest.mark.browser
def test_open_page_is_loaded_anew_once_where_its_galley_was_right(served: Served, browser: Browser) -> None:
    served.edited(STRIKE, "The kettle stood.", "The kettle stood still.")
    page = browser.new_page()
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.goto(f"{served.url}/north/strike/")
    served.edited(STRIKE, "The kettle stood still.", "The kettle stood.")
    page.wait_for_timeout(500)

    assert page.get_by_text("The kettle stood.").count() == 1
    assert len(loads) == 2
    page.close()


def test_broken_piece_is_told_until_it_is_mended(served: Served) -> None:
    served.edited(STRIKE, "section: workplace", "section: wrokplace")
    assert "content/groups/north/articles/strike.md:4 — unknown section" in served.get("/").replace("&#x27;", "'")

    served.edited(STRIKE, "section: wrokplace", "section: workplace")
    assert "press-banner" not in served.get("/")
    assert "The kettle stood." in served.get("/north/strike/")


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("theme/templates/base.html", "<body", "{% if %}<body", "theme/templates/base.html:"),
        ("theme/templates/article.html", "{% endblock", "{{ no_such_value }}{% endblock", "theme/templates/article.html:"),
        ("pelicanconf.py", "NEWSPAPER_WORKERS", "NEWSPAPER_WORKERS = = ", "pelicanconf.py:"),
        ("pelicanconf.py", 'NEWSPAPER_WORKERS = "here"', 'PLUGINS = [*PLUGINS, "no_such_plugin"]', "no_such_plugin"),
    ],
)
def test_what_breaks_the_making_is_told_and_the_paper_before_stays(served: Served, path: str, old: str, new: str, told: str) -> None:
    served.edited(path, old, new)
    page = served.get("/north/strike/")
    assert "The kettle stood." in page
    assert "The paper could not be made; this is the one before" in page
    assert told in page

    served.edited(path, new, old)
    assert "press-banner" not in served.get("/north/strike/")


def test_change_of_a_setting_or_of_code_is_taken_up(served: Served) -> None:
    served.write(
        "mine.py", "def add(sender):\n    sender.settings['NEWSPAPER'] = __import__('dataclasses').replace(sender.settings['NEWSPAPER'], tagline='One')\n"
    )
    served.made_anew()
    plugin = "from pelican import signals\n\ndef register():\n    signals.initialized.connect(add)\n\n"
    served.write("mine.py", plugin + (served.own.root / "mine.py").read_text(encoding="utf-8"))
    served.made_anew()
    served.edited("pelicanconf.py", 'NEWSPAPER_WORKERS = "here"', 'PLUGINS = [*PLUGINS, "mine"]')
    assert "One" in served.get("/")

    served.edited("mine.py", "'One'", "'Two hundred'")
    assert "Two hundred" in served.get("/")

    served.edited("pelicanconf.py", repr(SETTINGS.name), "'The Other Paper'")
    assert "The Other Paper" in served.get("/")


def test_reader_in_the_middle_of_a_visit_still_gets_the_old_style(served: Served) -> None:
    page = served.get("/")
    style = next(part for part in page.split('"') if part.startswith("assets/") and part.endswith(".css"))

    served.edited("theme/static/css/utilities.css", "{", "{ --changed: 1;")

    assert style not in served.get("/")
    assert served.get("/" + style)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        served.get("/assets/paper.000000000000.css")
