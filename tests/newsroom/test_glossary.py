"""Words explained where they first stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markupsafe import Markup, escape

from plugins.newsroom import glossary
from plugins.newsroom.glossary import Word
from tests.factories import SETTINGS, build, content, read

LASHER = Word("lasher", {"en": "lasher"}, {"en": "Fixes containers."}, {"en": ("lashers",)})
PICKET = Word("picket", {"en": "picket", "es": "piquete"}, {"en": "Stands at the gate.", "es": "Está en la puerta."}, {"en": ("picket line",)})
R_AND_D = Word("r-and-d", {"en": "R&D"}, {"en": "Research."}, {})


def explained(html: str, *words: Word, lang: str = "en") -> tuple[str, list[str]]:
    """The text with its links, and the slugs of the words used."""
    parts, used = glossary.in_language(words, lang).explain((Markup(html),))
    return str(parts[0]), [word.slug for word in used]


def test_the_first_use_leads_to_the_explanation_and_the_second_is_plain() -> None:
    text, used = explained("<p>Two Lashers and a lasher.</p>", LASHER)

    assert text == '<p>Two <a class="gloss" href="#word-lasher" id="use-lasher">Lashers</a> and a lasher.</p>'
    assert used == ["lasher"]


def test_the_longest_form_is_the_one_that_is_meant() -> None:
    assert ">picket line</a>" in explained("<p>At the picket line.</p>", PICKET)[0]


def test_words_in_links_headings_code_and_attributes_are_left_alone() -> None:
    html = '<h2 id="lasher">A lasher</h2><p><a href="/x/" title="lasher > docker">lasher</a> <code>lasher</code> <em>lasherette</em></p>'

    assert explained(html, LASHER) == (html, [])


def test_a_word_after_a_link_is_explained() -> None:
    assert explained('<p><a href="/x/">There</a> a lasher</p>', LASHER)[1] == ["lasher"]


def test_a_word_of_another_language_is_not_explained() -> None:
    assert explained("<p>El piquete</p>", LASHER, PICKET, lang="es")[1] == ["picket"]
    assert explained("<p>El piquete</p>", LASHER, PICKET, lang="en")[1] == []


def test_a_word_with_an_ampersand_is_found_as_it_stands_in_html() -> None:
    assert ">R&amp;D</a>" in explained("<p>All R&amp;D</p>", R_AND_D)[0]


@given(st.lists(st.sampled_from(["lasher ", "picket line, ", "a < b & c ", "R&D ", "word "]), max_size=12), st.sampled_from(["p", "h2", "a", "li", "code"]))
def test_explaining_changes_no_letter_of_a_text(words: list[str], tag: str) -> None:
    html = f"<div><{tag}>{escape(''.join(words))}</{tag}><p>{escape(''.join(words))}</p></div>"

    text, used = explained(html, LASHER, PICKET, R_AND_D)

    before, after = lxml_html.fragment_fromstring(html), lxml_html.fragment_fromstring(text)
    assert after.text_content() == before.text_content()
    assert [str(found) for found in after.xpath("//a[@class='gloss']/@href")] == [f"#word-{slug}" for slug in used]


def test_a_piece_explains_its_words_and_the_glossary_has_them_all(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike", "Four lashers stood there.")
    own.file("joint/glossary.yml", "lasher:\n  names: {en: lasher}\n  forms: {en: [lashers]}\n  means: {en: 'Fixes <containers>.'}\n")

    output = build(own)

    piece = lxml_html.document_fromstring((output / "north/strike/index.html").read_text())
    assert piece.xpath("string(//dt[@id='word-lasher'])") == "lasher"
    assert piece.xpath("normalize-space(//dt[@id='word-lasher']/following-sibling::dd/text()[1])") == "Fixes <containers>."
    assert "gloss" not in (output / "feeds/all.atom").read_text()
    assert 'id="word-lasher"' in (output / "about/glossary/index.html").read_text()


@pytest.mark.parametrize("entry", ["Lasher:\n  names: {en: lasher}\n  means: {en: x}\n", "lasher:\n  names: {en: lasher}\n", "lasher: docker\n"])
def test_a_faulty_word_costs_only_itself(tmp_path: Path, entry: str) -> None:
    own = content(tmp_path).group("north").article("north", "strike")
    own.file("joint/glossary.yml", entry + "picket:\n  names: {en: picket}\n  means: {en: Stands at the gate.}\n")

    found = read(own, settings=SETTINGS)

    assert [word.slug for word in found.glossary] == ["picket"]
    assert {(problem.path, problem.line > 0, bool(problem.cure)) for problem in found.problems} == {("joint/glossary.yml", True, True)}
