"""`paper explain` names what changed: the template, the word, the value; and says when nothing did."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.paper import main
from scripts.shift import Shift
from tests.factories import ROOT, Content, content


@pytest.fixture(scope="module")
def shift() -> Shift:
    return Shift(ROOT)


def test_reason_is_told(tmp_path: Path, shift: Shift) -> None:
    own = content(tmp_path).group("north").article("north", "strike", "The kettle stood.").article("north", "rent")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    with (tmp_path / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"PATH, THEME, NEWSPAPER_WORKERS, NEWSPAPER_STORE = {str(own.folder)!r}, {str(tmp_path / 'theme')!r}, 'here', {str(tmp_path / 'store')!r}\n")

    def make() -> None:
        assert shift.make(str(tmp_path / "pelicanconf.py"), own.output).failure == ""

    make()
    assert "no making before the last" in told(own, "/north/strike/")
    make()
    assert "was not set again" in told(own, "/north/strike/")

    own.article("north", "strike", "The kettle sang.")
    make()
    assert "its own values changed" in told(own, "http://localhost:8000/north/strike/")
    assert "+" in told(own, "/north/strike/")
    assert "kettle sang" in told(own, "north/strike/")
    assert "was not set again" in told(own, "/topics/housing/")

    template = tmp_path / "theme" / "templates" / "article.html"
    template.write_text(template.read_text(encoding="utf-8").replace("{% endblock", "<!-- changed -->{% endblock", 1), encoding="utf-8")
    make()
    assert "theme/templates/article.html changed" in told(own, "/north/rent/")
    assert "was not set again" in told(own, "/topics/")

    own.article("north", "news").file("pages/about.md", "---\ntitle: About us\n---\n\nWe are.\n")
    make()
    assert "is new" in told(own, "/north/news/")
    assert "what stands around every page changed: foot" in told(own, "/topics/")
    make()
    assert "was not set again" in told(own, "/north/news/")
    assert "did you mean '/north/strike/'" in asked(own, "/north/stirke/").output
    shift.end()


def told(own: Content, address: str) -> str:
    said = asked(own, address)
    assert said.exit_code == 0, said.output
    return said.output


def asked(own: Content, address: str) -> Result:
    return CliRunner().invoke(main, ["explain", address, "--output", str(own.output), "--theme", str(own.root / "theme")])
