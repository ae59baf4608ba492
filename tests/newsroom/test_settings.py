"""Settings: what cannot work is refused in words, and a typo stops the build."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from tests.factories import SETTINGS


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"url": "paper.example"}, "Settings.url"),
        ({"url": "https://paper.example/"}, "without a slash"),
        ({"time_zone": "Europe/Atlantis"}, "IANA"),
        ({"language": "nl"}, "Settings.languages"),
        ({"page_size": 0}, "at least 1"),
        ({"feed_items": 0}, "at least 1"),
    ],
)
def test_a_setting_that_cannot_work_is_refused_in_words(change: dict[str, Any], word: str) -> None:
    with pytest.raises(NewspaperError, match=word):
        replace(SETTINGS, **change)


def test_a_misspelt_setting_stops() -> None:
    with pytest.raises(TypeError, match="taglin"):
        Settings(name="Paper", taglin="x")  # type: ignore[call-arg]
