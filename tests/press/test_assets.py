"""Style sheets: one for each kind of page, with what its templates need."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsroom.problems import NewspaperError
from plugins.press.assets import Assets, assets, small
from plugins.press.templates import load, with_parts
from tests.factories import ROOT

THEME = ROOT / "theme"


def theme(folder: Path, **files: str) -> Path:
    """A small theme of these files; two underscores stand for a slash, one for a dot."""
    for name, text in files.items():
        target = folder / name.replace("__", "/").replace("_", ".")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def texts(made: Assets) -> dict[str, str]:
    """The style sheets by their addresses."""
    return {file.address: bytes(file.content).decode() for file in made.files if file.address.endswith(".css") and isinstance(file.content, bytes)}


def test_a_template_knows_its_parts_and_theirs(tmp_path: Path) -> None:
    own = load(
        theme(
            tmp_path,
            templates__base_html='{%- from "components/foot.html" import foot -%}',
            templates__front_html='{% extends "base.html" %}',
            templates__components__foot_html="<p>",
            templates__components__card_html="<p>",
        )
    )

    assert with_parts(own, "front.html") == {"front.html", "base.html", "components/foot.html"}


def test_a_kind_of_page_has_what_it_uses_and_no_other_component(tmp_path: Path) -> None:
    own = theme(
        tmp_path,
        templates__front_html='<p class="card card--{{ form }}">',
        templates__text_html='<p class="prose">',
        static__css__base_css="p { color: red }",
        static__css__components__card_css="/* .prose in words */\n.card { color: blue; margin: .5rem }",
        static__css__components__prose_css=".prose { color: green }",
        static__css__print_css="@media print { p { color: black } }",
    )

    made = assets(own, load(own))

    css = texts(made)
    assert css[made.by_template["front.html"].stylesheet] == "p{color:red}.card{color:blue;margin:.5rem}\n"
    assert css[made.by_template["text.html"].stylesheet] == "p{color:red}.prose{color:green}\n"
    assert css[made.by_template["text.html"].print_stylesheet] == "@media print{p{color:black}}\n"


def test_code_in_a_class_is_no_class_but_its_texts_are(tmp_path: Path) -> None:
    named = '<p class="a{% if front %} b{% endif %} {{ "c" if wide else kind }} d--{{ form }}">'
    files = {f"static__css__components__{name}_css": f".{name} {{ color: red }}" for name in ("a", "b", "c", "d--lead", "d--brief", "front", "wide", "kind")}
    own = theme(
        tmp_path,
        templates__front_html=named + 'front wide kind {{ card("lead") }}{# "brief" #}',
        static__css__index_css="@layer components;",
        static__css__print_css="p { color: black }",
        **files,
    )

    made = assets(own, load(own))

    assert texts(made)[made.by_template["front.html"].stylesheet] == "@layer components;.a{color:red}.b{color:red}.c{color:red}.d--lead{color:red}\n"


def test_a_theme_without_a_style_sheet_stops_the_paper(tmp_path: Path) -> None:
    with pytest.raises(NewspaperError, match="no style sheet"):
        assets(tmp_path, {})


def test_every_component_is_used_by_some_kind_of_page() -> None:
    made = assets(THEME, load(THEME))
    sent = "".join(texts(made).values())

    unused = [path.name for path in sorted((THEME / "static/css/components").glob("*.css")) if small(path.read_text()) not in sent]

    assert unused == []


def test_what_stands_inside_something_is_still_meant_when_the_sheet_is_small(tmp_path: Path) -> None:
    own = theme(
        tmp_path,
        templates__text_html='<p class="prose">',
        static__css__base_css="@layer base { .prose :is(h2, h3) + p { margin: 0 } .prose ::marker { color: red } .prose > :first-child { top: 0 } }",
        static__css__print_css="@layer print { .prose :target { color: black } }",
    )

    made = assets(own, load(own))

    for_screen, for_paper = (texts(made)[address] for address in (made.by_template["text.html"].stylesheet, made.by_template["text.html"].print_stylesheet))
    assert for_screen == "@layer base{.prose *:is(h2,h3) + p{margin:0}.prose *::marker{color:red}.prose>:first-child{top:0}}\n"
    assert for_paper == "@layer print{.prose *:target{color:black}}\n"


def test_sheets_that_are_kept_are_those_of_this_theme(tmp_path: Path) -> None:
    kept, own = tmp_path / "kept", theme(tmp_path / "theme", static__css__base_css="body{color:red}", templates__front_html="<p>")
    (own / "static/css/print.css").write_text("body{color:black}", encoding="utf-8")

    def look() -> Assets:
        return assets(own, load(own), kept)

    first = look()
    assert look() == first == assets(own, load(own))

    (own / "static/css/base.css").write_text("body{color:blue}", encoding="utf-8")
    assert "blue" in "".join(texts(look()).values())

    (own / "templates/search.html").write_text("<p>", encoding="utf-8")
    assert "search.html" in look().by_template

    for file in kept.iterdir():
        file.write_bytes(b"spoilt")
    assert look() == assets(own, load(own))
