"""A run of which nothing has changed is told without being made; one of which anything has is made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.press import ledger, record
from plugins.press.tree import Trees

WORDS = ["content", "-o", "output"]
AROUND = {"LANG": "C", "_": "passing"}


def made_in(folder: Path, addresses: tuple[str, ...]) -> Path:
    """A folder with content, a tree behind `output` with pages at some addresses, and the record of a run."""
    (folder / "content" / "groups").mkdir(parents=True)
    (folder / "content" / "groups" / "a.md").write_text("one")
    trees = Trees(folder / "output")
    with trees.locked():
        tree = trees.next()
        tree.open()
        for address in addresses:
            tree.write(address, "made", b"page")
        tree.seal()
        trees.switch(tree)
    seen, _ = record.begun([folder / "content"])
    record.keep(record.place(folder / "output"), seen, folder / "output", tree.sum, WORDS, AROUND, "2026-11-23", "")
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a page."""
    return made_in(tmp_path, ("/a/",))


def tree_sum(folder: Path) -> str:
    """The sum of the ledger of the tree that is served."""
    served = Trees(folder / "output").served()
    assert served is not None
    return served.sum


def same(folder: Path, words: list[str] = WORDS, around: dict[str, str] = AROUND) -> bool:
    return record.is_same(record.place(folder / "output"), folder / "output", words, around)


def test_nothing_has_changed(made: Path) -> None:
    assert same(made)


def test_without_a_record_nothing_is_known(made: Path) -> None:
    record.forget(record.place(made / "output"))

    assert not same(made)


def test_an_edit_of_the_same_size_and_time_is_seen(made: Path) -> None:
    file = made / "content" / "groups" / "a.md"
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert not same(made)


@pytest.mark.parametrize("path", ["content/new.md", "content/groups/new.md", "output/a/new.html", "output/new.html"])
def test_a_new_file_is_seen(made: Path, path: str) -> None:
    (made / path).write_text("")

    assert not same(made)


@pytest.mark.parametrize("path", ["content/groups/a.md", "output/a/index.html"])
def test_a_deleted_file_is_seen(made: Path, path: str) -> None:
    (made / path).unlink()

    assert not same(made)


def test_output_that_a_hand_has_changed_is_seen(made: Path) -> None:
    (made / "output" / "a" / "index.html").write_text("egap")

    assert not same(made)


@pytest.mark.parametrize("changed", ["a", "b", "c", "d"])
def test_every_file_of_a_large_output_is_looked_at_by_one_or_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    monkeypatch.setattr(ledger, "LARGE", 0)
    folder = made_in(tmp_path, ("/a/", "/b/", "/c/", "/d/"))
    assert same(folder)

    (folder / "output" / changed / "index.html").write_text("egap")

    assert not same(folder)


def test_other_words_are_another_run(made: Path) -> None:
    assert not same(made, ["content", "-o", "output", "--debug"])


def test_another_environment_is_another_run(made: Path) -> None:
    assert not same(made, around=AROUND | {"SOURCE_DATE_EPOCH": "1"})
    assert same(made, around=AROUND | {"_": "other"})


def test_a_new_press_day_is_another_run(made: Path) -> None:
    record.keep(
        record.place(made / "output"),
        record.begun([made / "content"])[0],
        made / "output",
        tree_sum(made),
        WORDS,
        AROUND,
        "2000-01-01",
        "Europe/Amsterdam",
    )

    assert not same(made)


def test_a_spoilt_record_says_nothing(made: Path) -> None:
    (record.place(made / "output") / record.NAME).write_text('[["content"')

    assert not same(made)


def test_what_is_imported_counts() -> None:
    assert {Path(record.__file__).parents[1], Path(record.__file__).parent} & set(record.modules())


def test_a_module_counts_and_what_python_leaves_beside_it_does_not(made: Path) -> None:
    module = made / "rooms" / "late" / "setting.py"
    module.parent.mkdir(parents=True)
    module.write_text("one")
    seen, _ = record.begun([made / "content"], [made / "rooms"])
    record.keep(record.place(made / "output"), seen, made / "output", tree_sum(made), WORDS, AROUND, "2026-11-23", "")

    (module.parent / "__pycache__").mkdir()
    (module.parent / "__pycache__" / "setting.pyc").write_text("one")
    assert same(made)
    module.write_text("two")
    assert not same(made)


def test_a_library_that_is_installed_counts(made: Path) -> None:
    place = made / "site-packages"
    place.mkdir()
    seen, _ = record.begun([made / "content"], [place])
    record.keep(record.place(made / "output"), seen, made / "output", tree_sum(made), WORDS, AROUND, "2026-11-23", "")
    assert same(made)

    (place / "library.dist-info").mkdir()

    assert not same(made)


def test_a_tool_that_comes_is_seen(made: Path) -> None:
    tool = made / "tools" / "search"
    tool.parent.mkdir()
    seen, _ = record.begun([made / "content"], tool=tool)
    record.keep(record.place(made / "output"), seen, made / "output", tree_sum(made), WORDS, AROUND, "2026-11-23", "")
    assert same(made)

    tool.mkdir()

    assert not same(made)
