"""Debates and letters: who answers whom, and how often.

Much of this lies between two folders. What one group does must not take another's work off the page, so most of these
rules only advise on what is in the paper already, and are enforced when something is handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta

from plugins.newsroom import exchanges
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.rules.pieces import Desk, Draft, Fault, Outline, rule
from plugins.newsroom.rules.rule import Rule
from plugins.newsroom.schema import nearest


@rule(Problem, "the letter is too long", "shorten it, or hand it in as an article", "a letter of two thousand words")
def long_letter(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A letter has at most six hundred words."""
    if draft.kind == "letter" and draft.words > desk.settings.max_letter_words:
        yield (), f"the letter has {draft.words} words", f"shorten it to {desk.settings.max_letter_words}, or hand it in as an article"


@rule(Note, "criticises a group that is not in the paper", "it is not invited; write the name of its folder in content/groups", "criticises: anatolli")
def criticised_group(draft: Draft, desk: Desk) -> Iterator[Fault]:
    """A group that a piece says it criticises takes part in the paper, and is not the piece's own."""
    for number, slug in enumerate(draft.fields.criticises):
        if slug not in desk.groups:
            yield ("criticises", number), f"unknown group '{slug}'", nearest(slug, [*desk.groups])
        elif slug == draft.group:
            yield ("criticises", number), "names its own group", "take it out; to put right what one's own group wrote there is 'corrections'"


REPLY_CIRCLE = Rule(
    "reply-circle",
    Note,
    "No two pieces answer each other, nor do more of them in a circle: one was there first.",
    "answers a piece that answers it",
    "take this reply out of the older piece; the page stays, and the debate is shown without it",
    "reply-to: anatoli/answer, in harbour/strike, which anatoli/answer answers",
)
LETTER_TOO_SOON = Rule(
    "letter-too-soon",
    Note,
    "One author writes one letter a week to one debate.",
    "is the author's second letter to this debate within a week",
    "let it wait, and let others speak meanwhile",
    "two letters of Monday and Thursday in answer to one article",
)
DECLINED_UNASKED = Rule(
    "declined-unasked",
    Note,
    "A group declines to answer what says that it criticises the group.",
    "the piece does not name this group under 'criticises'",
    "it is not shown; answer with a piece of your own instead",
    "declined/strike.yml for a piece without criticises:",
)
LONG_DECLINE = Rule(
    "long-decline",
    Problem,
    "A group says in a few sentences why it does not answer.",
    "says too much for somebody who does not answer",
    "shorten it, or hand it in as an answer",
    "words: followed by nine hundred characters",
)
DEBATE_OF_NOTHING = Rule(
    "debate-of-nothing",
    Note,
    "An introduction is to a debate: to the piece it began with, which somebody has answered.",
    "no debate began with that piece",
    "write the id of the piece that answers nothing itself",
    "debate: harbour/strkie",
)
DOUBLED_INTRODUCTION = Rule(
    "doubled-introduction",
    Problem,
    "A debate has one introduction.",
    "the debate has an introduction already",
    "make one text of both",
    "two files in joint/debates with debate: harbour/strike",
)

RULES = (long_letter, criticised_group)
"""Those that look at one piece."""


def among(outlines: Iterable[Outline], desk: Desk) -> Iterator[Finding]:
    """What the rules say about pieces that are in the paper together."""
    found = {outline.id: outline for outline in outlines}
    yield from _circles(found)
    yield from _letters(found, desk)


def _circles(outlines: Mapping[str, Outline]) -> Iterator[Finding]:
    originals, replies, said_at = _talk(outlines)
    clear = {id: tuple(originals.get(target, target) for target in targets) for id, targets in replies.items() if id not in originals}
    if not exchanges.is_crossed(clear, said_at):
        return
    for id, target in exchanges.circles({id: tuple(target for target in targets if target != id) for id, targets in clear.items()}):
        if said_at[target] > said_at[id]:  # whoever closed the circle did so in the older piece
            outline = outlines[id]
            yield REPLY_CIRCLE.at(outline.path, outline.line("reply-to", clear[id].index(target)), f"answers '{target}', which answers it")


def _letters(outlines: Mapping[str, Outline], desk: Desk) -> Iterator[Finding]:
    """The second letter of an author to what one piece began, through whichever group."""
    answered = exchanges.answered(*_talk(outlines))
    pause = timedelta(days=desk.settings.letter_pause_days)
    last: dict[tuple[str, str], Outline] = {}
    letters = [o for o in outlines.values() if o.kind == "letter" and not o.is_from_elsewhere and not o.is_withdrawn and o.id in answered]
    for letter in sorted(letters, key=_said):
        begun = exchanges.beginnings(letter.id, answered)
        for author, root in ((author, root) for author in letter.authors for root in begun):
            key = (_known_as(author, letter.group, desk), root)
            before = last.get(key)
            if before and letter.date - before.date < pause.total_seconds():
                message = f"is {author}'s second letter to this debate within {pause.days} days, after content/{before.path}"
                yield LETTER_TOO_SOON.at(letter.path, letter.line("date"), message)
            last[key] = letter


def _known_as(author: str, group: str, desk: Desk) -> str:
    """One name for a person in whatever group, where each group's register says that it is the same one."""
    own = next((p for p in desk.people.values() if p.group == group and author in (p.slug, p.name)), None)
    if own is None:
        return f"{group}/{author}"
    others = (key for key in own.same_as if key in desk.people and own.key in desk.people[key].same_as)
    return min((own.key, *others))


def standing(outlines: Iterable[Outline], held: Collection[str]) -> Iterator[str]:
    """The ids by which debates can be linked to, when these are the pieces; of pieces on hold it is not known beforehand."""
    found = {outline.id: outline for outline in outlines}
    replies = exchanges.answered(*_talk(found))
    yield from (root for root, _ in exchanges.exchanges(replies, found.keys() - set(held)))


def _talk(outlines: Mapping[str, Outline]) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, exchanges.Moment]]:
    """What translates what, what answers what, and when what belongs to an exchange was said."""
    originals = {id: outline.translation_of for id, outline in outlines.items() if outline.translation_of}
    replies = {id: outline.replies for id, outline in outlines.items() if outline.replies}
    return originals, replies, {id: _said(outlines[id]) for id in exchanges.talking(originals, replies) if id in outlines}


def _said(outline: Outline) -> exchanges.Moment:
    return (outline.said, outline.id)
