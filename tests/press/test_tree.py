"""The two trees and what is kept beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.newsroom.problems import NewspaperError
from plugins.press.tree import Tree, Trees
from tests.press.files import files


def test_tree_is_served_although_its_theme_lost_what_was_never_there(tmp_path: Path) -> None:
    trees = Trees(tmp_path / "output")
    with trees.locked():
        first = trees.next()
        first.folder.mkdir(parents=True)
        trees.switch(first, frozenset({"assets/paper.old.css"}))
        second = trees.next()
        second.folder.mkdir(parents=True)

        trees.switch(second, frozenset({"assets/paper.new.css"}))

    served = trees.served()
    assert served is not None
    assert served.folder == second.folder
    assert not trees.before.exists()


def begun(folder: Path) -> Tree:
    tree = Tree(folder / "a")
    tree.open()
    return tree


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The folder of a tree of three files, which is whole."""
    tree = begun(tmp_path)
    for address in ("/", "/one/", "/one/two/"):
        tree.write(address, f"made of {len(address)}".replace(" ", "-"), address.encode())
    tree.seal()
    return tmp_path


def _swap(folder: Path) -> None:
    """A folder of the tree becomes a link to one elsewhere, which has the same names."""
    (folder / "elsewhere" / "two").mkdir(parents=True)
    (folder / "elsewhere" / "mine.txt").write_text("not the paper's")
    (folder / "elsewhere" / "two" / "mine.txt").write_text("not the paper's")
    shutil.rmtree(folder / "a" / "one")
    (folder / "a" / "one").symlink_to(folder / "elsewhere")


HANDS: dict[str, Callable[[Path], object]] = {
    "writes to a page": lambda folder: (folder / "a" / "one" / "index.html").write_text("ours"),
    "deletes a page": lambda folder: (folder / "a" / "one" / "index.html").unlink(),
    "deletes a folder": lambda folder: shutil.rmtree(folder / "a" / "one"),
    "adds a file": lambda folder: (folder / "a" / "one" / "more.html").write_text("more"),
    "adds a folder": lambda folder: shutil.copytree(folder / "a" / "one", folder / "a" / "three"),
    "puts a folder in place of a page": lambda folder: (folder / "a" / "index.html").rename(folder / "page") and (folder / "a" / "index.html").mkdir(),  # type: ignore[func-returns-value]
    "puts a link in place of a folder": _swap,
    "deletes the tree": lambda folder: shutil.rmtree(folder / "a"),
    "spoils the ledger": lambda folder: (folder / "a.ledger").write_bytes((folder / "a.ledger").read_bytes()[:-1]),
}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_what_a_hand_has_done_to_a_tree_goes(whole: Path, hand: Callable[[Path], object]) -> None:
    hand(whole)

    tree = begun(whole)

    stands = set(files(whole / "a"))
    assert stands == tree.entries
    assert not [path for path in stands if tree.fingerprint(f"/{path}") != f"made-of-{len(path.removesuffix('index.html')) + 1}"]
    assert all(path.read_text() == "not the paper's" for path in (whole / "elsewhere").rglob("*.txt"))
    assert len(list((whole / "elsewhere").rglob("*.txt"))) in (0, 2)


def test_tree_that_nobody_touched_is_as_it_was(whole: Path) -> None:
    assert begun(whole).entries == {"index.html", "one/index.html", "one/two/index.html"}


def test_files_of_other_plugins_go_each_time(whole: Path) -> None:
    tree = begun(whole)
    (whole / "a" / "one" / "theirs.txt").write_text("first")
    tree.seal()

    tree = begun(whole)

    assert set(files(whole / "a")) == tree.entries
    with pytest.raises(NewspaperError, match="another plugin"):
        (whole / "a" / "new.txt").write_text("theirs")
        tree.write("/new.txt", "made", b"")


def test_folder_of_a_page_that_went_goes_and_comes_again(whole: Path) -> None:
    tree = begun(whole)
    tree.keep_only(["index.html"])
    assert not (whole / "a" / "one").exists()
    tree.write("/one/two/", "again", b"again")
    tree.seal()

    assert begun(whole).entries == {"index.html", "one/two/index.html"}


@pytest.mark.parametrize("address", ["/../elsewhere.txt", "//etc/passwd"])
def test_nothing_is_written_outside_the_tree(whole: Path, address: str) -> None:
    with pytest.raises(NewspaperError, match="outside the tree"):
        begun(whole).write(address, "made", b"")
