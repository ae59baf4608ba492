"""`paper check --editors`: an early warning when one person merges most of what comes in. Counts only, in the terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.newsroom.workload import DAYS, FEWEST, workload
from scripts.repository import Repository

HOSTS = frozenset({"noreply@github.com"})
"""Committers that are a code host and no person."""


def told(repository: Repository, day: date) -> str:
    """What there is to say of the days up to and with a day."""
    found = workload(mergers(repository, day))
    if found.merged < FEWEST:
        return f"Changes of content merged in the last {DAYS} days: {found.merged}, too few to say anything."
    if found.is_lopsided:
        share = round(100 * found.most / found.merged)
        return (
            f"One person merged {found.most} of the {found.merged} changes of content of the last {DAYS} days ({share} %).\n"
            "Ask a second editor to take every other one; whoever does it now can stop at any time."
        )
    return f"{found.people} people merged the {found.merged} changes of content of the last {DAYS} days, nobody more than {found.most}."


def mergers(repository: Repository, day: date) -> Iterator[str]:
    """Who brought each change of content into the branch: the author of a merge, else who committed it, where it is a person."""
    since, until = day - timedelta(days=DAYS - 1), day + timedelta(days=1)
    span = (f"--since={since.isoformat()}T00:00:00Z", f"--until={until.isoformat()}T00:00:00Z")
    log = repository.git("log", "--first-parent", *span, "--format=%P%x09%aE%x09%cE", "HEAD", "--", "content").decode("utf-8", "replace")
    for line in log.splitlines():
        parents, author, committer = line.split("\t")
        who = author if " " in parents else committer
        if who not in HOSTS:
            yield who
