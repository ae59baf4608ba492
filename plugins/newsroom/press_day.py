"""The press day: the day the paper is made, the only clock there is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings


def press_day(settings: Settings, environment: Mapping[str, str], now: datetime) -> date:
    """The day in the paper's zone: as set, else of SOURCE_DATE_EPOCH, else of `now` (an aware datetime)."""
    if settings.press_day is not None:
        return settings.press_day
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            now = datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise NewspaperError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {epoch!r}") from error
    return now.astimezone(settings.zone).date()
