"""The interface speaks six languages, and none of them lacks a word."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment

from plugins.newsroom.rules import BOOK, CHAPTERS
from plugins.newsroom.settings import Settings
from plugins.press.catalogues import compiled, translations, voices
from plugins.press.typesetter import filters
from scripts.messages import gathered, lacking, updated
from tests.factories import ROOT

THEME = ROOT / "theme"
FILES = sorted((THEME / "locale").glob("*.po"))
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
SPANISH = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return gathered(ROOT)


def wanting(*words: str | tuple[str, str]) -> Catalog:
    made = Catalog(fuzzy=False)
    for word in words:
        made.add(word)
    return made


def texts(forms: object) -> tuple[str, ...]:
    return tuple(map(str, forms)) if isinstance(forms, tuple | list) else (str(forms),)


def po(folder: Path, text: str) -> Path:
    file = folder / "es.po"
    file.write_text(SPANISH + text, encoding="utf-8")
    return file


def test_there_are_catalogues_for_the_languages_of_the_interface() -> None:
    assert [file.stem for file in FILES] == ["ar", "de", "es", "fr", "tr"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_catalogue_has_every_word_and_no_other(file: Path, wanted: Catalog) -> None:
    assert len(wanted) > 400
    assert list(lacking(file, wanted)) == [], "run `make messages`, and translate what is new"
    assert file.read_bytes() == updated(file, wanted)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_translation_has_places_for_no_other_values_than_the_english_words(file: Path) -> None:
    with file.open("rb") as data:
        catalogue = read_po(data, locale=file.stem)

    for message in catalogue:
        english = {place for text in texts(message.id) for place in PLACE.findall(text)}
        for text in texts(message.string) if message.id else ():
            told = {*PLACE.findall(text)}
            assert told <= english, text
            assert isinstance(message.id, tuple) or told == english, text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "lacks 'Groups'"),
        ('msgid "Groups"\nmsgstr ""\n', "lacks 'Groups'"),
        ('#, fuzzy\nmsgid "Groups"\nmsgstr "Grupos"\n', "is unsure of 'Groups'"),
        ('msgid "Groups"\nmsgstr "Grupos"\n\nmsgid "Herds"\nmsgstr "Rebaños"\n', "has 'Herds', which is said nowhere"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_told(text: str, fault: str, tmp_path: Path) -> None:
    assert list(lacking(po(tmp_path, text), wanting("Groups"))) == [fault]


def test_catalogue_is_brought_up_to_date_and_keeps_what_was_translated(tmp_path: Path) -> None:
    file = po(tmp_path, 'msgid "Groups"\nmsgstr "Grupos"\n\nmsgid "Herds"\nmsgstr "Rebaños"\n')

    file.write_bytes(updated(file, wanting("Groups", ("%(count)s day", "%(count)s days"))))

    text = file.read_text(encoding="utf-8")
    assert 'msgstr "Grupos"' in text and "Herds" not in text
    assert text.count("msgstr[") == 2
    assert updated(file, wanting("Groups", ("%(count)s day", "%(count)s days"))) == file.read_bytes()


def test_words_are_gathered_from_templates_and_from_rooms(tmp_path: Path) -> None:
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/templates/a.html").write_text('{{ _("Ours") }} {{ ngettext("%(count)s cat", "%(count)s cats", n) }}', encoding="utf-8")
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/a.py").write_text('x = settings.say("Theirs"), say.plural("%(count)s dog", "%(count)s dogs", 2)', encoding="utf-8")

    found = gathered(tmp_path, {})

    assert [message.id for message in found if message.id] == ["Theirs", ("%(count)s dog", "%(count)s dogs"), "Ours", ("%(count)s cat", "%(count)s cats")]


def test_check_tells_every_rule_in_every_language(wanted: Catalog) -> None:
    assert {text for rule in BOOK.values() for text in (rule.text, rule.cure)} | {*CHAPTERS} <= {message.id for message in wanted}


def test_numbers_take_the_form_that_the_language_wants() -> None:
    arabic, turkish = (voices(THEME)[lang] for lang in ("ar", "tr"))

    said = [arabic.plural("%(count)s day", "%(count)s days", n) for n in (1, 2, 3, 11, 100)]

    assert said == ["يوم واحد", "يومان", "3 أيام", "11 يومًا", "100 يوم"]
    assert [turkish.plural("%(count)s day", "%(count)s days", n) for n in (1, 2)] == ["1 gün", "2 gün"]


def test_adding_a_language_is_adding_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale/eo.po").write_text(SPANISH + 'msgid "Groups"\nmsgstr "Grupoj"\n', encoding="utf-8")
    settings = Settings(name="Test", languages=("en", "eo"), voices=voices(tmp_path))

    assert settings.speaking("eo").say("Groups") == "Grupoj"
    assert settings.speaking("eo-XX").say("Groups") == "Grupoj"
    assert settings.speaking("xx").say("Groups") == settings.say("Groups") == "Groups"
    assert translations(compiled(tmp_path)["eo"]).gettext("Groups") == "Grupoj"


@pytest.mark.parametrize(
    ("lang", "day", "few", "first"),
    [
        ("en", "9 November 2026", "six", "Six"),
        ("de", "9. November 2026", "sechs", "Sechs"),
        ("es", "9 de noviembre de 2026", "seis", "Seis"),
        ("fr", "9 novembre 2026", "six", "Six"),
        ("tr", "9 Kasım 2026", "altı", "Altı"),
        ("ar", "9 نوفمبر 2026", "6", "6"),
    ],
)
def test_days_and_small_numbers_are_written_as_the_language_does_on_pages_and_in_feeds(lang: str, day: str, few: str, first: str) -> None:
    page = Environment()
    page.filters.update(filters(lang))

    set_on_a_page = page.from_string("{{ day | long_date }} {{ 6 | in_words }} {{ 6 | in_words | opening }} {{ 13 | in_words }}").render(day=date(2026, 11, 9))

    assert voices(THEME)[lang].day(date(2026, 11, 9)) == day
    assert voices(THEME)[lang].month(date(2026, 11, 9)) == page.from_string("{{ day | month_year }}").render(day=date(2026, 11, 9))
    assert set_on_a_page == f"{day} {few} {first} 13"


def test_a_turkish_sentence_begins_with_a_dotted_capital() -> None:
    assert [filters("tr")["opening"](word) for word in ("iki", "altı", "")] == ["İki", "Altı", ""]
