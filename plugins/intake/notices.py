"""What is no piece: events, tasks, campaigns, studies, questions, introductions of topics.

Their fields are read first, and their texts when it is known what a link can lead to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from plugins.intake import campaigns, events, links, questions, studies, tasks
from plugins.intake.converted import Converted
from plugins.intake.gate import Found
from plugins.intake.manuscripts import Manuscript
from plugins.intake.questions import Said
from plugins.intake.registry import Registry
from plugins.intake.sheet import Board, Sheet
from plugins.newsroom import addresses, notice_fields, rules
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.events import Event
from plugins.newsroom.model import Body
from plugins.newsroom.problems import Finding
from plugins.newsroom.questions import Question
from plugins.newsroom.schema import Model, Reader
from plugins.newsroom.studies import Study, TopicIntroduction
from plugins.newsroom.tasks import Task
from plugins.newsroom.value import Value, replace

Made = Event | Task | Campaign | Study | Question | TopicIntroduction
Read = Callable[[Sheet, Any], Callable[[Body], Made] | None]

KINDS: Mapping[str, tuple[type[Model], Read, Callable[[str, str], str]]] = {
    "event": (notice_fields.EventFields, events.read, addresses.event),
    "task": (notice_fields.TaskFields, tasks.read, addresses.task),
    "campaign": (notice_fields.CampaignFields, campaigns.read, addresses.campaign),
    "study": (notice_fields.StudyFields, studies.read, addresses.study),
    "question": (notice_fields.QuestionFields, questions.read, lambda _, slug: addresses.question(slug)),
    "topic-introduction": (notice_fields.IntroductionFields, studies.introduction, lambda _, slug: addresses.topic(slug)),
}
"""Of every kind its fields, who reads them, and where it will stand."""

_T = TypeVar("_T", Event, Task, Campaign, Study, Question, TopicIntroduction)


class Notice(Value):
    """One of them, sound as far as its fields go, before its links are known."""

    path: str
    address: str
    converted: Converted
    source: links.Source
    make: Callable[[Body], Made]


def notices(files: Iterable[Found], manuscripts: Mapping[str, Manuscript], reader: Reader, board: Board) -> tuple[list[Notice], list[Finding]]:
    """All whose fields are sound, and what is wrong with the others."""
    sound: list[Notice] = []
    findings: list[Finding] = []
    for found in files:
        manuscript = manuscripts.get(found.path)
        if found.kind not in KINDS or manuscript is None:
            continue
        findings += manuscript.findings
        if manuscript.fields is None:
            continue
        model, read, address = KINDS[found.kind]
        group = board.groups.get(found.group)
        fields, problems = reader.read(model, manuscript.fields, found.path)
        findings += problems
        if fields is None:
            continue
        sheet = Sheet(found, manuscript.fields, manuscript.lang or board.settings.language, board, group)
        make = read(sheet, fields)
        findings += sheet.findings
        if make and sheet.is_sound and manuscript.is_sound and manuscript.converted:
            source = links.Source(found.path, found.group, manuscript.body, manuscript.body_line)
            sound.append(Notice(found.path, address(found.group, found.slug), manuscript.converted, source, make))
    return sound, findings


def joins(files: Iterable[Found], registry: Registry) -> dict[tuple[str, str], tuple[Found, ...]]:
    """Which groups joined what, by kind and id: each from its own folder."""
    found: dict[tuple[str, str], tuple[Found, ...]] = {}
    for file in files:
        if file.kind in ("event-join", "campaign-join"):
            read = registry.model(file, notice_fields.JoinFields)
            if read:
                key = (file.kind.removesuffix("-join"), read[0].joins)
                found[key] = (*found.get(key, ()), file)
    return found


def lost_joins(joined: Mapping[tuple[str, str], tuple[Found, ...]], made: Iterable[Made]) -> Iterable[Finding]:
    """A group that joins what is not there, or what does not name it."""
    named = {("event" if isinstance(m, Event) else "campaign", m.id): m.groups for m in made if isinstance(m, Event | Campaign)}
    for (kind, id), files in joined.items():
        for file in files:
            if file.group not in named.get((kind, id), ()):
                yield rules.notices.JOINS_NOTHING.at(file.path, 1, f"there is no {kind} '{id}' that names {file.group} under 'with'")


def of_kind(kind: type[_T], made: Iterable[Made]) -> tuple[_T, ...]:
    """All of one kind, in the order of their files."""
    return tuple(sorted((m for m in made if isinstance(m, kind)), key=lambda m: m.path))


def with_stances(asked: Iterable[Question], said: Iterable[Said]) -> tuple[Question, ...]:
    """Questions with what the groups say to them."""
    return tuple(replace(question, stances=tuple(s.stance for s in said if s.question == question.slug)) for question in asked)
