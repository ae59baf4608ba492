"""A submission: what a pull request would change, whatever it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from plugins.newsroom.value import Value, field

Right = Literal["folder", "register", "hold", "joint", "maintainers", "program"]
"""Who decides over a file: its group, any group, several groups, the maintainers over themselves, or over the program."""

REGULAR = ("100644", "100755")
"""The modes that git gives to ordinary files."""


class Entry(Value):
    """A file in a tree of git: its mode, such as `100644`, and the hash of its content."""

    mode: str
    sha: str


class Change(Value):
    """One path that would be another, or be there, or be gone. A rename is two of them: whoever moves a file takes it away too."""

    path: str
    before: Entry | None
    after: Entry | None

    @property
    def is_content(self) -> bool:
        """Whether it lies in the content folder."""
        return self.path.startswith("content/")

    @property
    def content_path(self) -> str:
        """The path in content, as findings have it; a path elsewhere leads up first."""
        return self.path.removeprefix("content/") if self.is_content else f"../{self.path}"

    @property
    def is_ordinary(self) -> bool:
        """Whether nothing but a file comes of it: no link, no other repository."""
        return self.after is None or self.after.mode in REGULAR


class Claim(Value):
    """What a submission's `group.yml` says of rights: who edits the folder, whom the group came from, whether it is one, and when it leaves."""

    editors: frozenset[str] = frozenset()
    came_from: tuple[str, ...] = ()
    is_group: bool = True
    left: date | None = None


class Submission(Value):
    """All that decides who has to agree. `claims` are by group, of those whose `group.yml` can be read afterwards;
    `holds` say by path in whose name a hold is asked; `withdrawals` are paths where a piece is withdrawn and nothing else.
    """

    changes: tuple[Change, ...]
    claims: Mapping[str, Claim] = field(default_factory=dict)
    holds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withdrawals: frozenset[str] = frozenset()


def changes(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Iterator[Change]:
    """What is not the same in two trees, by path."""
    for path in sorted({*before, *after}):
        if before.get(path) != after.get(path):
            yield Change(path, before.get(path), after.get(path))


_FOLDER = re.compile(r"content/groups/(?P<group>[^/]+)/.+", re.S)
_RIGHTS: tuple[tuple[Right, re.Pattern[str]], ...] = (
    ("register", re.compile(r"content/joint/(?:(?:topics|places|glossary)\.yml|(?:glossary|debates|topics)/.+)", re.S)),
    ("maintainers", re.compile(r"content/joint/maintainers\.yml")),
    ("hold", re.compile(r"content/joint/holds/.+", re.S)),
    ("joint", re.compile(r"content/(?:joint/.+|pages/.+|LICENSE\.md|README\.md)", re.S)),
)


def right(path: str) -> tuple[Right, str]:
    """Who decides over a path, and of which group it is. Names are taken exactly: `Content/` is not `content/`.

    >>> right("content/groups/harbour/articles/dock-four.md")
    ('folder', 'harbour')
    >>> right("pelicanconf.py")
    ('program', '')
    """
    folder = _FOLDER.fullmatch(path)
    if folder:
        return "folder", folder["group"]
    return next((right for right, pattern in _RIGHTS if pattern.fullmatch(path)), "program"), ""


def account(name: str) -> str:
    """An account as the forges know it: capitals do not count. Nothing where the name can be no account's.

    >>> account("@Jo-Lind")
    'jo-lind'
    """
    plain = name.strip().removeprefix("@")
    return plain.lower() if re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9_-])?(?:\[bot\])?", plain) else ""


def accounts(names: tuple[str, ...]) -> frozenset[str]:
    """The accounts that these names can be."""
    return frozenset(filter(None, map(account, names)))
