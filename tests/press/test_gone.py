"""What is deleted or withdrawn is in no published file after one making."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from scripts.shift import Shift
from tests.factories import PRESS_DAY, ROOT
from tests.press.edits import Desk, desk
from tests.press.files import files
from tests.sizes import size

ROUND = 5
STAYS = ("title", "topic")
"""Of a piece that is withdrawn: the headline, and what it was about."""


def hand_in(paper: Desk, number: int) -> tuple[str, list[str]]:
    """A piece with words of its own everywhere, and something that leads to it; its path and those words."""
    words = {place: f"{place}q{number}z" for place in ("title", "summary", "body", "heading", "caption", "topic", "quote", "tag")}
    path = f"groups/north/articles/piece-{paper.next()}.md"
    paper.own.photo("north", f"{words['tag']}.png", (50 + number % 40, 40), alt=f"Of {words['caption']}", credit=words["caption"], rights="own")
    fields = {"title": words["title"], "date": PRESS_DAY.isoformat(), "section": "housing", "summary": words["summary"], "topics": [words["topic"]]}
    body = f"{words['body']} stood. {words['quote']} sang.\n\n## {words['heading']}\n\n![{words['caption']}](../photos/{words['tag']}.png)\n"
    paper.put(path, {**fields, "image": {"file": f"{words['tag']}.png"}}, body)
    return path, list(words.values())


@pytest.mark.soak
@pytest.mark.parametrize("deed", ["delete", "withdraw"])
def test_words_are_gone_after_one_making(deed: str, tmp_path: Path) -> None:
    shift = Shift(ROOT)
    paper = desk(tmp_path, Random(deed))

    def make() -> dict[str, bytes]:
        assert shift.make(str(tmp_path / "pelicanconf.py"), tmp_path / "output").failure == ""
        return files(tmp_path / "output")

    for start in range(0, size(ROUND, 100), ROUND):
        pieces = [hand_in(paper, number) for number in range(start, start + ROUND)]
        before = b"\n".join([*make().values()])
        assert all(word.encode() in before for _, words in pieces for word in words if not word.startswith("tag"))
        for path, words in pieces:
            if deed == "delete":
                paper.drop(path)
            else:
                paper.change(path, withdrawn={"date": PRESS_DAY.isoformat(), "reason": "It was wrong."})

            published = make()

            gone = [word for word in words if deed == "delete" or not word.startswith(STAYS)]
            assert [(name, word) for name, data in published.items() for word in gone if word.encode() in data or word in name] == []
    shift.end()
