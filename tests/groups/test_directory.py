"""The list of groups."""

from __future__ import annotations

from pathlib import Path

from plugins.groups.setting import directory
from tests.factories import SETTINGS, content, read


def test_a_group_begins_to_speak_of_itself_in_whole_sentences_without_markup(tmp_path: Path) -> None:
    about = (
        "We are *east*, and [a van](https://example.org). We keep it, we share it, and on Sundays we repair it together in the yard behind the hall. "
        + "And so on, without an end " * 20
    )
    own = content(tmp_path).group("north", about=about, places=["rotterdam"])

    (entry,) = directory(read(own), SETTINGS).shelves[0].entries

    assert entry.about == "We are east, and a van. We keep it, we share it, and on Sundays we repair it together in the yard behind the hall."
    assert entry.detail == "Rotterdam"
