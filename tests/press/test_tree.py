"""The two trees and what is kept beside them."""

from __future__ import annotations

from pathlib import Path

from plugins.press.tree import Trees


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
