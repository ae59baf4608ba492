"""Something to read together: a reading list, or a series of evenings with a text for each."""

from __future__ import annotations

from datetime import date

from plugins.newsroom import addresses
from plugins.newsroom.model import Body
from plugins.newsroom.value import Value


class Reading(Value):
    """One text of a study. `link` is a piece's id or a web address; `date` is the evening it is read, where there is one."""

    title: str
    author: str = ""
    link: str = ""
    note: str = ""
    date: date | None = None


class Study(Value):
    """A reading list or a study series; `event` is where it is read together."""

    group: str
    slug: str
    path: str
    title: str
    summary: str
    date: date
    lang: str
    body: Body
    reads: tuple[Reading, ...]
    event: str = ""
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`<group>/<slug>`."""
        return f"{self.group}/{self.slug}"

    @property
    def address(self) -> str:
        """The study's own page."""
        return addresses.study(self.group, self.slug)


class TopicIntroduction(Value):
    """What a topic's page begins with, and the day up to which it holds."""

    topic: str
    path: str
    date: date
    lang: str
    body: Body

    @property
    def address(self) -> str:
        """The topic's page."""
        return addresses.topic(self.topic)
