"""What a reader can do with the front: what was won, a task for a quarter of an hour, one city's week, the debate of the moment, the newest statement."""

from __future__ import annotations

from datetime import timedelta

from plugins.newsroom import addresses, campaigns, cards, events, notice_cards, tasks
from plugins.newsroom.debates import beginning, debate_title, debates
from plugins.newsroom.front_views import CityWeek, DebateNow, StatementNow, Use, WonLine
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.result_views import EvidenceView
from plugins.newsroom.settings import Settings
from plugins.newsroom.statements import newest_first
from plugins.newsroom.task_views import TaskLine
from plugins.newsroom.views import Link

MONTH = 31
WON_SHOWN = 2
TASKS_SHOWN = 3
SPARE_MINUTES = 15
WEEK = 7
EVENTS_SHOWN = 4


def use(paper: Paper, settings: Settings) -> Use:
    """All of it, as far as there is any."""
    return Use(won(paper, settings), to_do(paper, settings), city_week(paper, settings), debate_now(paper), statement_now(paper))


def won(paper: Paper, settings: Settings) -> tuple[WonLine, ...]:
    """What was won in the last month, each with the first thing that shows it."""
    return tuple(
        WonLine(
            notice_cards.campaign(paper, settings, item),
            tuple(EvidenceView(e.text, cards.reference(paper, e.link, e.text) if e.link else None) for e in item.evidence[:1]),
        )
        for item in campaigns.won(paper, MONTH)[:WON_SHOWN]
    )


def to_do(paper: Paper, settings: Settings) -> tuple[TaskLine, ...]:
    """Three tasks for which a quarter of an hour is enough; of one group only where there are no others. They change day by day."""
    short = [task for task in tasks.open_tasks(paper) if task.minutes <= SPARE_MINUTES]
    turn = paper.press_day.toordinal() % len(short) if short else 0
    in_turn = short[turn:] + short[:turn]
    first = [*{task.group: task for task in reversed(in_turn)}.values()][::-1]
    rest = [task for task in in_turn if task not in first]
    return tuple(notice_cards.task(paper, settings, task) for task in (*first, *rest)[:TASKS_SHOWN])


def city_week(paper: Paper, settings: Settings) -> CityWeek | None:
    """What is on in one city within a week, and not only what is cancelled; the cities take turns, a day each."""
    last = paper.press_day + timedelta(days=WEEK - 1)
    soon = [occasion for occasion in events.coming(paper.events, paper.press_day) if occasion.starts.date() <= last]
    cities = sorted({occasion.event.place for occasion in soon if occasion.event.status != "cancelled"} & paper.places.keys() - {"online"})
    if not cities:
        return None
    city = cities[paper.press_day.toordinal() % len(cities)]
    there = [occasion for occasion in soon if occasion.event.place == city]
    return CityWeek(cards.place_link(paper, settings, city), tuple(cards.event(paper, settings, occasion) for occasion in there[:EVENTS_SHOWN]))


def debate_now(paper: Paper) -> DebateNow | None:
    """The debate in which something was published last."""
    found = debates(paper).all
    if not found:
        return None
    debate, lang = found[0], beginning(paper, found[0]).lang
    link = Link(debate_title(paper, debate), addresses.debate(debate.id), lang, direction(lang), len(debate.pieces))
    return DebateNow(link, tuple(cards.mark(paper, slug) for slug in debate.groups))


def statement_now(paper: Paper) -> StatementNow | None:
    """The newest statement, with the groups that signed the wording it has now."""
    for statement in newest_first(paper)[:1]:
        newest = statement.newest
        signed = [signature.group for signature in statement.signed(newest) if not signature.person]
        link = Link(newest.title, statement.address, newest.lang, direction(newest.lang))
        return StatementNow(link, tuple(cards.mark(paper, slug) for slug in dict.fromkeys(signed)))
    return None
