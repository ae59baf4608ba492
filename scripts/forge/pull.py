"""A pull request as a host tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from plugins.newsroom.value import Value


class Pull(Value):
    """`ref` is where the base repository keeps its head, `head` that commit.

    `author` opened it and `pusher` handed in this very head: only where they are one does the author agree to what is
    there. `approvals` are of this head too; one of an earlier text says nothing of this one.
    """

    number: int
    title: str
    ref: str
    head: str
    author: str
    pusher: str
    approvals: tuple[str, ...]
    is_draft: bool

    @property
    def actor(self) -> str:
        """Who hands it in as it is now."""
        return self.pusher


class Forge(Protocol):
    """What is asked of a host, and of it only."""

    def open(self) -> Iterator[int]:
        """The numbers of the pull requests that wait."""

    def pull(self, number: int) -> Pull:
        """One pull request."""

    def status(self, head: str, state: str, words: str) -> None:
        """Set the one status that counts: "success", "pending" or "failure"."""

    def comment(self, number: int, mark: str, text: str) -> None:
        """Write a comment, or our last one anew, which begins with a mark."""

    def close(self, number: int, words: str) -> None:
        """Close a pull request with a word of why."""

    def issue(self, title: str, text: str) -> None:
        """Open an issue, unless one of this title is open."""

    def publish(self, branch: str) -> None:
        """Have the paper made, where a push alone does not do it."""

    def branches(self) -> Iterator[str]:
        """The branches of this repository that the open pull requests would merge."""

    def propose(self, branch: str, into: str, title: str, text: str) -> None:
        """Open a pull request of a branch of this repository."""
