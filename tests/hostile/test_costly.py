"""Texts made to cost much: whatever is repeated, reading ends within what a piece may take, or says so with the line."""

from __future__ import annotations

import random
import resource
from datetime import date
from pathlib import Path

import pytest

from plugins import children
from plugins.children import Limits
from plugins.intake import bounded, conversion, manuscripts
from tests.factories import content, read
from tests.sizes import size

SIZE = 200_000
HEAD = "---\ntitle: A\ndate: 2026-01-01\nsection: workplace\nsummary: Words.\n---\n\nAn ordinary line.\n\n"
PIECES = (
    "[ ] ( ) ![ ]( )  < > <a <!-- --> <![CDATA[ ]]> <? ?> & &# &amp; ; ` `` ``` ~~~ * ** _ __ *** \\ \\* | |-| - 1. > # ## = === : :: "
    "^ [^a] [^a]: [a]: [a] *[a]: + ' \" -- --- ... http:// <http://a> a@b.c <a@b.c> <div> </div> <p> </p> <b> </b> <details> <table> <td> <math> <br> "
    '{: } {% %} {{ }} $ $$ \t é 漢 \u0301 א <div markdown="1"> <a href="b"> <img src="a"> <span id="a"> [a](b "c") ![a](b) [a][b] word longerword'
).split(" ")
BETWEEN = ("", " ", "  ", "\n", "\n\n", "    ", "\n    ", "\n> ", "\n- ", "  \n", "\t")
FAMILIES = size(12, 400)
FEW = Limits(seconds=0.4, search=0.3, look=0.1) if FAMILIES < 100 else Limits()
"""Every day the limits are lower, which costs less and is the same."""
MOST_SECONDS = 5


def family(chance: random.Random) -> str:
    """One text of its own kind: a few bits and what stands between them, over and over, or growing, or opened and then closed."""
    bits = "".join(part for _ in range(chance.randint(1, 4)) for part in (chance.choice(PIECES), chance.choice(BETWEEN)))
    kind = chance.choice(("same", "same", "same", "numbered", "growing", "closing"))
    if kind == "numbered":
        text = "".join(f"{bits}{number}" for number in range(SIZE // (len(bits) + 4)))
    elif kind == "growing":
        text = "\n".join(bits * number for number in range(1, int((2 * SIZE / max(len(bits), 1)) ** 0.5)))
    elif kind == "closing":
        other = chance.choice(PIECES)
        text = bits * (SIZE // 2 // max(len(bits), 1)) + other * (SIZE // 2 // max(len(other), 1))
    else:
        text = bits * (SIZE // max(len(bits), 1))
    return HEAD + text


def used() -> float:
    """Processor seconds of this process and of its children that ended."""
    for child in children._own.__dict__.get("children", {}).values():
        children._end(child._process)
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


@pytest.mark.soak
def test_any_text_is_read_within_limits_or_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is of processor time, which a busy machine does not lengthen."""
    monkeypatch.setattr(bounded.read, "__defaults__", (FEW,))
    refused = 0
    for number in range(FAMILIES):
        text = family(random.Random(number)).encode()[:SIZE].decode("utf-8", "ignore")
        own = content(tmp_path / str(number)).group("north").file("groups/north/articles/costly.md", text).article("north", "honest")

        before = used()
        paper = read(own)
        cost = used() - before

        found = [finding for finding in paper.findings if finding.path.endswith("costly.md")]
        assert "north/honest" in paper.by_id
        assert "north/costly" in paper.by_id or any(finding.stops and 0 < finding.line <= text.count("\n") + 1 for finding in found), (number, found)
        assert cost < MOST_SECONDS, (number, cost, found)
        refused += any(finding.rule == "too-much-work" for finding in found)
    assert 0 < refused < FAMILIES, "the generator makes both kinds"


def test_line_that_costs_too_much_is_found_among_harmless_ones() -> None:
    """Where the whole of it is, not only where it begins."""
    for before, after in ((0, 400), (200, 200), (400, 0)):
        rows = [*["A harmless line.\n"] * before, "`" + " ``" * 30_000, *["\nA harmless line.\n"] * after]
        raw = (HEAD + "\n".join(rows)).encode()

        (packed,) = bounded.read(raw, "a.md", "en", "s-", Limits(seconds=0.5, search=1.5, look=0.15))

        (found,) = manuscripts.unpack(packed).findings
        assert (found.rule, found.line) == ("too-much-work", HEAD.count("\n") + 1 + 2 * before)


@pytest.mark.parametrize("bit", ["`", "<!--", "[a](", "![a](", "[a](<", '[a](b "', "{{< highlight go >}}", "<a ", '[[!format c """', "\n> [!note] "])
def test_text_from_elsewhere_that_begins_again_and_again_is_taken_over_in_time(bit: str) -> None:
    size = 60_000
    before = used()
    conversion.convert_file((HEAD + bit * (size // len(bit))).encode(), date(2026, 1, 1), "workplace", ("workplace",))

    assert used() - before < MOST_SECONDS
