"""Under which day a piece was first to be read, by the history of the branch it is printed from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise

from plugins.intake import earlier
from plugins.newsroom.model import Piece
from plugins.newsroom.schema import Reader
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value
from scripts.repository import Repository

MOST_NAMES = 50
"""File names that one piece is followed through."""

_NOTHING = "0" * 40


class _Step(Value):
    """One change of a path: the commit, its day, and what the path held before and after; nothing where it was not there."""

    commit: str
    day: date
    before: str
    after: str
    path: str


def first_days(repository: Repository, commit: str, pieces: Iterable[Piece], today: date, own: Settings) -> Mapping[str, date]:
    """By id: the day that each piece bore when it was first to be read. What waited for its day may have had others before.

    All are looked for at once; only those that had other file names are followed further.
    """
    wanted = {f"content/{piece.path}": piece for piece in pieces}
    if not wanted:
        return {}
    by_path: dict[str, list[_Step]] = {path: [] for path in wanted}
    for step in _steps(repository, commit, *wanted):
        by_path[step.path].append(step)
    reader = Reader(own.zone, (own.url,))
    found = (
        (piece.id, _first_day(repository, [*_whole(repository, by_path[path], piece, reader, own)], piece, today, reader)) for path, piece in wanted.items()
    )
    return {id: day for id, day in found if day is not None}


def _first_day(repository: Repository, steps: list[_Step], piece: Piece, today: date, reader: Reader) -> date | None:
    """By its versions, the oldest first: the day of the first that had come when the next one took its place."""
    ends = [*(later.day for _, later in pairwise(steps)), today]
    for step, end in zip(steps, ends, strict=True):
        said = earlier.told(_blob(repository, step.after), step.path, reader) if step.after else None
        if said and said[0] == piece.id and said[1] <= end:
            return said[1]
    return None


def _whole(repository: Repository, steps: list[_Step], piece: Piece, reader: Reader, own: Settings) -> Iterator[_Step]:
    """The versions of a piece, the oldest first, through all the names that its file had."""
    older: list[list[_Step]] = [steps]
    while len(older) < MOST_NAMES and (former := _former(repository, older[-1][-1:], piece, reader, own)):
        older.append([step for step in _steps(repository, f"{older[-1][-1].commit}^", former) if step.path == former])
    for part in reversed(older):
        yield from reversed(part)


def _former(repository: Repository, oldest: list[_Step], piece: Piece, reader: Reader, own: Settings) -> str:
    """The path that a piece had before a commit that gave it another."""
    for step in oldest:
        if step.before:
            return ""
        for other in _steps(repository, step.commit, f"content/groups/{piece.group}/", most=1):
            if other.commit == step.commit and not other.after and other.path != step.path:
                said = earlier.told(_blob(repository, other.before), other.path, reader)
                if said and said[0] == piece.id:
                    return other.path
    return ""


def _blob(repository: Repository, sha: str) -> bytes:
    return repository.git("cat-file", "blob", sha)


def _steps(repository: Repository, commit: str, *paths: str, most: int = 0) -> Iterator[_Step]:
    """What became of paths on the way to a commit, the newest change first: of a merge, what it brought to the branch."""
    options = ("--first-parent", "--diff-merges=first-parent", "--root", "--raw", "--no-renames", "--no-abbrev", "-z", "--format=%x02%H %ct")
    number = (f"--max-count={most}",) if most else ()
    told = repository.git("--literal-pathspecs", "log", *options, *number, "--end-of-options", commit, "--", *paths, allowed=(0, 128))
    for entry in told.decode("utf-8", "surrogateescape").split("\x02")[1:]:
        head, *rest = entry.split("\0")
        sha, _, stamp = head.partition(" ")
        day = datetime.fromtimestamp(int(stamp), UTC).date()
        rows = [row.lstrip("\n") for row in rest if row.strip("\n")]
        for facts, path in zip(rows[::2], rows[1::2], strict=True):
            before, after = facts.split()[2:4]
            yield _Step(sha, day, "" if before == _NOTHING else before, "" if after == _NOTHING else after, path)
