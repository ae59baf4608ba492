"""From tasks, campaigns and studies to what lists show of them, and all of them that belong to a place or a topic."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses, cards, events, tasks
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.events import Event
from plugins.newsroom.gathered_views import Gathered
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.question_views import GroupAnswer
from plugins.newsroom.result_views import CampaignLine
from plugins.newsroom.settings import Settings
from plugins.newsroom.studies import Study
from plugins.newsroom.study_views import StudyLine
from plugins.newsroom.task_views import TaskLine
from plugins.newsroom.tasks import Task
from plugins.newsroom.views import Link

EVENTS_GATHERED = 6


def task(paper: Paper, settings: Settings, item: Task) -> TaskLine:
    """A task as it stands in lists."""
    return TaskLine(
        href=item.address,
        title=item.title,
        minutes=item.minutes,
        kind=item.kind,
        group=cards.mark(paper, item.group),
        asks=item.asks,
        contact=item.contact,
        place=cards.place_link(paper, settings, item.place) if item.place else None,
        languages=item.languages,
        skills=item.skills,
        carried_by=item.carried_by,
        until=item.until,
        done=item.done,
        piece=cards.reference(paper, item.piece) if item.piece else None,
        lang=item.lang,
        dir=direction(item.lang),
    )


def campaign(paper: Paper, settings: Settings, item: Campaign) -> CampaignLine:
    """A campaign as it stands in lists, judged at the press day."""
    outcome = item.outcome_on(paper.press_day)
    return CampaignLine(
        href=item.address,
        title=item.title,
        summary=item.summary,
        result=item.result if outcome != "open" else "",
        outcome=outcome,
        started=item.started,
        ended=item.ended if outcome != "open" else None,
        groups=tuple(cards.mark(paper, slug) for slug in item.groups),
        invited=tuple(cards.mark(paper, slug) for slug in item.invited),
        places=tuple(cards.place_link(paper, settings, slug) for slug in item.places),
        lang=item.lang,
        dir=direction(item.lang),
    )


def study(paper: Paper, item: Study) -> StudyLine:
    """A reading list as it stands in lists."""
    return StudyLine(item.address, item.title, item.summary, cards.mark(paper, item.group), item.date, len(item.reads), item.lang, direction(item.lang))


def topics(paper: Paper, settings: Settings, slugs: Iterable[str]) -> tuple[Link, ...]:
    """Topics by their names."""
    return tuple(Link(paper.topics[slug].name(settings.tongue, settings.language), addresses.topic(slug)) for slug in slugs if slug in paper.topics)


def at_place(paper: Paper, settings: Settings, slug: str) -> Gathered:
    """What there is at a place beside its pieces."""
    return _gathered(
        paper,
        settings,
        [event for event in paper.events if event.place == slug],
        [item for item in tasks.open_tasks(paper) if item.place == slug],
        [item for item in paper.campaigns if slug in item.places],
        [item for item in paper.studies if slug in item.places],
        addresses.events_at(slug),
    )


def on_topic(paper: Paper, settings: Settings, slug: str) -> Gathered:
    """What there is on a topic beside its pieces."""
    campaigns = [item for item in paper.campaigns if slug in item.topics]
    return _gathered(paper, settings, [], [], campaigns, [item for item in paper.studies if slug in item.topics], "")


def of_group(paper: Paper, settings: Settings, slug: str) -> Gathered:
    """What a group has beside its pieces and events."""
    campaigns = [item for item in paper.campaigns if slug in item.groups]
    studies = [item for item in paper.studies if item.group == slug]
    return _gathered(paper, settings, [], [item for item in tasks.open_tasks(paper) if item.group == slug], campaigns, studies, "")


def answers(paper: Paper, slug: str) -> tuple[GroupAnswer, ...]:
    """What a group says, the newest question first."""
    asked = sorted(paper.questions, key=lambda question: (-question.date.toordinal(), question.slug))
    return tuple(
        GroupAnswer(Link(question.proposal, question.address, question.lang, direction(question.lang)), stance.answer)
        for question in asked
        if question.date <= paper.press_day and (stance := question.stance(slug))
    )


def _gathered(
    paper: Paper, settings: Settings, own_events: list[Event], own_tasks: list[Task], campaigns: list[Campaign], studies: list[Study], events_href: str
) -> Gathered:
    coming = events.coming(own_events, paper.press_day)
    latest = sorted(campaigns, key=lambda c: (-(c.ended or paper.press_day).toordinal(), c.id))
    return Gathered(
        events=tuple(cards.event(paper, settings, occasion) for occasion in coming[:EVENTS_GATHERED]),
        events_href=events_href if own_events else "",
        tasks=tuple(task(paper, settings, item) for item in own_tasks),
        campaigns=tuple(campaign(paper, settings, item) for item in latest if item.started <= paper.press_day),
        studies=tuple(study(paper, item) for item in sorted(studies, key=lambda s: (-s.date.toordinal(), s.id))),
    )
