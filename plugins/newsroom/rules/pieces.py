"""Pieces: what is looked for once every field could be read, one small generator a rule.

A rule's docstring is the rule. It yields where the fault is, what it is, and the cure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from plugins.newsroom import addresses
from plugins.newsroom.metadata import LetterFields, PieceFields
from plugins.newsroom.model import Group, Person, Term
from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule
from plugins.newsroom.schema import Fields, nearest
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value

Place = tuple[str | int, ...]
Fault = tuple[Place, str, str]


class Outline(Value):
    """What of a draft matters to the rest of the paper: who says what, when, in answer to what.

    `date` is when it was published and `said` when it was said, as timestamps; `lines` are those of `id`, `date`,
    `authors` and of every reply.
    """

    id: str
    path: str
    group: str
    slug: str
    kind: str
    address: str
    date: float
    said: float
    authors: tuple[str, ...]
    translation_of: str
    replies: tuple[str, ...]
    lines: tuple[int, ...]
    is_withdrawn: bool
    is_from_elsewhere: bool

    def line(self, field: str, number: int = 0) -> int:
        """The line of a field, or of one of the replies."""
        return self.lines[("id", "date", "authors", "reply-to").index(field) + number]


class Draft(Value):
    """A piece whose fields could be read, before it is known what they refer to."""

    path: str
    group: str
    slug: str
    kind: str
    fields: PieceFields
    source: Fields
    words: int

    @property
    def id(self) -> str:
        """The permanent id: as written, else group and file stem."""
        return self.fields.id or f"{self.group}/{self.slug}"

    def outline(self, address: str) -> Outline:
        """Its outline, when it is to stand at an address."""
        f, line = self.fields, self.source.line
        source = f.from_ if isinstance(f, LetterFields) else None
        return Outline(
            id=self.id,
            path=self.path,
            group=self.group,
            slug=self.slug,
            kind=self.kind,
            address=address,
            date=f.date.timestamp(),
            said=(source.date if source and source.date else f.date).timestamp(),
            authors=f.authors,
            translation_of=f.translation_of or "",
            replies=tuple(reply.to for reply in f.reply_to),
            lines=(line("id") if f.id else 0, line("date"), line("authors"), *(line("reply-to", number, "to") for number in range(len(f.reply_to)))),
            is_withdrawn=f.withdrawn is not None,
            is_from_elsewhere=source is not None,
        )


class Desk(Value):
    """What a draft is judged against."""

    settings: Settings
    press_day: date
    groups: Mapping[str, Group]
    people: Mapping[str, Person]
    sections: Mapping[str, Term]
    topics: Mapping[str, Term]
    places: Mapping[str, Term]
    ids: Mapping[str, str]
    """Every id there is a file for, with its path."""


Check = Callable[[Draft, Desk], Iterator[Fault]]


class PieceRule(Rule, kw_only=True):
    """A rule that looks at a whole piece."""

    check: Check


def rule(severity: type[Problem] | type[Note], message: str, cure: str, example: str, since: date | None = None) -> Callable[[Check], PieceRule]:
    """Make a generator a rule under its own name; what it yields may tell more than `message` and `cure`, or leave them empty."""

    def enter(check: Check) -> PieceRule:
        text = (check.__doc__ or "").strip()
        return PieceRule(check.__name__.replace("_", "-"), severity, text, message, cure, example, since, check=check)

    return enter


@rule(Problem, "unknown section", "choose one of the sections of the paper", "section: wrokplace")
def unknown_section(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece stands in a section that the paper has."""
    slug = draft.fields.section
    if slug not in desk.sections and slug != "letters":
        yield ("section",), f"unknown section '{slug}'", nearest(slug, [*desk.sections]) or f"choose one of {', '.join(desk.sections)}"


@rule(Note, "unknown topic", "it is shown as plain text; propose it in joint/topics.yml", "topics: huosing")
def unknown_topic(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A topic that is not in the register is shown as plain text, and proposed for the register."""
    known = {*desk.topics, *(alias for term in desk.topics.values() for alias in term.aliases)}
    for number, topic in enumerate(draft.fields.topics):
        if topic not in known:
            yield ("topics", number), f"unknown topic '{topic}'", nearest(topic, sorted(known))


@rule(Note, "unknown place", "it is shown as plain text; propose it in joint/places.yml", "places: athnes")
def unknown_place(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A place that is not in the register is shown as plain text, and proposed for the register."""
    known = {*desk.places, *(alias for term in desk.places.values() for alias in term.aliases)}
    for number, place in enumerate(draft.fields.places):
        if place not in known:
            yield ("places", number), f"unknown place '{place}'", nearest(place, sorted(known))


@rule(Problem, "has too many topics", "keep those that say most", "topics: [one, two, … eleven]")
def too_many_topics(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece has at most ten topics."""
    if len(draft.fields.topics) > desk.settings.max_topics:
        yield ("topics",), f"has {len(draft.fields.topics)} topics", f"keep the {desk.settings.max_topics} that say most"


@rule(Problem, "has too many entries", "keep those that matter most", "authors: with three thousand names")
def too_many_entries(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """No list of a piece is longer than a reader would follow: authors, places, replies, corrections and the like."""
    fields, limit = draft.fields, desk.settings.max_entries
    lists = (
        ("authors", fields.authors),
        ("places", fields.places),
        ("reply-to", fields.reply_to),
        ("moved-from", fields.moved_from),
        ("credits", fields.credits),
        ("corrections", fields.corrections),
    )
    for name, entries in lists:
        if len(entries) > limit:
            yield (name,), f"'{name}' has {len(entries)} entries", f"keep the {limit} that matter most"


@rule(Note, "unknown group", "it is not named; write the name of its folder in content/groups", "with: anatolli")
def unknown_group(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A joint piece names groups of the paper; when one of them takes its folder away, the piece stays without it."""
    for number, slug in enumerate(draft.fields.with_):
        if slug not in desk.groups:
            yield ("with", number), f"unknown group '{slug}'", nearest(slug, [*desk.groups])


@rule(Problem, "names its own group as a partner", "take it out; the folder says whose piece it is", "with: harbour, in harbour's folder")
def own_partner(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A joint piece names other groups than its own."""
    for number, slug in enumerate(draft.fields.with_):
        if slug == draft.group:
            yield ("with", number), "", ""


@rule(Note, "is not in people.yml", "add slug and name there; it is shown as written", "authors: ana-belen")
def unknown_author(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """An author written as a short name stands in the group's people.yml."""
    own = {p.slug for p in desk.people.values() if p.group == draft.group}
    for number, author in enumerate(draft.fields.authors):
        if "-" in author and addresses.SLUG.fullmatch(author) and author not in own:
            yield ("authors", number), f"'{author}' is not in people.yml", nearest(author, sorted(own))


@rule(Problem, "the title is too long", "shorten it", "a title with the whole first paragraph in it")
def long_title(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A title has at most two hundred characters."""
    if len(draft.fields.title) > desk.settings.max_title:
        yield ("title",), f"the title has {len(draft.fields.title)} characters", f"shorten it to {desk.settings.max_title}"


@rule(Note, "the summary is too long", "shorten it; lists show no more", "a summary of eight sentences")
def long_summary(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A summary has at most three hundred characters."""
    if len(draft.fields.summary or "") > desk.settings.max_summary:
        yield ("summary",), f"the summary has {len(draft.fields.summary or '')} characters", f"shorten it to {desk.settings.max_summary}; lists show no more"


@rule(
    Note,
    "there is no summary, so the first sentences are shown",
    "add 'summary: …', one or two sentences that make one want to read",
    "an article without summary:",
)
def no_summary(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece has a summary; without one its first sentences are shown."""
    if not draft.fields.summary and draft.kind == "article" and draft.fields.withdrawn is None and draft.words > 120:
        yield ("title",), "", ""


@rule(Problem, "there is no text below the front matter", "write it after the second line of hyphens", "fields, and nothing below them")
def no_text(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece has a text, unless it is withdrawn."""
    if draft.words == 0 and draft.fields.withdrawn is None:
        yield (), "", ""


@rule(Problem, "the id is in another group's space", "let it begin with the group's own name", "id: anatoli/strike, in harbour's folder")
def foreign_id(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """An id begins with its group's own name."""
    if draft.fields.id and not draft.fields.id.startswith(f"{draft.group}/"):
        yield ("id",), f"the id '{draft.fields.id}' is in another group's space", f"let it begin with {draft.group}/"


@rule(Problem, "is no former name of this piece", "write <group>/<former name>", "moved-from: anatoli/strike, in harbour's folder")
def foreign_address(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece can have moved within its own group's addresses only."""
    for number, old in enumerate(draft.fields.moved_from):
        if not moved_slug(draft.group, old):
            yield ("moved-from", number), f"'{old}' is no former name of this piece", f"write {draft.group}/<former name>"


@rule(Problem, "there is no such piece", "check the name of the file", "reply-to: harbour/strkie, in harbour's folder")
def own_reply_to_nothing(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """What a piece says of its own group's pieces is there: what it answers, what it translates."""
    for place, target in _targets(draft):
        if target.startswith(f"{draft.group}/") and target not in desk.ids:
            yield place, f"there is no piece '{target}'", nearest(target, [*desk.ids])


@rule(Note, "there is no such piece", "it is shown as gone", "reply-to: anatoli/deleted")
def reply_to_nothing(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece of another group that is answered or translated may go; the answer stays."""
    for place, target in _targets(draft):
        if not target.startswith(f"{draft.group}/") and target not in desk.ids:
            yield place, f"there is no piece '{target}'", nearest(target, [*desk.ids])


@rule(Problem, "the piece refers to itself", "write the id of the other piece", "reply-to: harbour/strike, in harbour/strike")
def reply_to_itself(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A piece neither answers nor translates itself."""
    for place, target in _targets(draft):
        if target == draft.id:
            yield place, "", ""


@rule(Problem, "the group has left the paper", "pieces of that day and later belong in another group's folder", "a piece of June by a group that left in May")
def after_leaving(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A group that has left publishes no more; what it wrote before stays."""
    group = desk.groups[draft.group]
    if group.left is not None and draft.fields.date.date() >= group.left and draft.fields.withdrawn is None:
        yield ("date",), f"{group.name} left the paper on {group.left.isoformat()}", ""


@rule(Note, "the topic was retired", "choose another", "topics: lockdown")
def retired_topic(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A topic that was retired is not given to newer pieces."""
    for number, topic in enumerate(draft.fields.topics):
        term = desk.topics.get(topic)
        if term and term.retired and draft.fields.date.date() >= term.retired:
            yield ("topics", number), f"the topic '{topic}' was retired on {term.retired.isoformat()}", ""


RULES = tuple(found for found in vars().values() if isinstance(found, PieceRule))


def moved_slug(group: str, old: str) -> str:
    """The slug in a former id, address or file name of the same group, or nothing."""
    slug = old.strip("/").removesuffix(".md").rsplit("/", 1)[-1]
    place = old.strip("/").rsplit("/", 1)[0] if "/" in old.strip("/") else group
    owner = place.removeprefix("content/").removeprefix("groups/").removesuffix("/articles").removesuffix("/letters")
    own = owner.rsplit("/", 1)[-1] == group or place in ("articles", "letters")
    return slug if own and addresses.SLUG.fullmatch(slug) else ""


def _targets(draft: Draft) -> Iterator[tuple[Place, str]]:
    for number, reply in enumerate(draft.fields.reply_to):
        yield ("reply-to", number, "to"), reply.to
    if draft.fields.translation_of:
        yield ("translation-of",), draft.fields.translation_of
