"""Third-party plugins in PLUGINS work as their users know them; one that is missing or fails stops the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.factories import Content, content, run_pelican

WRITER = """
from pelican import signals
from pelican.generators import Generator

class Pages(Generator):
    def generate_output(self, writer):
        for article in self.context["articles"]:
            writer.write_file(f"counted/{article.slug}.html", self.get_template("counted"), self.context, article=article)

    def get_template(self, name):
        return self.env.from_string("<!doctype html><html lang='en'><title>x</title><p>{{ article.title }} <a href='/{{ article.url }}'>there</a>")

def get_generators(pelican):
    return Pages

def note(pelican):
    with open(pelican.output_path + "/note.txt", "w") as file:
        file.write("by another plugin")

def register():
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(note)
"""


@pytest.fixture
def own(tmp_path: Path) -> Content:
    made = content(tmp_path).group("north")
    for number in (1, 2, 3):
        made.article("north", f"p{number}", title=f"Part & {number}", date=f"2026-11-0{number}")
    return made


def with_plugins(own: Content, *names: str, settings: str = "", **files: str) -> Content:
    """The paper with plugins beside its settings."""
    for name, text in files.items():
        (own.root / f"{name}.py").write_text(text, encoding="utf-8")
    conf = own.root / "pelicanconf.py"
    lines = ["import sys", f"sys.path.insert(0, {str(own.root)!r})", f"PLUGINS = [*PLUGINS, {', '.join(map(repr, names))}]", settings]
    conf.write_text("\n".join([conf.read_text(encoding="utf-8"), *lines]) + "\n", encoding="utf-8")
    return own


def page(own: Content, path: str) -> str:
    return (own.output / path).read_text(encoding="utf-8")


def test_neighbors_is_added_and_its_values_reach_the_page(own: Content) -> None:
    named = 'from dataclasses import replace\nNEWSPAPER = replace(NEWSPAPER, plugin_values=("prev_article", "next_article"))'

    result = run_pelican(with_plugins(own, "neighbors", settings=named), "--fatal=warnings")

    assert result.returncode == 0, result.stdout + result.stderr
    pairs = re.findall(r"<dt>((?:prev|next)_article)</dt><dd>(.*?)</dd>", page(own, "north/p2/index.html"))
    assert pairs == [("prev_article", "Part &amp; 1"), ("next_article", "Part &amp; 3")]
    assert str(own.root) not in page(own, "north/p2/index.html")


def test_what_a_plugin_sets_is_not_shown_unless_the_settings_name_it(own: Content) -> None:
    run_pelican(with_plugins(own, "neighbors"), "--fatal=warnings")

    assert "next_article" not in page(own, "north/p2/index.html")


def test_a_plugins_files_are_in_the_tree_afresh_every_time_and_go_with_it(own: Content) -> None:
    bare = (own.root / "pelicanconf.py").read_text(encoding="utf-8")
    with_plugins(own, "counting", counting=WRITER)
    first = run_pelican(own, "--fatal=warnings")
    assert first.returncode == 0, first.stdout + first.stderr
    assert (page(own, "note.txt"), "Part & 2" in page(own, "counted/p2.html")) == ("by another plugin", True)

    own.article("north", "p2", title="Another").delete("groups/north/articles/p3.md")
    run_pelican(own, "--fatal=warnings")
    assert "Another" in page(own, "counted/p2.html")
    assert not (own.output / "counted/p3.html").exists()

    (own.root / "pelicanconf.py").write_text(bare, encoding="utf-8")
    run_pelican(own, "--fatal=warnings")
    assert not (own.output / "counted").exists() and not (own.output / "note.txt").exists()
    assert (own.output / "north/p2/index.html").is_file()


IN_PLACE = """
from pathlib import Path

from pelican import signals


def shout(pelican):
    for page in Path(pelican.output_path).rglob("*.html"):
        with page.open("a", encoding="utf-8") as file:
            file.write("<!-- shouted -->")
    raise ValueError("and broken")


def register():
    signals.finalized.connect(shout)
"""


def test_plugin_that_writes_to_a_page_in_its_place_writes_to_none_that_is_served(own: Content) -> None:
    for title in ("One", "Another"):  # two trees, with links to the same files
        run_pelican(own.article("north", "p1", title=title), "--fatal=warnings")

    assert run_pelican(with_plugins(own, "shouting", shouting=IN_PLACE)).returncode
    assert not [file for file in own.output.resolve().rglob("*.html") if "shouted" in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "missing or failed to register: broken"),
        ("import nothing_of_this_name\n", "nothing_of_this_name"),
        ("def register():\n    raise ValueError('no luck today')\n", "broken"),
        (WRITER.replace('self.context["articles"]', "1 / 0"), "division by zero"),
        (WRITER.replace("<a href='/{{", "<script src='https://elsewhere.example/x.js'></script><a href='/{{"), "elsewhere.example"),
        (WRITER.replace("<a href='/{{", "<a href='/nowhere/{{"), "which is not there"),
    ],
)
def test_a_plugin_that_fails_stops_the_build(own: Content, text: str, words: str) -> None:
    result = run_pelican(with_plugins(own, "broken", broken=text))

    assert result.returncode != 0
    assert words in result.stdout + result.stderr
    assert not own.output.exists()


def test_readers_keep_what_they_have_while_a_plugin_fails(own: Content) -> None:
    run_pelican(own, "--fatal=warnings")
    before = page(own, "north/p2/index.html")

    result = run_pelican(with_plugins(own.article("north", "p2", title="Another"), "broken", broken=WRITER.replace('self.context["articles"]', "1 / 0")))

    assert result.returncode != 0
    assert page(own, "north/p2/index.html") == before


def test_a_plugin_that_is_not_installed_stops_the_build(own: Content) -> None:
    result = run_pelican(with_plugins(own, "plugin_of_nobodys"))

    assert result.returncode != 0
    assert "plugin_of_nobodys" in result.stdout + result.stderr
    assert not own.output.exists()


def test_the_room_of_a_paper_cannot_be_left_out_by_a_typing_error(own: Content) -> None:
    conf = own.root / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + "PLUGINS = [p.replace('feeds', 'feedz') for p in PLUGINS]\n", encoding="utf-8")

    result = run_pelican(own)

    assert result.returncode != 0
    assert "plugins.feedz" in result.stdout + result.stderr
