"""The two trees and what is kept beside them."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.newsroom.problems import NewspaperError
from plugins.press import ledger
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
    tree.keep_only({"index.html"})
    assert not (whole / "a" / "one").exists()
    tree.write("/one/two/", "again", b"again")
    tree.seal()

    assert begun(whole).entries == {"index.html", "one/two/index.html"}


@pytest.mark.parametrize("address", ["/../elsewhere.txt", "//etc/passwd"])
def test_nothing_is_written_outside_the_tree(whole: Path, address: str) -> None:
    with pytest.raises(NewspaperError, match="outside the tree"):
        begun(whole).write(address, "made", b"")


SAYING = "made of ours"


def served(folder: Path) -> Trees:
    """An output whose one tree, of two pages, is served."""
    trees = Trees(folder / "output")
    with trees.locked():
        tree = trees.next()
        tree.open()
        for address in ("/", "/one/two/"):
            tree.write(address, "ours", SAYING.encode())
        tree.seal()
        trees.switch(tree)
    return trees


def links(trees: Trees) -> dict[str, int]:
    """How many names every page of the served tree has."""
    return {path: (trees.output / path).stat().st_nlink for path in files(trees.output.resolve())}


def made_from(tree: Tree) -> dict[str, str]:
    """What every file was made from, by path."""
    return {path: ledger.fingerprint(row) for path, row in tree.files().items()}


def begun_again(trees: Trees) -> Tree:
    """The next tree, opened."""
    trees.begin()
    tree = trees.next()
    tree.open(trees.served())
    return tree


def test_tree_begins_as_links_and_what_is_written_in_it_is_not_seen_in_the_other(tmp_path: Path) -> None:
    trees = served(tmp_path)
    with trees.locked():
        tree = begun_again(trees)

        assert links(trees) == {"index.html": 2, "one/two/index.html": 2}
        assert made_from(tree) == {"index.html": "ours", "one/two/index.html": "ours"}
        tree.write("/", "otherwise", b"otherwise")
        tree.keep_only({"index.html"})

    assert (trees.output / "index.html").read_text() == SAYING
    assert (trees.output / "one/two/index.html").read_text() == SAYING
    assert files(tree.folder) == {"index.html": b"otherwise"}


def test_tree_of_which_other_plugins_can_write_to_files_has_every_file_for_itself(tmp_path: Path) -> None:
    trees = served(tmp_path)
    with trees.locked():
        tree = begun_again(trees)
        tree.part()
        tree.seal()

    assert links(trees) == {"index.html": 1, "one/two/index.html": 1}
    assert files(tree.folder) == dict.fromkeys(("index.html", "one/two/index.html"), SAYING.encode())
    there = Trees(trees.output).served()
    assert there
    assert not [path for each in (there, tree) for path in ledger.differing(f"{each.folder}/", each._rows)]


def test_both_trees_are_trusted_while_links_come_and_go(tmp_path: Path) -> None:
    trees = served(tmp_path)
    names = set()
    for _ in range(2):  # the second time as after a crash: what was begun has no ledger
        with trees.locked():
            tree = begun_again(trees)
            tree.write("/", "otherwise", b"otherwise")
        before = Trees(trees.output).served()
        assert before
        names.add(before.sum)
        assert not ledger.differing(f"{before.folder}/", before._rows)
        assert not list(before.folder.parent.glob("*~"))
    assert len(names) == 1


@pytest.mark.parametrize("place", ["a", "b"])
def test_hand_that_writes_to_a_page_of_two_trees_is_seen_in_both(tmp_path: Path, place: str) -> None:
    trees = served(tmp_path)
    with trees.locked():
        begun_again(trees).seal()
    (trees.next().folder.parent / place / "index.html").write_text("made of hers")  # as long as it was

    there = Trees(trees.output).served()
    with trees.locked():
        tree = trees.next()
        tree.open()

    assert there
    assert not tree.fingerprint("/")
    assert not tree.take("index.html", "ours", there)


def test_page_that_a_hand_had_written_to_is_not_linked(tmp_path: Path) -> None:
    trees = served(tmp_path)
    (trees.output / "index.html").write_text("made of hers")
    with trees.locked():
        tree = begun_again(trees)

    assert files(tree.folder) == {"one/two/index.html": SAYING.encode()}
    assert made_from(tree) == {"one/two/index.html": "ours"}


def test_page_that_a_hand_writes_to_while_links_are_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    trees = served(tmp_path)
    link = os.link

    def and_written(source: str, target: str) -> None:
        link(source, target)
        if source.endswith("two/index.html"):
            Path(source).write_text("made of hers")

    monkeypatch.setattr("os.link", and_written)
    there = trees.served()
    assert there

    ledger._twin(trees.next().folder, there.folder)

    name, *differing = capsysbinary.readouterr().out.decode().split("\0")
    assert name == trees.next().sum
    assert differing == ["one/two/index.html"]


def test_where_there_can_be_no_links_nothing_is_begun_and_what_is_served_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = served(tmp_path)
    link, made = os.link, list[None]()

    def full(source: str, target: str, **words: bool) -> None:
        if made:
            raise OSError(errno.EMLINK, "too many links")
        made.append(link(source, target, **words))

    monkeypatch.setattr("os.link", full)
    there = trees.served()
    assert there

    with pytest.raises(SystemExit):
        ledger._twin(trees.next().folder, there.folder)

    assert not trees.next().folder.exists()
    with trees.locked():
        tree = trees.next()
        tree.open()
        assert all(tree.take(path, "ours", Trees(trees.output).served() or tree) for path in files(there.folder))
