"""The paper's own words in the languages in which it speaks.

A room says what is ours, and not an author's, through `settings.say`:

    say = settings.say
    heads.page(settings, "/groups/", "directory.html", view, say("Groups"))

Templates say theirs through `_("…")`. `make messages` gathers both; `theme/locale/<language>.po` holds what they are called there.
"""

from __future__ import annotations

from gettext import NullTranslations


class Voice:
    """One language; without a catalogue, English. `digest` tells one catalogue from another."""

    def __init__(self, catalogue: NullTranslations | None = None, digest: str = "") -> None:
        self._catalogue = catalogue or NullTranslations()
        self._digest = digest

    def __repr__(self) -> str:
        """The same for the same words: what pages depend on is told by it."""
        return f"Voice({self._digest!r})"

    def __call__(self, text: str, **values: object) -> str:
        """The words in this language, with values in their places, which are written `%(name)s`."""
        said = self._catalogue.gettext(text)
        return said % values if values else said

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The words for so many things."""
        return self._catalogue.ngettext(one, many, count) % {"count": count, **values}


ENGLISH = Voice()
