"""The fields of what is no piece: events, tasks, campaigns, studies, questions and the stances on them."""

from __future__ import annotations

from typing import Literal

from plugins.newsroom.field_types import Day, Language, Line, ListOf, Moment, Name, Number, PieceId, Reference, Slug, Url
from plugins.newsroom.schema import Model


class EventFields(Model, kw_only=True):
    """The front matter of an event."""

    title: Line
    starts: Line
    ends: Line | None = None
    place: Slug
    venue: Line | None = None
    online: Url | None = None
    access: Line | None = None
    lang: Language | None = None
    kind: Literal["meeting", "conference", "picket", "study-group", "workshop", "social"] = "meeting"
    with_: ListOf[Slug] = ()
    status: Literal["on", "moved", "cancelled", "full"] = "on"
    note: Line | None = None
    repeats: Literal["daily", "weekly", "fortnightly", "monthly", "monthly-last", "yearly"] | None = None
    until: Day | None = None
    skipped: ListOf[Day] = ()
    reports: ListOf[PieceId] = ()
    updated: Moment | None = None


class JoinFields(Model):
    """`events/*.yml` and `campaigns/*.yml`: a group's word that it calls for what another group announced."""

    joins: PieceId


class TaskFields(Model):
    """The front matter of a task."""

    title: Line
    date: Day
    minutes: Number
    kind: Literal["proofread", "translate", "caption", "flyer", "letters", "research", "transcribe", "layout", "other"] = "other"
    place: Slug | None = None
    languages: ListOf[Language] = ()
    skills: Line | None = None
    asks: Name | None = None
    contact: Url | None = None
    carried_by: ListOf[Name] = ()
    until: Day | None = None
    done: Day | None = None
    piece: PieceId | None = None
    lang: Language | None = None


class StepFields(Model):
    """Something done on a day."""

    date: Day
    text: Line


class EvidenceFields(Model):
    """By what an outcome can be seen."""

    text: Line
    link: Reference | None = None


class CampaignFields(Model):
    """The front matter of a campaign."""

    title: Line
    summary: Line
    started: Day
    asked: ListOf[Line]
    done: ListOf[StepFields] = ()
    outcome: Literal["open", "won", "partly", "lost"] = "open"
    result: Line | None = None
    evidence: ListOf[EvidenceFields] = ()
    ended: Day | None = None
    with_: ListOf[Slug] = ()
    places: ListOf[Slug] = ()
    topics: ListOf[Slug] = ()
    pieces: ListOf[PieceId] = ()
    lang: Language | None = None


class ReadingFields(Model):
    """One text of a study."""

    title: Line
    author: Name | None = None
    link: Reference | None = None
    note: Line | None = None
    date: Day | None = None


class StudyFields(Model):
    """The front matter of a reading list or a study series."""

    title: Line
    summary: Line
    date: Day
    reads: ListOf[ReadingFields]
    event: PieceId | None = None
    places: ListOf[Slug] = ()
    topics: ListOf[Slug] = ()
    lang: Language | None = None


class QuestionFields(Model):
    """The front matter of `joint/questions/*.md`; `proposal` completes "say yes to …"."""

    title: Line
    proposal: Line
    date: Day
    topics: ListOf[Slug] = ()
    debate: ListOf[PieceId] = ()
    lang: Language | None = None


class StanceFields(Model):
    """One entry of `stances/<question>.yml`."""

    date: Day
    stance: Literal["for", "for-if", "against", "undecided", "other"]
    if_: Line | None = None
    reason: Line | None = None
    link: Reference | None = None


class IntroductionFields(Model):
    """The front matter of `joint/topics/*.md`."""

    date: Day
    lang: Language | None = None
