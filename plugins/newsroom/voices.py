"""The paper's own words in the languages in which it speaks.

A room says what is ours, and not an author's, through `settings.say`:

    say = settings.say
    heads.page(settings, "/groups/", "directory.html", view, say("Groups"))

Templates say theirs through `_("…")`. `make messages` gathers both; `theme/locale/<language>.po` holds what they are called there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from gettext import NullTranslations

MONTHS = "January February March April May June July August September October November December".split()


def english_day(day: date) -> str:
    """A day as we write it in English.

    >>> english_day(date(2026, 11, 9))
    '9 November 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def english_month(day: date) -> str:
    """The month of a day as we write it in English.

    >>> english_month(date(2026, 11, 9))
    'November 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


class Voice:
    """One language; without a catalogue, English. The catalogue is read when there is something to say; `digest` tells one from another.

    `day` writes a date out, `month` its month and year.
    """

    def __init__(
        self,
        read: Callable[[], NullTranslations] = NullTranslations,
        digest: str = "",
        day: Callable[[date], str] = english_day,
        month: Callable[[date], str] = english_month,
    ) -> None:
        self._read = read
        self._digest = digest
        self.day = day
        self.month = month

    @cached_property
    def _catalogue(self) -> NullTranslations:
        return self._read()

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
