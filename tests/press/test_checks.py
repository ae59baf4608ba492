"""The look at a finished tree: which pages that were not set again are looked at."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from plugins.press import checks
from plugins.press.tree import Tree

PAGES = {"/": '<a href="one/">One</a>', "/one/": '<a href="../two/">Two</a> <a href="../three/#here">Three</a>', "/three/": '<p id="here">'}


@pytest.mark.parametrize(
    ("gone", "returned", "found"),
    [
        ((), (), []),
        (("two/index.html",), (), ["/one/ leads to /two/, which is not there"]),
        ((), ("one/index.html",), ["/one/ leads to /two/, which is not there"]),
        (("four/index.html",), (), []),
        (("four/index.html",), ("three/index.html",), []),
    ],
    ids=["nothing is gone", "what it leads to is gone", "it stood there before", "something else is gone", "something sound came back"],
)
def test_page_that_was_not_set_again_is_looked_at_where_it_may_lead_nowhere(
    tmp_path: Path, gone: Collection[str], returned: Collection[str], found: list[str]
) -> None:
    tree = Tree(tmp_path / "a")
    tree.open()
    for address, html in PAGES.items():
        tree.write(address, "made", html.encode())

    assert list(checks.faults(tree, tree.entries, "https://paper.example", {}, {}, (), gone, returned)) == found
