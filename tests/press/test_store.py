"""The store: whatever has become of it, nothing is lost and the next making needs no help."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from plugins.newsroom.pages import Job
from plugins.press.store import PICTURES, Store


def work() -> tuple[bytes, ...]:
    return (b"made",)


JOB = Job(work, (), "1")


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
