"""One file that is no piece, while it is read: its fields, its text, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from plugins.intake.gate import Found
from plugins.newsroom import rules
from plugins.newsroom.model import Group, Term
from plugins.newsroom.problems import Finding
from plugins.newsroom.rules import Rule
from plugins.newsroom.schema import Fields, nearest
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value, field


class Board(Value):
    """What is known of the paper when they are read. `ids` are those of all pieces there is a file for."""

    settings: Settings
    press_day: date
    groups: Mapping[str, Group]
    places: Mapping[str, Term]
    topics: Mapping[str, Term]
    ids: Mapping[str, str]
    joins: Mapping[tuple[str, str], tuple[str, ...]]
    """Which groups joined what: by kind, `event` or `campaign`, and id."""


class Sheet(Value):
    """One file being read. `group` is none in joint/."""

    found: Found
    fields: Fields
    lang: str
    board: Board
    group: Group | None = None
    findings: list[Finding] = field(default_factory=list)

    def tell(self, rule: Rule, *place: str | int, message: str = "", cure: str = "") -> None:
        """Say that a rule is broken at a field."""
        self.findings.append(rule.at(self.found.path, self.fields.line(*place), message, cure))

    @property
    def is_sound(self) -> bool:
        """Whether nothing that was found stops it."""
        return not any(finding.stops for finding in self.findings)

    def place(self, slug: str) -> Term | None:
        """The place of an event or a task."""
        if slug not in self.board.places:
            self.tell(rules.notices.EVENT_PLACE, "place", message=f"unknown place '{slug}'", cure=nearest(slug, [*self.board.places]))
        return self.board.places.get(slug)

    def listed(self, name: str, slugs: Iterable[str], terms: Mapping[str, Term]) -> tuple[str, ...]:
        """The slugs that a register knows."""
        rule = rules.pieces.unknown_place if name == "places" else rules.pieces.unknown_topic
        for number, slug in enumerate(slugs):
            if slug not in terms:
                self.tell(rule, name, number, message=f"unknown {name.removesuffix('s')} '{slug}'", cure=nearest(slug, [*terms]))
        return tuple(dict.fromkeys(slug for slug in slugs if slug in terms))

    def pieces(self, ids: Iterable[str], *place: str) -> tuple[str, ...]:
        """Pieces that are pointed to; a piece may go, and takes nothing with it."""
        for number, id in enumerate(ids):
            self.piece(id, *place, number)
        return tuple(dict.fromkeys(ids))

    def piece(self, reference: str | None, *place: str | int) -> str:
        """A piece or an address elsewhere that is pointed to."""
        if reference and ":" not in reference and reference not in self.board.ids:
            self.tell(rules.notices.REFERENCE_TO_NOTHING, *place, message=f"there is no piece '{reference}'", cure=nearest(reference, [*self.board.ids]))
        return reference or ""

    def partners(self, named: Iterable[str], kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of the groups that are named: who said so from its own folder, and who has not."""
        known = []
        for number, slug in enumerate(dict.fromkeys(named)):
            if slug == self.found.group:
                self.tell(rules.notices.UNKNOWN_PARTNER, "with", number, message="names its own group as a partner", cure="take it out")
            elif slug not in self.board.groups:
                self.tell(rules.notices.UNKNOWN_PARTNER, "with", number, message=f"unknown group '{slug}'", cure=nearest(slug, [*self.board.groups]))
            else:
                known.append(slug)
        joined = self.board.joins.get((kind, f"{self.found.group}/{self.found.slug}"), ())
        return tuple(slug for slug in known if slug in joined), tuple(slug for slug in known if slug not in joined)

    def time(self, name: str, value: str, zone: str) -> datetime | None:
        """A time in the zone of a place."""
        try:
            moment = datetime.fromisoformat(value.replace(" ", "T", 1))
            local = moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
        except (ValueError, OverflowError):
            local = None
        if local is None or not 1800 <= local.year <= 2200:
            self.tell(rules.fields.DATE, name, message=f"'{value}' is no time", cure="write it as 2026-12-03T19:00, in the place's own time")
            return None
        return local
