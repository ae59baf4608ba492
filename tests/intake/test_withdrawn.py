"""What a group withdraws is gone at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.newsroom.model import Withdrawal
from tests.factories import PRESS_DAY, content, read


def test_a_withdrawal_dated_later_than_the_press_day_is_one_and_says_so(tmp_path: Path) -> None:
    tomorrow = date.fromordinal(PRESS_DAY.toordinal() + 1)
    own = content(tmp_path).group("north").article("north", "strike", withdrawn={"date": tomorrow.isoformat(), "reason": "It was wrong."})

    (piece,) = read(own).pieces

    assert piece.withdrawn == Withdrawal(tomorrow, "It was wrong.")
    assert not piece.is_shown
    assert not piece.body.parts
