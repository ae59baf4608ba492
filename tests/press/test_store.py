"""The store: whatever has become of it, nothing is lost and the next making needs no help."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plugins.newsroom.pages import Job
from plugins.press.store import LARGE, PICTURES, Store


def work() -> tuple[bytes, ...]:
    return (b"made",)


JOB, OTHER = Job(work, (), "1"), Job(work, (), "2")


@pytest.mark.parametrize(
    ("was", "spoilt"),
    [
        (b"CREATE TABLE records", b"CREATE \xce\xff\xfeLE \xcerecords"),
        (b"records", b"\xce\xcf\xff\xfe\xfa\xfb\xfc"),
        (b"SQLite format 3", b"\xce\xcf\xff\xfe\xfa\xfb at all"),
    ],
    ids=["its words", "its name", "its head"],
)
def test_spoilt_store_is_begun_anew(tmp_path: Path, was: bytes, spoilt: bytes) -> None:
    with closing(Store(tmp_path)) as store:
        store.put([(JOB, (b"made",))])
        assert store.get(JOB) == (b"made",)
    file = tmp_path / PICTURES
    data = file.read_bytes()
    assert was in data
    file.write_bytes(data.replace(was, spoilt))

    with closing(Store(tmp_path)) as store:
        assert store.get(JOB) is None
        store.put([(JOB, (b"made",))])
    with closing(Store(tmp_path)) as store:
        assert store.get(JOB) == (b"made",)


def test_what_a_spoilt_store_takes_for_another_is_made_anew(tmp_path: Path) -> None:
    """A bit that turns in an index leads from one key to the entry of another, which is whole."""
    with closing(Store(tmp_path)) as store:
        store.put([(JOB, (b"made",)), (OTHER, (b"made otherwise",))])
    with closing(sqlite3.connect(tmp_path / PICTURES)) as records, records:
        records.execute("UPDATE records SET entry = (SELECT entry FROM records WHERE key = ?) WHERE key = ?", (OTHER.key, JOB.key))
        records.execute("UPDATE records SET entry = CAST('no bytes' AS TEXT) WHERE key = ?", (OTHER.key,))

    with closing(Store(tmp_path)) as store:
        assert store.get(JOB) is None
        assert store.get(OTHER) is None


def test_a_large_entry_that_lies_in_the_place_of_another_is_made_anew(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.put([(JOB, (bytes(LARGE),)), (OTHER, (b"x" * LARGE,))])
        one, other = (next(tmp_path.rglob(job.key[2:])) for job in (JOB, OTHER))
        one.write_bytes(other.read_bytes())

        assert store.get(JOB) is None
        assert store.get(OTHER) == (b"x" * LARGE,)
