"""Whoever edits a text after it was confirmed, the page shows exactly who agreed to which wording: against a model that knows only what everybody read."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.newsroom import cards
from plugins.newsroom.pages import File, Page
from plugins.newsroom.statement_views import Roll, StatementView
from plugins.statements.setting import pages
from tests.factories import PRESS_DAY, SETTINGS, Content, content, markdown, piece_text, read
from tests.sizes import size

GROUPS = ("north", "south", "east", "west", "alone")
PEOPLE = ("Ana Ruiz", "Bo", "ana ruiz")
TITLES = ("Hours", "Hours, again")
SUMMARIES = ("", "What we ask for.")
BODIES = ("Eight hours, and no more.", "Seven hours, and no more.\n\nNot one.", "Seven hours,  \nand no more.")

Text = tuple[str, str, str]
"""Title, summary and body, as somebody reads them."""


@dataclass(frozen=True)
class Word:
    """What somebody did: having read a text that stood as the wording of a number, they signed it."""

    group: str
    by: str
    number: int
    text: Text
    day: date
    path: str

    @property
    def who(self) -> tuple[str, str]:
        return (self.group, self.by.casefold() if self.group == "alone" else "")


@dataclass
class Story:
    """Everything that happened to one statement, and what anybody could know of it: no digest, no code of ours."""

    wordings: dict[int, Text] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    left: dict[str, date] = field(default_factory=dict)

    def counted(self) -> list[Word]:
        """The words that can be counted: of members, of a day that has come, under a number that there is."""
        return [
            word
            for word in sorted(self.words.values(), key=lambda w: (w.day, w.group, w.path))
            if word.number in self.wordings and word.day <= PRESS_DAY and word.day < self.left.get(word.group, date.max)
        ]

    def agreed(self, number: int) -> list[Word]:
        """Who agreed to the text that stands as a wording: each once, by the first of their words for it."""
        return first_of_each([word for word in self.counted() if word.number == number and word.text == self.wordings[number]])

    def astray(self, number: int) -> list[Word]:
        """Who agreed to another text of that number, and not to this one."""
        agreed = {word.who for word in self.agreed(number)}
        return first_of_each([word for word in self.counted() if word.number == number and word.who not in agreed])

    def last_agreed(self) -> dict[int, list[Word]]:
        """Everyone once, under the highest number to whose text they agreed."""
        highest: dict[tuple[str, str], int] = {}
        for number in self.wordings:
            for word in self.agreed(number):
                highest[word.who] = max(number, highest.get(word.who, 0))
        return {number: [word for word in self.agreed(number) if highest[word.who] == number] for number in self.wordings}


def first_of_each(words: list[Word]) -> list[Word]:
    found: dict[tuple[str, str], Word] = {}
    for word in words:
        found.setdefault(word.who, word)
    return list(found.values())


def happened(dice: random.Random, own: Content) -> Story:
    """A story as chance tells it: wordings written, edited, taken away; signed, signed again, taken back; groups that leave."""
    story = Story()
    for step in range(dice.randint(4, 16)):
        number = dice.randint(1, 3)
        match dice.choice(("write", "write", "sign", "sign", "sign", "sign", "unsign", "erase", "leave") if story.wordings else ("write",)):
            case "write":
                text = (dice.choice(TITLES), dice.choice(SUMMARIES), dice.choice(BODIES))
                story.wordings[number] = text
                own.file(f"joint/statements/hours/{number}.md", markdown(text[2], title=text[0], summary=text[1] or None, date="2026-10-01"))
            case "sign":
                number = dice.choice([*story.wordings])
                group, text = dice.choice(GROUPS), story.wordings[number]
                by = dice.choice(PEOPLE) if group == "alone" else "desk"
                path = f"groups/{group}/signatures/{dice.choice(('a', 'b', f'c{step}'))}.yml"
                day = PRESS_DAY - timedelta(days=dice.randint(-2, 40))
                story.words[path] = Word(group, by, number, text, day, path)
                own.file(path, f"signs: statements/hours\nwording: {number}\nsha256: {sha256(text)}\nby: {by}\ndate: {day.isoformat()}\n")
            case "unsign" if story.words:
                path = dice.choice(sorted(story.words))
                del story.words[path]
                own.delete(path)
            case "erase" if len(story.wordings) > 1 and number in story.wordings:
                del story.wordings[number]
                own.delete(f"joint/statements/hours/{number}.md")
            case "leave":
                group = dice.choice(GROUPS[:4])
                story.left[group] = PRESS_DAY - timedelta(days=dice.randint(-5, 30))
                own.group(group, left=story.left[group].isoformat())
    return story


def sha256(text: Text) -> str:
    """Of the text signed, as the design says it: title, blank line, summary, blank line, body; a two-space break is a backslash."""
    title, summary, body = text
    return hashlib.sha256(f"{title}\n\n{summary}\n\n{body.replace('  ' + chr(10), chr(92) + chr(10))}\n".encode()).hexdigest()


def shown(rolls: tuple[Roll, ...]) -> dict[int, set[tuple[str, str]]]:
    """Who stands under which number; nobody twice."""
    found: dict[int, set[tuple[str, str]]] = {}
    for roll in rolls:
        seals = [(seal.mark.slug, seal.person.casefold()) for seal in (*roll.groups, *roll.people)]
        assert len(seals) == len(set(seals))
        found[roll.number] = set(seals)
    return found


def under(words: list[Word]) -> set[tuple[str, str]]:
    return {word.who for word in words}


@pytest.mark.soak
def test_page_shows_exactly_who_agreed_to_which_wording(tmp_path: Path) -> None:
    seen: defaultdict[str, int] = defaultdict(int)
    for number in range(size(60, 10_000)):
        own = content(tmp_path)
        for group in GROUPS:
            own.group(group, **({"kind": "individuals", "editors": ["ann", "ben", "cy"]} if group == "alone" else {}))
        story = happened(random.Random(f"agreement {number}"), own)

        made = {page.address: page for page in pages(read(own), SETTINGS)}

        for at in story.wordings:
            newest = at == max(story.wordings)
            text, page = made[f"/statements/hours/{at}/text.txt"], made["/statements/hours/" if newest else f"/statements/hours/{at}/"]
            assert isinstance(text, File) and isinstance(text.content, bytes) and isinstance(page, Page) and isinstance(page.view, StatementView)
            assert hashlib.sha256(text.content).hexdigest() == sha256(story.wordings[at]) == page.view.text_sha256, number
            expected = {n: under(words) for n, words in story.last_agreed().items() if words or n == at} if newest else {at: under(story.agreed(at))}
            assert shown(page.view.rolls) == expected, number
            lost = [word for n in story.wordings for word in story.astray(n)] if newest else story.astray(at)
            assert sorted((seal.mark.slug, seal.person.casefold()) for seal in page.view.astray) == sorted(word.who for word in lost), number
            left = {seal.mark.slug for roll in page.view.rolls for seal in roll.groups if seal.has_left}
            assert left == {who for roll in expected.values() for who, _ in roll if story.left.get(who, date.max) <= PRESS_DAY}, number
            seen["signed"] += sum(map(len, expected.values()))
            seen["earlier"] += len(expected) > 1
            seen["astray"] += bool(lost)
            seen["left"] += bool(left)
        shutil.rmtree(tmp_path / "content")
    assert len(seen) == 4 and min(seen.values()) > 2, seen


@pytest.mark.soak
def test_byline_names_exactly_the_groups_that_agreed_to_the_text_as_it_is(tmp_path: Path) -> None:
    partners = ("south", "east", "west")
    agreed_to_another = 0
    for number in range(size(60, 10_000)):
        dice = random.Random(f"byline {number}")
        own = content(tmp_path)
        for group in GROUPS[:4]:
            own.group(group)
        text: Text = ("Together", "What happened.", dice.choice(BODIES))
        agreed: dict[str, set[Text]] = {group: set() for group in partners}
        files: dict[str, tuple[str, Text]] = {}
        for _ in range(dice.randint(1, 10)):
            group = dice.choice(partners)
            match dice.choice(("edit", "confirm", "confirm", "take back")):
                case "edit":
                    text = (dice.choice(TITLES), dice.choice(SUMMARIES) or "What happened.", dice.choice(BODIES))
                case "confirm":
                    path = f"groups/{group}/signatures/{dice.choice('ab')}.yml"
                    files[path] = (group, text)
                    day = PRESS_DAY - timedelta(days=dice.randint(0, 30))
                    own.file(path, f"signs: north/joint\nsha256: {sha256(text)}\nby: desk\ndate: {day.isoformat()}\n")
                case "take back" if files:
                    path = dice.choice(sorted(files))
                    del files[path]
                    own.delete(path)
        for group, read_text in files.values():
            agreed[group].add(read_text)
        own.file("groups/north/articles/joint.md", piece_text(text[2], title=text[0], summary=text[1], with_=list(partners)))

        made = read(own)
        byline = cards.byline(made, made.by_id["north/joint"])

        assert {mark.slug for mark in byline.groups} == {"north", *(g for g in partners if text in agreed[g])}, number
        assert {mark.slug for mark in byline.earlier} == {g for g in partners if agreed[g] and text not in agreed[g]}, number
        assert {mark.slug for mark in byline.pending} == {g for g in partners if not agreed[g]}, number
        agreed_to_another += bool(byline.earlier)
        shutil.rmtree(tmp_path / "content")
    assert agreed_to_another > 3
