"""A seeded corpus: the same pieces for every generator; piece number k depends on the seed and k alone."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate

from PIL import Image, ImageFilter

from plugins.newsroom.value import Value

GROUPS = 20
SECTIONS = ("workplace", "housing", "climate", "culture", "world", "science", "analysis", "opinion")
TOPICS = 200
PHOTOS_A_GROUP = 3
AUTHORS_A_GROUP = 30
FIRST_DAY = datetime(2016, 1, 1, 6)
DAYS = 3650
LAST_DAY = FIRST_DAY + timedelta(days=DAYS)

_SYLLABLES = "ba bri cor da den el fa for ga gri hal in jor ka lum ma mer ni no or pel qua ri sta tor u van we yo zen".split()
_SMALL_WORDS = "the of and to in a for on with that by as it from at not we they was is are have our all more one who what when".split()


class BenchPiece(Value):
    """One piece of the corpus: plain values that each generator's writer puts in its own form."""

    number: int
    slug: str
    title: str
    date: datetime
    group: str
    partners: tuple[str, ...]
    author: str
    section: str
    topics: tuple[str, ...]
    summary: str
    photo: int | None
    blocks: tuple[str, ...]
    """Markdown blocks; `{link:K}` in them is where a link to piece K belongs."""


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Three thousand words and their cumulative weights: few of them are most of what is said."""
    rng = random.Random("vocabulary")
    words = dict.fromkeys(_SMALL_WORDS)
    while len(words) < 3000:
        words["".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4)))] = None
    return tuple(words), tuple(accumulate(1 / (rank + 8) for rank in range(len(words))))


def group_slug(number: int) -> str:
    """The slug of group number `number`, from 0."""
    return f"group-{number + 1:02d}"


def topic_slug(number: int) -> str:
    """The slug of topic number `number`, from 0."""
    return f"topic-{number + 1:03d}"


def slug(number: int, seed: int = 1) -> str:
    """The slug of piece number `number`, from 1."""
    return f"{number:05d}-" + "-".join(_words(random.Random(f"slug {seed} {number}"), 4))


@cache
def group_of(number: int, seed: int = 1) -> str:
    """The group of piece number `number`: the first thing that is drawn of it."""
    return group_slug(random.Random(f"piece {seed} {number}").randrange(GROUPS))


def piece(number: int, count: int, seed: int = 1) -> BenchPiece:
    """Piece number `number`, from 1, of a corpus of `count`: 400 to 900 words, as newspapers write them."""
    rng = random.Random(f"piece {seed} {number}")
    group = rng.randrange(GROUPS)
    partners = rng.sample([g for g in range(GROUPS) if g != group], rng.randint(1, 3)) if rng.random() < 0.1 else []
    return BenchPiece(
        number,
        slug(number, seed),
        _sentence(rng, rng.randint(4, 9)).rstrip("."),
        FIRST_DAY + timedelta(minutes=rng.randrange(DAYS * 24 * 60)),
        group_slug(group),
        tuple(group_slug(g) for g in sorted(partners)),
        _author(group, rng.randrange(AUTHORS_A_GROUP)),
        rng.choice(SECTIONS),
        tuple(topic_slug(t) for t in sorted(rng.sample(range(TOPICS), 3))),
        _sentence(rng, rng.randint(20, 32)),
        rng.randrange(PHOTOS_A_GROUP) if rng.random() < 0.3 else None,
        tuple(_blocks(rng, count)),
    )


def _author(group: int, number: int) -> str:
    """The name of one of a group's authors."""
    return " ".join(word.capitalize() for word in _words(random.Random(f"author {group} {number}"), 2))


def _blocks(rng: random.Random, count: int) -> list[str]:
    blocks: list[str] = []
    notes: list[str] = []
    target, words = rng.randint(400, 900), 0
    table_at = rng.randint(150, 350) if rng.random() < 0.15 else None
    while words < target:
        kind = rng.random()
        if kind < 0.1 and words > 60:
            block = "## " + _sentence(rng, rng.randint(2, 6)).rstrip(".")
        elif kind < 0.18:
            block = "\n".join(f"- {_marked(rng, count)}" for _ in range(rng.randint(3, 6)))
        elif kind < 0.24:
            block = "> " + _marked(rng, count)
        else:
            block = " ".join(_marked(rng, count) for _ in range(rng.randint(3, 6)))
            if rng.random() < 0.08 and len(notes) < 4:
                notes.append(_sentence(rng, 12))
                block += f"[^{len(notes)}]"
        blocks.append(block)
        words += len(block.split())
        if table_at is not None and words > table_at:
            table_at = None
            blocks.append(_table(rng))
    return blocks + [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]


def _table(rng: random.Random) -> str:
    rows = [f"| {' | '.join(_words(rng, 1))} | {rng.randrange(1000)} | {rng.randrange(1000)} |" for _ in range(5)]
    return "\n".join(["| " + " | ".join(_words(rng, 3)) + " |", "|---|--:|--:|", *rows])


def _marked(rng: random.Random, count: int) -> str:
    """A sentence, one in two with some inline markup."""
    words = _words(rng, rng.randint(8, 22))
    at, kind = rng.randrange(len(words) - 3), rng.random()
    if kind < 0.1:
        words[at] = f"*{words[at]}*"
    elif kind < 0.17:
        words[at : at + 2] = ["**" + " ".join(words[at : at + 2]) + "**"]
    elif kind < 0.21:
        words[at : at + 3] = [f"[{' '.join(words[at : at + 3])}]({{link:{rng.randint(1, count)}}})"]
    elif kind < 0.25:
        words[at : at + 3] = [f"[{' '.join(words[at : at + 3])}](https://example.org/{rng.randrange(10000)}/)"]
    elif kind < 0.35:
        words[at : at + 3] = ['"' + " ".join(words[at : at + 3]) + '"']
    elif kind < 0.41:
        words[at] += "'s"
    elif kind < 0.46:
        words.insert(at + 1, "--")
    return _ended(rng, words)


def _sentence(rng: random.Random, length: int) -> str:
    return _ended(rng, _words(rng, length))


def photo(number: int) -> Image.Image:
    """A picture of 1600 × 1067 pixels with soft shapes: compresses as photographs do."""
    rng = random.Random(f"photo {number}")
    small = Image.frombytes("RGB", (40, 27), rng.randbytes(40 * 27 * 3))
    return small.resize((1600, 1067), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))


def _ended(rng: random.Random, words: list[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:] + rng.choice((".", ".", ".", ".", "?", "!"))


def _words(rng: random.Random, count: int) -> list[str]:
    words, weights = vocabulary()
    return rng.choices(words, cum_weights=weights, k=count)
