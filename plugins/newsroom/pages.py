"""What is to be published, before it is: Pages to be set in a template, Files to be made or copied."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.newsroom.problems import ChangedError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value

if TYPE_CHECKING:
    from plugins.newsroom import (
        component_views,
        debate_views,
        event_views,
        front_views,
        question_views,
        result_views,
        statement_views,
        study_views,
        task_views,
        views,
    )
    from plugins.newsroom.model import Paper
    from plugins.newsroom.views import Head

    View = (
        views.View
        | component_views.View
        | debate_views.View
        | event_views.View
        | front_views.View
        | question_views.View
        | result_views.View
        | statement_views.View
        | study_views.View
        | task_views.View
    )
    """What a page shows: the values of one of the kinds of page that there are."""


class Page(Value):
    """One address to be set with a template.

    `address` begins with `/` and ends with `/` or a file name; `owner` is the room, or the group whose space it is in;
    `lang` and `dir` are the page's own.
    """

    address: str
    template: str
    view: View
    head: Head
    owner: str
    lang: str
    dir: str = "ltr"

    @property
    def kind(self) -> str:
        """The template's stem, which the style sheet knows the page by."""
        return self.template.removesuffix(".html")


@dataclass(frozen=True, slots=True)
class Job:
    """Work that can run apart: a pure function of picklable values that returns the bytes of one or more files.

    `function` lives at the top of a module. Where `source` names a file, its bytes, which must have `sha256`, come
    before the arguments. The result depends on those bytes, on `arguments` and on `version` alone.
    """

    function: Callable[..., tuple[bytes, ...]]
    arguments: tuple[object, ...]
    version: str
    source: str = ""
    sha256: str = ""
    isolated: bool = False
    """Whether the function does its work in a process of its own, so that a thread can wait for it."""
    is_light: bool = False
    """Whether it takes some milliseconds only, so that keeping the result would cost more than doing it again."""
    supplies: Callable[[], tuple[object, ...]] | None = field(default=None, compare=False, repr=False)
    """Gives further arguments when the work is to be done; `arguments` hold the sums of what they are, so that nothing large is held till then."""

    @property
    def key(self) -> str:
        """What the store knows the result by: nothing of this machine is in it."""
        name = f"{self.function.__module__}:{self.function.__qualname__}"
        return hashlib.sha256(repr((name, self.version, self.sha256, self.arguments)).encode()).hexdigest()

    def called_with(self, data: bytes = b"") -> tuple[object, ...]:
        """What the function is called with, given the source's bytes. Raises ChangedError when the source changed after it was read."""
        arguments = (*self.arguments, *(self.supplies() if self.supplies else ()))
        if not self.source:
            return arguments
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise ChangedError(f"{Path(self.source).name} changed while the paper was being made; make it again")
        return (data, *arguments)

    def run(self, data: bytes = b"") -> tuple[bytes, ...]:
        """Do the work with the source's bytes. Raises ChangedError when the source changed after it was read."""
        return self.function(*self.called_with(data))


class File(Value):
    """One address whose bytes are given, or are the `part`-th result of a job."""

    address: str
    owner: str
    content: bytes | Job
    part: int = 0


class Bundle(Value):
    """Files below one address, which ends with `/`, whose names are known only when the job is done.

    The job returns their names and their bytes in turn.
    """

    address: str
    owner: str
    job: Job


class Lot(Value):
    """Pages and files that are made together, and not before something that they are made of has changed.

    `make(paper, settings, *arguments)` lives at the top of a module. It learns all it knows from these: the arguments
    are plain values, and the paper notes what it is asked (`newsroom/asking.py`). `name` is the first address.
    """

    name: str
    make: Callable[..., Iterable[Page | File]]
    arguments: tuple[object, ...] = ()


Lots = Callable[["Paper", Settings], Iterable[Lot | Page | File | Bundle]]
"""What a room hands in: pages and files, and lots of them."""


def all_of(lots: Lots) -> Callable[[Paper, Settings], Iterable[Page | File]]:
    """A room's pages and files, its lots made at once."""

    def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
        for item in lots(paper, settings):
            if isinstance(item, Lot):
                yield from item.make(paper, settings, *item.arguments)
            elif not isinstance(item, Bundle):
                yield item

    return pages
