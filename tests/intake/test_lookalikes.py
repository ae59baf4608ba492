"""Names that could be taken for another's, made with Unicode's own table, and honest names, which are left alone."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from confusable_homoglyphs.confusables import confusables_data

from plugins import children
from plugins.children import Limits
from plugins.intake import lookalikes
from plugins.newsroom.problems import NewspaperError
from tests.factories import Content, content, read
from tests.sizes import size

NAMES = ("Anatoli", "Harbour Workers", "Red Mill", "Комитет", "Εργάτες", "Tenants of Leeds", "Solidaridad")
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\u034f\ufe0f\u180e"

HONEST = (
    "Ana Belén",
    "Ana Belen",
    "Anna",
    "Άννα",
    "Анна",
    "José Ortiz",
    "Jose Ortiz",
    "Ruth K.",
    "R. K.",
    "Lín",
    "Lin",
    "Iris",
    "ليلى",
    "李雷",
    "O’Brien",
    "Illich",
    "Modern Times",
    "Ζωή Παπαδοπούλου",
    "Nguyễn Văn An",
    "می‌خواهم",
)


def imitation(name: str, rng: random.Random) -> str:
    """The name as somebody would write it who wants to be taken for its owner."""
    kind = rng.randrange(6)
    letters = list(name)
    at = rng.choice([i for i, c in enumerate(letters) if c.isalnum()])
    if kind == 0:
        return name.upper() if rng.random() < 0.5 else name.swapcase()
    if kind == 1:
        letters.insert(at, rng.choice(INVISIBLE))
    elif kind == 2:
        letters[at] += rng.choice("\u0301\u0308\u0323")
    elif kind == 3:
        letters.insert(at, rng.choice(" .-·_"))
    else:
        for i in {at} if kind == 4 else range(len(letters)):
            letters[i] = rng.choice([letters[i], *(other["c"] for other in confusables_data.get(letters[i], ()))])
    made = "".join(letters)
    return made if made != name else name.swapcase()


def paper(folder: Path, name: str) -> Content:
    return content(folder).group("victim", name=name, joined="2024-01-01").article("victim", "first").group("other", name="Somebody Else")


def test_every_imitation_of_a_groups_name_is_refused_and_told_apart(tmp_path: Path) -> None:
    rng = random.Random(7)
    for number in range(size(25, 500)):
        name = rng.choice(NAMES)
        false = imitation(name, rng)
        own = paper(tmp_path / str(number), name).group("false", name=f'"{false}"', joined="2025-01-01").article("other", "second", authors=[false])

        made = read(own)

        told = {(finding.path, finding.stops) for finding in made.findings}
        assert ("groups/false/group.yml", True) in told, (name, false)
        assert ("groups/other/articles/second.md", True) in told, (name, false)
        assert made.groups["victim"].name == name
        assert made.groups["false"].name != false
        assert all(author.name != false for piece in made.pieces for author in piece.authors)
        assert "victim/first" in made.by_id, "and costs its owner nothing"


@pytest.mark.parametrize("letter", ["׀", "ן", "ا"])
def test_letter_that_is_written_from_the_right_is_taken_for_what_it_looks_like(tmp_path: Path, letter: str) -> None:
    own = paper(tmp_path, "Red Mill").group("false", name=f"Red Mil{letter}", joined="2025-01-01")

    assert ("groups/false/group.yml", "look-alike") in {(f.path, f.rule) for f in read(own).findings}


def test_an_author_written_in_the_letters_of_another_is_refused(tmp_path: Path) -> None:
    own = paper(tmp_path, "Anatoli").people("victim", nina="Nina").people("other", false="Nina").article("other", "second", authors=["Νіnа"])
    own.article("other", "third", authors=["\u039d\u03b9\u03bd\u03b1"])

    findings = {(f.path, f.rule) for f in read(own).findings}

    assert ("groups/other/articles/second.md", "mixed-script") in findings
    assert not {path for path, _ in findings if "people.yml" in path}, "two people may have one name"


def test_honest_names_are_left_alone(tmp_path: Path) -> None:
    own = content(tmp_path)
    for number, name in enumerate(HONEST):
        own.group(f"group-{number}").people(f"group-{number}", a=name).article(f"group-{number}", "piece", authors=[name])
    own.group("red-mill", name="Red Mill").group("red-wheel", name="Red Wheel").group("river-mill", name="River Mill")

    assert [str(finding) for finding in read(own).findings] == []


def test_who_came_first_keeps_the_name_alone(tmp_path: Path) -> None:
    own = content(tmp_path).group("aaaa", name="Red Mi11", joined="2025-01-01").group("mill", name="Red Mill", joined="2024-01-01")

    made = read(own)

    assert [made.groups[slug].name for slug in ("aaaa", "mill")] == ["Red Mi11 (aaaa)", "Red Mill"]
    assert [(f.path, f.line, f.rule) for f in made.findings] == [("groups/aaaa/group.yml", 1, "look-alike")]


def test_a_groups_former_name_is_its_own_still(tmp_path: Path) -> None:
    own = content(tmp_path).group("mill", name="New Mill", formerly=[{"name": "Old Mill"}]).group("false", name="Old MiII", joined="2025-01-01")

    assert [f.rule for f in read(own).findings] == ["look-alike"]


@pytest.mark.parametrize("character", [chr(number) for number in range(32, 127)])
def test_the_short_table_says_what_unicodes_says(character: str) -> None:
    assert json.loads(lookalikes.stand_ins(character)) == {character: lookalikes.ASCII.get(character, character)}


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ({"walls": {"en": "Walls"}, "wa11s": {"en": "Other"}}, ["'wa11s' could be taken for the entry 'walls'"]),
        ({"housing": {"en": "Housing"}, "homes": {"en": "H\u00f3using"}}, ["'H\u00f3using' could be taken for the entry 'housing'"]),
        ({"housing": {"en": "Housing"}, "homes": {"en": "HOUS-ING"}}, ["'HOUS-ING' could be taken for the entry 'housing'"]),
        ({"council": {"de": "Rat", "en": "Council"}, "rats": {"en": "Rat", "de": "Ratte"}}, []),
        ({"work": {"en": "Work"}, "works": {"en": "Works"}, "labour": {"en": "Labour", "fr": "Travail"}}, []),
    ],
)
def test_entry_of_a_register_imitates_no_other(entries: dict[str, dict[str, str]], told: list[str], tmp_path: Path) -> None:
    """It stays where it is: pieces refer to both."""
    own = content(tmp_path).group("north")
    lines = "".join(f"{slug}:\n  names:\n" + "".join(f"    {lang}: {name}\n" for lang, name in names.items()) for slug, names in entries.items())
    for kind, more in (("topics", ""), ("places", "  zone: UTC\n"), ("sections", "")):
        text = "".join(f"{entry}{more}" for entry in _entries(lines))
        made = read(own.file(f"joint/{kind}.yml", text))

        assert [f.message for f in made.findings if f.rule == "look-alike" and f.path == f"joint/{kind}.yml"] == told
        assert [*getattr(made, kind)] == [*entries]


def _entries(lines: str) -> list[str]:
    parts: list[str] = []
    for row in lines.splitlines(keepends=True):
        if not row.startswith(" "):
            parts.append("")
        parts[-1] += row
    return parts


def test_where_the_table_cannot_be_read_the_making_ends_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "USUAL", Limits(seconds=1, memory=1_000_000))

    with pytest.raises(NewspaperError, match=r"letters that look alike could not be read \(.+\); make the paper again"):
        lookalikes.apart("аβ")
