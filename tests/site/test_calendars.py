"""The sample's calendars as they are published, read by two parsers that did not write them."""

from __future__ import annotations

import warnings
from datetime import UTC
from pathlib import Path
from typing import Any

import vobject

from plugins.newsroom.model import Paper

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import ics


def test_every_calendar_is_read_the_same_by_two_parsers(built_site: Path, sample: Paper) -> None:
    files = sorted((built_site / "events").rglob("*.ics"))
    held: dict[str, dict[str, tuple[Any, ...]]] = {}
    for file in files:
        text = file.read_bytes().decode()
        one = {e.uid.value: (e.summary.value, e.status.value, e.dtstart.value.astimezone(UTC)) for e in getattr(vobject.readOne(text), "vevent_list", [])}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            other = {e.uid: (e.name, e.status, e.begin.datetime.astimezone(UTC)) for e in ics.Calendar(text).events}
        assert one == other, file.name
        held[file.relative_to(built_site / "events").as_posix()] = one

    whole = held["events.ics"]
    assert len(whole) == len(sample.events) >= 20
    assert set(held) == {"events.ics", *(f"groups/{slug}.ics" for slug in sample.groups), *(f"places/{slug}.ics" for slug in sample.places)}
    assert all(entries.items() <= whole.items() for entries in held.values())
    by_uid = {f"{event.group}.{event.slug}": event for event in sample.events}
    for uid, (title, status, starts) in whole.items():
        event = by_uid[uid.split("@")[0]]
        assert (title, starts) == (event.title, event.starts.astimezone(UTC))
        assert status == ("CANCELLED" if event.status == "cancelled" else "CONFIRMED")
