"""A template's parts: what a change of one of them sets anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, meta

from plugins.press.templates import load, with_parts
from tests.factories import ROOT

TEMPLATES = load(ROOT / "theme")


@pytest.mark.parametrize("name", TEMPLATES)
def test_parts_are_those_that_jinja_finds(name: str) -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    found: set[str] = set()
    waiting = {name}
    while waiting:
        found |= (part := {waiting.pop()})
        named = set(meta.find_referenced_templates(environment.parse(TEMPLATES[part.pop()])))
        waiting |= {str(other) for other in (TEMPLATES if None in named else named)} - found

    assert with_parts(TEMPLATES, name) == found


@pytest.mark.parametrize(
    "source",
    [
        "{% include view.part %}",
        "{% extends 'b.html' if page.lang else 'c.html' %}",
        '{% extends "b.html" if page.lang else "c.html" %}',
        "{%- include ['b.html', 'c.html'] %}",
    ],
)
def test_template_that_names_a_part_by_a_value_may_be_made_with_any(source: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for name, text in (("a.html", source), ("b.html", "b"), ("c.html", "c")):
        (tmp_path / "templates" / name).write_text(text, encoding="utf-8")

    assert with_parts(load(tmp_path), "a.html") == {"a.html", "b.html", "c.html"}
