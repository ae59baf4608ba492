"""The look at a finished tree: which pages that were not set again are looked at."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from plugins.press import checks
from plugins.press.tree import Tree

PAGES = {
    "/": '<a href="one/">One</a>',
    "/one/": '<a href="../two/">Two</a> <a href="../three/#here">Three</a> <img src="../six/qr.svg">',
    "/three/": '<p id="here">',
    "/five/": '<img src="qr.svg">',
}
MANY = tuple(f"seven/{number}/index.html" for number in range(checks.FEW))
TWO, SIX = "/one/ leads to /two/, which is not there", "/one/ leads to /six/qr.svg, which is not there"


@pytest.mark.parametrize(
    ("gone", "returned", "found"),
    [
        ((), (), []),
        (("two/index.html",), (), [SIX, TWO]),
        (("six/qr.svg", "six/index.html"), (), [SIX, TWO]),
        (("five/qr.svg",), (), ["/five/ leads to /five/qr.svg, which is not there", SIX, TWO]),
        ((), ("one/index.html",), [SIX, TWO]),
        (("four/index.html", "four/qr.svg", "hree/index.html"), (), []),
        (("four/index.html",), ("three/index.html",), []),
        (("two/index.html", *MANY), (), [SIX, TWO]),
        (("six/qr.svg", *MANY), (), [SIX, TWO]),
        (("four/qr.svg", *MANY), (), []),
    ],
    ids=[
        "nothing is gone",
        "what it leads to is gone",
        "a file is gone with its folder",
        "a file is gone from its folder",
        "it stood there before",
        "something else is gone",
        "something sound came back",
        "much is gone",
        "much is gone and a file",
        "much is gone but nothing of ours",
    ],
)
def test_page_that_was_not_set_again_is_looked_at_where_it_may_lead_nowhere(
    tmp_path: Path, gone: Collection[str], returned: Collection[str], found: list[str]
) -> None:
    tree = Tree(tmp_path / "a")
    tree.open()
    for address, html in PAGES.items():
        tree.write(address, "made", html.encode())

    assert list(checks.faults(tree, tree.entries, "https://paper.example", {}, {}, (), gone, returned)) == found
