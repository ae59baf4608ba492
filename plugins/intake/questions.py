"""Questions from joint/, and what the groups say to them from their own folders.

A group changes its mind by adding an entry with its date; what it said before stays in the file and on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from plugins.intake.gate import Found
from plugins.intake.registry import Registry
from plugins.intake.sheet import Board, Sheet
from plugins.newsroom import rules
from plugins.newsroom.model import Body
from plugins.newsroom.notice_fields import QuestionFields, StanceFields
from plugins.newsroom.questions import Question, Stance
from plugins.newsroom.schema import nearest
from plugins.newsroom.value import Value, replace


class Said(Value):
    """One group's stance on the question of a name."""

    question: str
    stance: Stance


def read(sheet: Sheet, fields: QuestionFields) -> Callable[[Body], Question] | None:
    """A question that waits for its text, and for what the groups say."""
    question = Question(
        slug=sheet.found.slug,
        path=sheet.found.path,
        title=fields.title,
        proposal=fields.proposal,
        date=fields.date,
        lang=sheet.lang,
        body=Body(),
        topics=sheet.listed("topics", fields.topics, sheet.board.topics),
        debate=sheet.pieces(fields.debate, "debate"),
    )
    return lambda body: replace(question, body=body)


def stances(files: Iterable[Found], questions: Collection[str], board: Board, registry: Registry) -> tuple[Said, ...]:
    """What all groups said up to the press day, oldest first."""
    said = [Said(found.slug, stance) for found in files if found.group in board.groups for stance in _stances(found, questions, board, registry)]
    return tuple(sorted(said, key=lambda s: (s.stance.date, s.stance.group)))


def _stances(found: Found, questions: Collection[str], board: Board, registry: Registry) -> Iterator[Stance]:
    """One group's stances on one question; one that is faulty costs only itself."""
    entries = registry.entries(found, StanceFields)
    group = board.groups[found.group]
    if found.slug not in questions:
        registry.findings.append(
            rules.notices.UNKNOWN_QUESTION.at(found.path, 0, f"there is no question '{found.slug}'", nearest(found.slug, sorted(questions)))
        )
        return
    if group.kind == "individuals":
        registry.findings.append(rules.notices.STANCE_OF_OUTSIDER.at(found.path, 0, "the folder of those in no group takes no stance"))
        return
    days = set()
    for fields, raw in entries:
        sheet = Sheet(found, raw, group.lang, board, group)
        if fields.date in days:
            sheet.tell(rules.notices.STANCE_TWICE, "date")
        if group.left and fields.date >= group.left:
            sheet.tell(rules.notices.STANCE_OF_OUTSIDER, "date", message=f"{group.name} left the paper on {group.left.isoformat()}")
        if (fields.stance == "for-if") != (fields.if_ is not None):
            sheet.tell(rules.notices.STANCE_CONDITION, "if" if fields.if_ else "stance")
        if fields.date > board.press_day:
            sheet.tell(rules.notices.STANCE_WAITS, "date")
        link = sheet.piece(fields.link, "link")
        registry.findings += sheet.findings
        days.add(fields.date)
        if sheet.is_sound and fields.date <= board.press_day:
            yield Stance(found.group, fields.date, fields.stance, fields.if_ or "", fields.reason or "", link)
