"""What is gathered from all rooms on the page of a place or a topic."""

from __future__ import annotations

from plugins.newsroom.event_views import EventView
from plugins.newsroom.result_views import CampaignLine
from plugins.newsroom.study_views import StudyLine
from plugins.newsroom.task_views import TaskLine
from plugins.newsroom.value import Value


class Gathered(Value):
    """What else there is at a place or on a topic."""

    events: tuple[EventView, ...]
    events_href: str
    tasks: tuple[TaskLine, ...]
    campaigns: tuple[CampaignLine, ...]
    studies: tuple[StudyLine, ...]
