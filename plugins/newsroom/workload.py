"""Whether too much of the editing rests on one person. Counts only: nobody is named, and nothing of it is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plugins.newsroom.value import Value

DAYS = 90
FEWEST = 10
"""With fewer changes nothing can be said."""


class Workload(Value):
    """Of the changes merged lately: how many, by how many people, how many by the one who merged most."""

    merged: int
    people: int
    most: int

    @property
    def is_lopsided(self) -> bool:
        """Whether one person merged more than half of what there was."""
        return self.merged >= FEWEST and 2 * self.most > self.merged


def workload(mergers: Iterable[str]) -> Workload:
    """The sums over who merged each change, under whatever name."""
    counts = Counter(mergers)
    return Workload(sum(counts.values()), len(counts), max(counts.values(), default=0))
