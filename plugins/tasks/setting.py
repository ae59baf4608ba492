"""Tasks as pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from plugins.newsroom import cards, heads, notice_cards, tasks
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.task_views import DoneView, TaskShelf, TasksView, TaskView, TaskYear, WantedLine
from plugins.newsroom.tasks import Task
from plugins.newsroom.views import Link

ADDRESS, DONE = "/tasks/", "/tasks/done/"
DONE_SHOWN = 6


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """All open tasks by minutes, all that were done, and a page for each."""
    finished = tasks.done(paper)
    view = TasksView(
        shelves=tuple(_shelves(paper, settings)),
        wanted=tuple(
            WantedLine(cards.piece_link(w.piece), cards.mark(paper, w.piece.group), w.languages, w.minutes, w.piece.words)
            for w in tasks.wanted(paper, settings)
        ),
        carried=tuple(notice_cards.task(paper, settings, item) for item in tasks.carried(paper)),
        done=tuple(notice_cards.task(paper, settings, item) for item in finished[:DONE_SHOWN]),
        all_done=Link("", DONE, count=len(finished)) if len(finished) > DONE_SHOWN else None,
        how_to_hand_in=paper.text_address("write"),
    )
    about = settings.say("Small things to do for the paper and its groups, the shortest first")
    yield heads.page(settings, ADDRESS, "tasks.html", view, settings.say("Lend a hand"), about, "tasks")
    years = tuple(
        TaskYear(year, tuple(notice_cards.task(paper, settings, item) for item in found))
        for year, found in groupby(finished, key=lambda item: item.done.year if item.done else 0)
    )
    yield heads.page(settings, DONE, "tasks_done.html", DoneView(years), settings.say("Tasks done"), about, "tasks")
    for item in paper.tasks:
        spoken = settings.speaking(item.lang)
        page = TaskView(notice_cards.task(paper, spoken, item), item.date, item.body.html, item.is_open(paper.press_day))
        yield heads.page(spoken, item.address, "task.html", page, item.title, about, item.group, lang=item.lang)


def _shelves(paper: Paper, settings: Settings) -> Iterator[TaskShelf]:
    """Open tasks by about how long they take."""
    for limit, found in groupby(tasks.open_tasks(paper), key=_limit):
        yield TaskShelf(limit, tuple(notice_cards.task(paper, settings, item) for item in found))


def _limit(item: Task) -> int:
    return next((limit for limit in tasks.SHELVES if item.minutes <= limit), 0)
