"""What templates make of dates, numbers and codes, whatever an author wrote; and the words of the interface."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from jinja2 import Environment

from plugins.newsroom import languages
from plugins.press.typesetter import _said_by, filters


@pytest.mark.parametrize("tag", ["tlh", "zz", "mul", "art-lojban", "en-12345678", "aa-a1", "und"])
def test_language_that_nobody_has_words_for_is_called_by_its_code(tag: str) -> None:
    """One piece with `lang: tlh` stopped the press."""
    assert languages.is_tag(tag)
    assert all(filters(lang)["language_name"](tag) for lang in ("en", "ar"))
    assert filters("en")["language_name"]("tlh") == "tlh"


@pytest.mark.parametrize(
    ("lang", "zone", "city"),
    [
        ("ar", "Europe/Amsterdam", "أمستردام"),
        ("es", "America/Santiago", "Santiago de Chile"),
        ("en", "America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("de", "UTC", "UTC"),
    ],
)
def test_zone_is_called_by_its_city(lang: str, zone: str, city: str) -> None:
    assert filters(lang)["city"](zone) == city


class Backwards(NullTranslations):
    """Some words in another language."""

    def gettext(self, message: str) -> str:
        return {"Search": "<b>Such & such</b>", "By %(who)s": "%(who)s <i>from</i>"}.get(message, message)


@pytest.mark.parametrize(
    "template",
    [
        "{{ _('Search') }}",
        "{{ gettext('Search') }}",
        "{{ _('By %(who)s', who='<a> & b') }}",
        "{{ _('By %(who)s', who='<a>'|safe) }}",
        "{{ _('100 %% of %(who)s', who=7) }} {{ _('100 %%') }}",
        "{% for who in ('a', '<b>') %}{{ _('By %(who)s', who=who) }}{{ _('Search') }}{% endfor %}",
        "{% macro card(who) %}{{ _('By %(who)s', who=who) }}{% endmacro %}{{ card('<c>') }}",
        "{% trans who='<d>' %}By {{ who }}{% endtrans %}",
    ],
)
def test_words_are_said_as_jinja_says_them(template: str) -> None:
    theirs, ours = (Environment(extensions=["jinja2.ext.i18n"], autoescape=True) for _ in range(2))
    for environment in (theirs, ours):
        environment.install_gettext_translations(Backwards(), newstyle=True)  # type: ignore[attr-defined]
    ours.globals |= dict.fromkeys(("gettext", "_"), _said_by(Backwards()))

    assert ours.from_string(template).render() == theirs.from_string(template).render()
