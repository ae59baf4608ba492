"""Studies as pages."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import cards, events, heads, notice_cards
from plugins.newsroom.event_views import EventView
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.studies import Study
from plugins.newsroom.study_views import ReadingView, StudiesView, StudyView


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """All studies, the newest first, and a page for each."""
    found = sorted(paper.studies, key=lambda s: (-s.date.toordinal(), s.id))
    view = StudiesView(tuple(notice_cards.study(paper, item) for item in found))
    about = settings.say("Reading lists, and evenings at which they are read together")
    yield heads.page(settings, "/studies/", "studies.html", view, settings.say("Reading together"), about, "studies")
    for item in found:
        spoken = settings.speaking(item.lang)
        page = StudyView(
            study=notice_cards.study(paper, item),
            body=item.body.html,
            reads=tuple(ReadingView(r.title, r.author, cards.reference(paper, r.link) if r.link else None, r.note, r.date) for r in item.reads),
            event=_event(paper, spoken, item),
            topics=notice_cards.topics(paper, spoken, item.topics),
            places=tuple(cards.place_link(paper, spoken, slug) for slug in item.places),
        )
        yield heads.page(spoken, item.address, "study.html", page, item.title, item.summary, item.group, lang=item.lang)


def _event(paper: Paper, settings: Settings, item: Study) -> EventView | None:
    """Where it is read together next, or where it was."""
    found = [event for event in paper.events if event.id == item.event]
    when = events.coming(found, paper.press_day) or events.past(found, paper.press_day)
    return cards.event(paper, settings, when[0]) if when else None
