"""The store: whatever has become of it, nothing is lost and the next making needs no help."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plugins.intake import lookalikes
from plugins.newsroom.pages import Job
from plugins.press import store as store_module
from plugins.press.store import LARGE, LARGE_SPARED_DAYS, PICTURES, SHOWN, SMALL, SPARED_DAYS, Store
from plugins.press.tree import Trees
from tests.factories import build, content


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


def after(days: int, patch: pytest.MonkeyPatch) -> None:
    """So many days from now."""
    then = store_module._today() + days
    patch.setattr(store_module, "_today", lambda: then)


def test_what_was_made_long_ago_and_is_in_no_tree_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, small, large, shown = lookalikes.job(["á"]), Job(work, (), "3"), Job(work, (), "4"), Job(work, (), "5")
    sizes = {JOB: SMALL + 1, OTHER: SMALL + 1, text: SMALL + 1, small: 1, large: LARGE, shown: LARGE}
    in_use = {job.key[:SHOWN] for job in (OTHER, shown)}

    def gone(days: int) -> list[Job]:
        after(days, monkeypatch)
        store.tidy(lambda: in_use)
        return [job for job in sizes if store.get(job) is None]

    with closing(Store(tmp_path)) as store:
        store.put((job, (bytes(size),)) for job, size in sizes.items())

        assert gone(LARGE_SPARED_DAYS) == []
        assert gone(1) == [large]
        assert gone(SPARED_DAYS) == [JOB, text, large]


def test_every_picture_that_a_paper_shows_is_in_use(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").photo("north", size=(900, 600), alt="A wall", credit="Us", rights="own")
    own.article("north", "strike", image={"file": "picket.png"})
    with (own.root / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"NEWSPAPER_STORE = {str(own.root / 'store')!r}\n")
    build(own)

    in_use = Trees(own.output).made_from()
    with closing(sqlite3.connect(own.root / "store" / PICTURES)) as records:
        made = [key for (key,) in records.execute("SELECT key FROM records WHERE length(entry) > ?", (SMALL,))]
    made += [f"{path.parent.name}{path.name}" for path in (own.root / "store" / "pictures").glob("*/*")]

    assert len(made) > 3
    assert [key for key in made if key[:SHOWN] not in in_use] == []


def test_it_is_tidied_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def made_from() -> frozenset[str]:
        looked.append(store_module._today())
        return frozenset()

    with closing(Store(tmp_path)) as store:
        for days in (0, 0, 1, 0):
            after(days, monkeypatch)
            store.tidy(made_from)

    assert len(looked) == len(set(looked)) == 2


def test_the_store_of_an_older_version_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Store(tmp_path)) as store:
        store.put([(JOB, (b"made",))])
    with closing(sqlite3.connect(tmp_path / PICTURES)) as records, records:
        records.execute("ALTER TABLE records DROP COLUMN day")

    with closing(Store(tmp_path)) as store:
        store.put([(OTHER, (b"made",))])
        store.tidy(frozenset)
        assert store.get(JOB) == store.get(OTHER) == (b"made",)
