"""The press day: as set, else of SOURCE_DATE_EPOCH, else today, each in the paper's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import replace
from tests.factories import EPOCH, PRESS_DAY, SETTINGS

NOW = datetime(2030, 1, 1, 23, 30, tzinfo=UTC)


def test_a_set_day_comes_first_then_the_epoch_then_now() -> None:
    assert press_day(replace(SETTINGS, press_day=date(2000, 1, 1)), {"SOURCE_DATE_EPOCH": EPOCH}, NOW) == date(2000, 1, 1)
    assert press_day(SETTINGS, {"SOURCE_DATE_EPOCH": EPOCH}, NOW) == PRESS_DAY
    assert press_day(SETTINGS, {"SOURCE_DATE_EPOCH": ""}, NOW) == date(2030, 1, 2)


@pytest.mark.parametrize(("zone", "day"), [("UTC", 1), ("Europe/Amsterdam", 2), ("America/Santiago", 1), ("Pacific/Kiritimati", 2)])
def test_midnight_is_the_papers_own(zone: str, day: int) -> None:
    assert press_day(replace(SETTINGS, time_zone=zone), {}, NOW) == date(2030, 1, day)


@pytest.mark.parametrize("epoch", ["today", "1e9", "99999999999999999", "-99999999999999999"])
def test_an_epoch_that_is_none_stops_in_words(epoch: str) -> None:
    with pytest.raises(NewspaperError, match="SOURCE_DATE_EPOCH must be a number of seconds"):
        press_day(SETTINGS, {"SOURCE_DATE_EPOCH": epoch}, NOW)
