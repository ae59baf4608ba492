"""What share of the front each group had: counted from content alone, by making the fronts of past days again."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from plugins.front.rule import replay
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value

WINDOWS = (30, 90, 365)
"""Over so many days, the press day the last of them."""


class Share(Value):
    """A group's days on the front in each of the windows: as lead, and as lead or second."""

    group: str
    lead: tuple[int, ...]
    above: tuple[int, ...]


def shares(paper: Paper, settings: Settings) -> tuple[tuple[int, ...], tuple[Share, ...]]:
    """In each window the days that had a front; and every group's share, in the order of names and not of shares."""
    days = [paper.press_day - timedelta(days=n) for n in range(max(WINDOWS))]
    fronts = [(front.day, front.lead, front.seconds) for front in replay(paper, settings, days) if front.lead]
    lead, above = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for day, first, seconds in fronts:
        for window in WINDOWS:
            if (paper.press_day - day).days < window:
                lead[first.group, window] += 1
                above.update((slug, window) for slug in {piece.group for piece in (first, *seconds)})
    groups = {slug for slug, _ in above} | {group.slug for members in paper.seats().values() for group in members}
    by_name = sorted(groups, key=lambda slug: (paper.groups[slug].name.casefold(), slug))
    counted = tuple(sum((paper.press_day - day).days < window for day, _, _ in fronts) for window in WINDOWS)
    return counted, tuple(Share(slug, tuple(lead[slug, w] for w in WINDOWS), tuple(above[slug, w] for w in WINDOWS)) for slug in by_name)
