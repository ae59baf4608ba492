"""Reading lists and study series from their files, and the introductions of topics."""

from __future__ import annotations

from collections.abc import Callable

from plugins.intake.sheet import Sheet
from plugins.newsroom import rules
from plugins.newsroom.model import Body
from plugins.newsroom.notice_fields import IntroductionFields, StudyFields
from plugins.newsroom.schema import nearest
from plugins.newsroom.studies import Reading, Study, TopicIntroduction
from plugins.newsroom.value import replace


def read(sheet: Sheet, fields: StudyFields) -> Callable[[Body], Study] | None:
    """A study that waits for its text."""
    reads = tuple(Reading(r.title, r.author or "", sheet.piece(r.link, "reads", number, "link"), r.note or "", r.date) for number, r in enumerate(fields.reads))
    study = Study(
        group=sheet.found.group,
        slug=sheet.found.slug,
        path=sheet.found.path,
        title=fields.title,
        summary=fields.summary,
        date=fields.date,
        lang=sheet.lang,
        body=Body(),
        reads=reads,
        event=fields.event or "",
        places=sheet.listed("places", fields.places, sheet.board.places),
        topics=sheet.listed("topics", fields.topics, sheet.board.topics),
    )
    return lambda body: replace(study, body=body)


def introduction(sheet: Sheet, fields: IntroductionFields) -> Callable[[Body], TopicIntroduction] | None:
    """The introduction of a topic, which waits for its text."""
    slug, topics = sheet.found.slug, sheet.board.topics
    if slug not in topics:
        sheet.tell(rules.notices.TOPIC_INTRODUCTION, message=f"there is no topic '{slug}'", cure=nearest(slug, [*topics]))
    return lambda body: TopicIntroduction(slug, sheet.found.path, fields.date, sheet.lang, body)
