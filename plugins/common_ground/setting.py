"""Common ground: sentences first, the table one click later, and a page for every question."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses, cards, heads, notice_cards, questions
from plugins.newsroom.debates import Debates, debate_title, debates
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.question_views import CommonGroundView, PastStance, QuestionLine, QuestionView, StanceView, TableRow
from plugins.newsroom.questions import Question, Stance, Sum
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Link

ADDRESS = "/common-ground/"


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The whole, and every question."""
    sums = questions.sums(paper)
    groups = questions.asked(paper)
    exchanges = debates(paper)
    lines = {found.question.slug: line(paper, found, exchanges) for found in sums}
    rows = tuple(TableRow(lines[s.question.slug], tuple(_answer(s.question, group.slug) for group in groups)) for s in sums)
    view = CommonGroundView(tuple(lines.values()), tuple(cards.mark(paper, group.slug) for group in groups), rows)
    say = settings.say
    about = say("What the groups agree on, where they differ, and on what conditions")
    yield heads.page(settings, ADDRESS, "common_ground.html", view, say("Common ground"), about, "common_ground")
    for found in sums:
        question = found.question
        page = QuestionView(
            question=lines[question.slug],
            asked_on=question.date,
            body=question.body.html,
            stances=tuple(stance(paper, question, s) for s in found.stances),
            former=tuple(stance(paper, question, s) for s in _former(question, found)),
            topics=notice_cards.topics(paper, settings.speaking(question.lang), question.topics),
        )
        yield heads.page(settings, question.address, "question.html", page, question.title, question.proposal, "common_ground", lang=question.lang)


def line(paper: Paper, found: Sum, exchanges: Debates) -> QuestionLine:
    """A question with its sums, and every answer that is no plain yes."""
    question = found.question
    return QuestionLine(
        href=question.address,
        title=question.title,
        proposal=question.proposal,
        kind=found.kind,
        asked=len(found.stances) + found.waiting,
        yes=found.count("for"),
        yes_if=found.count("for-if"),
        other=found.count("other"),
        undecided=found.count("undecided"),
        no=found.count("against"),
        waiting=found.waiting,
        differences=tuple(stance(paper, question, s) for s in found.stances if s.answer != "for"),
        debate=_debate(paper, question, exchanges),
        lang=question.lang,
        dir=direction(question.lang),
    )


def stance(paper: Paper, question: Question, own: Stance) -> StanceView:
    """What a group says, and what it said before."""
    group = paper.groups[own.group]
    earlier = question.earlier(own.group)
    ends = (own, *earlier)
    return StanceView(
        group=cards.mark(paper, own.group),
        answer=own.answer,
        since=own.date,
        condition=own.condition,
        reason=own.reason,
        link=cards.reference(paper, own.link) if own.link else None,
        earlier=tuple(PastStance(past.date, ends[number].date, past.answer, past.condition, past.reason) for number, past in enumerate(earlier)),
        lang=group.lang,
        dir=direction(group.lang),
    )


def _answer(question: Question, group: str) -> str:
    found = question.stance(group)
    return found.answer if found else ""


def _former(question: Question, found: Sum) -> tuple[Stance, ...]:
    """The last word of groups that take part no more."""
    present = {s.group for s in found.stances}
    gone = sorted({s.group for s in question.stances} - present)
    return tuple(s for group in gone if (s := question.stance(group)))


def _debate(paper: Paper, question: Question, exchanges: Debates) -> tuple[Link, ...]:
    """Where it is argued over: the debates in which its pieces stand, or a piece that nobody has answered."""
    links = []
    for id in question.debate:
        found = exchanges.of(id)
        links += [Link(debate_title(paper, debate), addresses.debate(debate.id)) for debate in found]
        if not found and (link := cards.reference(paper, id)):
            links.append(link)
    return tuple(dict.fromkeys(links))
