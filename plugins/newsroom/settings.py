"""Every setting of a newspaper, with its default: the only place of defaults.

`pelicanconf.py` makes one `Settings(…)`; a misspelt name stops the build, as any wrong Python call does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.newsroom.languages import main
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.voices import ENGLISH, Voice


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one paper.

    `url` is absolute and without a trailing slash; lengths are in characters, sizes in bytes, times in days
    unless the name says otherwise.
    """

    name: str
    tagline: str = ""
    url: str = "http://localhost:8000"
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    time_zone: str = "UTC"
    permanent_name: str = ""
    """What permanent ids of feed items are made from; set it before you ever rename the paper. Default: `name`."""
    licence: str = "CC BY-SA 4.0"
    licence_url: str = "https://creativecommons.org/licenses/by-sa/4.0/"
    repository: str = ""
    branch: str = "main"
    hub: str = ""

    search: bool = True
    """Make the search index, where Pagefind is on this machine."""
    search_engine: str = ""
    """What makes the index; the press finds it, and it is nothing for you to set."""

    offline: bool = False
    """Make a tree that opens from a folder or a USB stick: its links name files, and nothing in it asks a server."""

    spoken: str = ""
    """The language in which a room speaks just now: `speaking` sets it, not you."""
    voices: Mapping[str, Voice] = field(default_factory=dict, compare=False)
    """The theme's catalogues by language; the press finds them, and they are nothing for you to set."""

    preview: bool = False
    """Show pieces of a later date, marked as not yet published."""
    press_day: date | None = None
    """Fixes the press day; else SOURCE_DATE_EPOCH, else today in the paper's zone."""

    feed_items: int = 50
    feed_ttl_minutes: int = 60
    page_size: int = 30
    front_pool_days: int = 60
    front_choice_days: int = 21
    front_lead_words: int = 250
    front_column_cards: int = 3
    hold_days: int = 14
    reply_days: int = 30
    """How long a page says that those it criticises are invited to answer."""
    silent_after_days: int = 150
    translations_wanted: int = 6
    """How many of the newest pieces that lack a language of the paper are put among the tasks."""
    max_repeat_days: int = 731
    """How long a repeated event may go on."""

    picture_widths: tuple[int, ...] = (480, 960, 1600)
    picture_qualities: tuple[tuple[str, int], ...] = (("avif", 55), ("webp", 72), ("jpeg", 76))
    max_piece_bytes: int = 200_000
    max_photo_bytes: int = 12_000_000
    max_photo_pixels: int = 50_000_000
    max_attachment_bytes: int = 20_000_000
    max_folder_files: int = 20_000
    max_topics: int = 10
    max_entries: int = 30
    """Of authors, replies, corrections and other lists of a piece."""
    max_letter_words: int = 600
    max_statement_words: int = 1500
    letter_pause_days: int = 7
    """Between two letters of one author to one debate."""
    max_photos: int = 60
    """Of one piece."""
    max_summary: int = 300
    max_title: int = 200
    max_submission_files: int = 500
    """In content, of one pull request."""
    joint_groups: int = 2
    """How many groups other than the proposer's agree to what belongs to all; fewer only where there are no more."""

    manifest: bool = False
    """Whether the tree has SHA256SUMS and manifest.json, by which `paper verify` proves a copy of it."""

    plugin_values: tuple[str, ...] = ()
    """Attributes that third-party plugins set on articles and that the article template may show."""

    def __post_init__(self) -> None:
        """Refuse what cannot work, in the words of the person who edits the file."""
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.netloc or self.url.endswith("/"):
            raise NewspaperError(f"Settings.url must be like 'https://paper.example', without a slash at the end, not {self.url!r}")
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise NewspaperError(f"Settings.time_zone {self.time_zone!r} is no IANA time zone such as 'Europe/Amsterdam'") from error
        if self.language not in self.languages:
            raise NewspaperError(f"Settings.languages must contain Settings.language {self.language!r}")
        if self.joint_groups < 1 or self.max_submission_files < 1:
            raise NewspaperError("Settings.joint_groups and Settings.max_submission_files must be at least 1")
        if self.page_size < 1 or self.feed_items < 1:
            raise NewspaperError("Settings.page_size and Settings.feed_items must be at least 1")

    @property
    def tongue(self) -> str:
        """The language of our own words on the page that is being set: the paper's, or one of the theme's catalogues."""
        return self.spoken or self.language

    @property
    def say(self) -> Voice:
        """Our own words in that language."""
        return self.voices.get(self.tongue, ENGLISH)

    def __hash__(self) -> int:
        """Of what tells one from another in one making: it is asked for ten thousand times."""
        return hash((self.name, self.url, self.spoken))

    def speaking(self, lang: str) -> Settings:
        """The same for a page in another language; where there is no catalogue for it, the page speaks the paper's own."""
        spoken = next((tag for tag in (lang, main(lang)) if tag in self.voices), self.language)
        return self if spoken == self.spoken else _speaking(self, spoken, id(self.voices))

    @property
    def zone(self) -> ZoneInfo:
        """The paper's time zone."""
        return ZoneInfo(self.time_zone)


@lru_cache(maxsize=64)
def _speaking(settings: Settings, spoken: str, voices: int) -> Settings:
    """The settings in another language; `voices` tells one set of catalogues from another, which settings are not compared by."""
    return replace(settings, spoken=spoken)
