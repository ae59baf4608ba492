"""An event's times are of the place where it is, or as their offset says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import content, read


@pytest.mark.parametrize(
    ("starts", "place", "meant"),
    [
        ("2026-12-03T19:00", "cairo", "2026-12-03T19:00:00+02:00"),
        ("2026-12-03 19:00", "rotterdam", "2026-12-03T19:00:00+01:00"),
        ("2026-07-03T19:00", "rotterdam", "2026-07-03T19:00:00+02:00"),
        ("2026-12-03T19:00Z", "cairo", "2026-12-03T21:00:00+02:00"),
    ],
)
def test_an_event_begins_at_its_places_time(tmp_path: Path, starts: str, place: str, meant: str) -> None:
    (event,) = read(content(tmp_path).group("north").event("north", "vote", starts=starts, place=place)).events

    assert event.starts.isoformat() == meant


@pytest.mark.parametrize("starts", ["Thursday", "2026-12-03T25:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "0001-01-01T00:00"])
def test_a_time_that_is_none_is_told_and_costs_the_event_alone(tmp_path: Path, starts: str) -> None:
    made = read(content(tmp_path).group("north").article("north", "strike").event("north", "vote", starts=starts))

    assert [(problem.rule, problem.line) for problem in made.problems] == [("date", 3)]
    assert "north/strike" in made.by_id
    assert not made.events
