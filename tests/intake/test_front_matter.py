"""Front matter is read for people; PyYAML and JSON are the outside judges of what it shares with them."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.intake import front_matter, gate
from plugins.newsroom.problems import Finding

CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
LINES = st.text(CHARACTERS, min_size=1).map(lambda text: " ".join(text.split())).filter(lambda text: text and not gate.unfit(text, ""))
"""One line of anything that a page can hold, blanks as a browser shows them."""

SLUGS = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True).filter(lambda slug: slug not in front_matter.TEXT | front_matter.TEXT_LISTS | front_matter.TEXT_MAPS)
TREES: st.SearchStrategy[Any] = st.dictionaries(
    SLUGS,
    st.recursive(LINES, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(SLUGS, inner, min_size=1, max_size=3), max_leaves=6),
    min_size=1,
)
"""Texts in lists and fields, at most a few deep."""


def values(text: str) -> dict[str, Any]:
    """The fields of front matter in which nothing is wrong."""
    fields, problems = front_matter.read(text, "x.md", 2)
    assert fields is not None
    assert not problems
    return dict(fields.values)


def problems(text: str) -> tuple[Finding, ...]:
    return front_matter.read(text, "x.md", 2)[1]


def in_quotes(text: str) -> bool:
    """Whether YAML would take marks around the whole for quotation marks of its own."""
    return len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"


@given(LINES.filter(lambda text: not in_quotes(text)))
def test_any_line_of_text_in_a_title_stays_as_it_is(text: str) -> None:
    found = values(f"title: {text}\ndate: 2026-05-14")

    assert " ".join(found["title"].split()) == text
    assert found["date"] == "2026-05-14"


@given(LINES)
def test_any_line_of_text_in_quotation_marks_stays_as_it_is(text: str) -> None:
    double, single = json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"

    assert values(f"title: {double}\nseries: {single}\nsection: {double}  # a remark") == {"title": text, "series": text, "section": text}


@given(st.characters(), st.sampled_from(["series: {}", "with: [{}]", "image:\n  alt: {}", "authors:\n  - {}"]))
def test_whatever_character_is_spelt_in_quotation_marks_no_value_has_what_no_page_can_hold(character: str, field: str) -> None:
    fields, found = front_matter.read(field.format(json.dumps(f"a{character}z")), "x.md", 2)

    assert fields is not None
    assert gate.unfit(str(list(fields.values.values())), "") is None
    assert bool(found) == bool(gate.unfit(character, ""))
    assert "".join(map(str, fields.values.values())).encode()


@given(st.lists(LINES.filter(lambda text: not in_quotes(text)), min_size=1, max_size=4))
def test_any_line_of_text_in_a_list_of_authors_stays_as_it_is(names: list[str]) -> None:
    found = values("authors:\n" + "".join(f"- {name}\n" for name in names) + "section: housing")

    assert [" ".join(name.split()) for name in found["authors"]] == names


@given(st.lists(LINES.filter(lambda text: not set(text) & set(",[]{}\"'")), min_size=1, max_size=4).filter(lambda names: not {"~", "null"} & set(names)))
def test_a_list_in_brackets_is_parted_by_commas_alone(names: list[str]) -> None:
    assert values(f"authors: [{', '.join(names)}]")["authors"] == names


@given(
    st.dictionaries(st.sampled_from(["alt", "caption", "credit"]), LINES.filter(lambda text: not set(text) & set(",[]{}\"'~") and text != "null"), min_size=1)
)
def test_fields_in_braces_hold_any_text(fields: dict[str, str]) -> None:
    assert values("image: {" + ", ".join(f"{name}: {text}" for name, text in fields.items()) + "}")["image"] == fields


@given(TREES)
def test_what_a_yaml_writer_wrote_is_read_as_it_was(tree: dict[str, Any]) -> None:
    assert values(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)) == tree


@given(TREES)
def test_what_a_yaml_writer_wrote_in_brackets_is_read_as_it_was(tree: dict[str, Any]) -> None:
    lines = [f"{key}: " + yaml.safe_dump(value, allow_unicode=True, default_style='"', default_flow_style=True, width=60) for key, value in tree.items()]

    assert values("".join(lines)) == tree


@given(TREES, st.booleans(), st.sampled_from([None, 2]))
def test_json_is_read_as_it_was(tree: dict[str, Any], ascii_only: bool, indent: int | None) -> None:
    lines = (f"{key}: {json.dumps(value, ensure_ascii=ascii_only, indent=indent)}\n" for key, value in tree.items())

    assert values("".join(lines).replace("\n]", "\n ]").replace("\n}", "\n }")) == tree


@given(st.text(st.sampled_from("ab-:#'\"[]{},|>&*!%~ \t\n"), max_size=60) | st.text(max_size=40))
def test_anything_is_read_or_has_a_problem_with_its_line(text: str) -> None:
    fields, found = front_matter.read(text, "x.md", 2)

    assert fields is not None
    assert all(2 <= problem.line < 2 + len(text.split("\n")) and problem.cure for problem in found)
    assert all(2 <= line < 2 + len(text.split("\n")) for line in fields.lines.values())


@pytest.mark.parametrize(
    "text", ["no", "yes", "10:00", "1984", "null", "0x1F", "1e3", "2026-05-14", "~", "007", "True", "-", "- a", "#", "@x", "`x`", "%", "? a"]
)
def test_what_yaml_would_take_for_something_else_stays_what_was_written(text: str) -> None:
    assert values(f"title: {text}\ncredits:\n  editor: {text}\nauthors:\n  - {text}") == {"title": text, "credits": {"editor": text}, "authors": [text]}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Rent strike: day 12 at dock #4", "Rent strike: day 12 at dock #4"),
        ('title: "No" said the port', '"No" said the port'),
        ('title: "No," they said, "not again"', '"No," they said, "not again"'),
        ("title: [Updated] Dock four", "[Updated] Dock four"),
        ("title: {curly} words", "{curly} words"),
        ("title: *Bold* & !loud", "*Bold* & !loud"),
        ("title: | a pipe", "| a pipe"),
        ("title: >5 days out", ">5 days out"),
        ("title: |", "|"),
        ("title: 'Tis the season", "'Tis the season"),
        ('title: "C:\\docks\\four"', "C:\\docks\\four"),
        ('title: "a \\"quoted\\" word"', 'a "quoted" word'),
        ("title: 'it''s here'", "it's here"),
        ('"title": Quoted key', "Quoted key"),
        ("title:   spaced   ", "spaced"),
        ("title: a long title\n  that goes on: here", None),
        ("title: a long title\n  that goes on here", "a long title that goes on here"),
        ('title: "a long title\n  that goes on: here"', "a long title that goes on: here"),
        ("title:\n  below its colon", "below its colon"),
    ],
)
def test_a_title_is_its_line(line: str, title: str | None) -> None:
    fields, found = front_matter.read(f"{line}\nsection: housing", "x.md", 2)

    assert fields is not None
    assert fields.values["section"] == "housing"
    assert bool(found) == (title is None)
    assert title is None or fields.values["title"] == title


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("topics: [ports, strikes]", ["ports", "strikes"]),
        ("topics: [ports, strikes,]", ["ports", "strikes"]),
        ("topics: [ ]", []),
        ('topics: [May Day: a history, dock #4, the "A" gang]', ["May Day: a history", "dock #4", 'the "A" gang']),
        ("topics: [\"a, b\", 'c]', d]  # a remark", ["a, b", "c]", "d"]),
        ("topics: [O'Brien, 'Red' Rosa, A [pseudonym]]", ["O'Brien", "'Red' Rosa", "A [pseudonym]"]),
        ("topics: [one,\n  two,\n]", ["one", "two"]),
        ("topics: ports", "ports"),
        ("topics:\n- one: two\n- [three]", ["one: two", "[three]"]),
        ("topics:\n  - one\n  -\n  - two", ["one", "two"]),
    ],
)
def test_a_list_is_written_in_any_of_the_usual_ways(line: str, read: object) -> None:
    assert values(line + "\nsection: x") == {"topics": read, "section": "x"}


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("image: {file: a.jpg, alt: Men, women and a dog}", {"file": "a.jpg", "alt": "Men, women and a dog"}),
        ('image: {file: a.jpg, alt: It\'s 10:00 at dock #4: "out"}', {"file": "a.jpg", "alt": 'It\'s 10:00 at dock #4: "out"'}),
        ("image: {file: a.jpg, alt: [torn] poster, credit: Us}", {"file": "a.jpg", "alt": "[torn] poster", "credit": "Us"}),
        ('image: {"file":"a.jpg","alt":"x, y: z}"}', {"file": "a.jpg", "alt": "x, y: z}"}),
        ("image: {file: a.jpg,\n  alt: two\n  lines,\n}", {"file": "a.jpg", "alt": "two lines"}),
        ("image:\n  file: a.jpg # here\n\n  # a remark\n  alt: dock #4", {"file": "a.jpg", "alt": "dock #4"}),
    ],
)
def test_small_fields_are_written_in_any_of_the_usual_ways(line: str, read: object) -> None:
    assert values(line + "\nsection: x") == {"image": read, "section": "x"}


def test_remarks_are_left_out_of_fields_that_are_no_text() -> None:
    assert values("# first\nsection: housing # where it goes\nlang: # none\ndate: 2026-05-14\t# a Thursday") == {"section": "housing", "date": "2026-05-14"}


def test_paragraphs_stay_paragraphs() -> None:
    assert values("about: |\n  One: #1\n  two\n\n  - three\nsummary: >-\n  four\n  five\n\n  six\n") == {
        "about": "One: #1\ntwo\n\n- three",
        "summary": "four five\n\nsix",
    }


def test_every_field_knows_its_line() -> None:
    fields, _ = front_matter.read("title: x\n\nimage:\n  # a remark\n  alt: y\nreply-to:\n  - to: a\n    quote: z\n  - {to: b,\n     quote: c}\n", "x.md", 2)

    assert fields is not None
    assert [fields.line(*place) for place in (("title",), ("image", "alt"), ("reply-to", 0, "quote"), ("reply-to", 1, "to"), ("reply-to", 1, "quote"))] == [
        2,
        6,
        9,
        10,
        11,
    ]
    assert fields.line("image", "rights") == 4


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ("title: a\ndate: 2026\ntitle: b", 4, "keep one of them"),
        ("title: a\nimage: {alt: x, alt: y}", 3, "keep one of them"),
        ("title:a", 2, "write 'title: a'"),
        ("title: a\n\tdate: 2026", 3, "blanks"),
        ("section: a\n    date: 2026", 3, "blanks"),
        ("- a\ntitle: x", 2, "authors:"),
        ("title: x\nJust words", 3, "write 'field: value'"),
        ("topics: [a, b\nsection: c", 2, "other half"),
        ("topics: [a, b] and c\nsection: c", 2, "- "),
        ("image: {alt}\nsection: c", 2, "lines of their own"),
    ],
)
def test_a_line_that_cannot_be_read_costs_only_itself(text: str, line: int, cure: str) -> None:
    fields, (problem,) = front_matter.read(text, "x.md", 2)

    assert problem.line == line
    assert cure in problem.cure
    assert fields is not None
    assert fields.values


def test_all_lines_that_cannot_be_read_are_told_at_once() -> None:
    assert [problem.line for problem in problems("title:a\nwords\ntopics: [x\ndate: 2026\ndate: 2027\n")] == [2, 3, 4, 6]


def test_deep_nesting_is_refused() -> None:
    assert problems("a:\n" + "".join(" " * (n + 1) + "b:\n" for n in range(50)))[0].message == "is nested too deeply"
    assert problems("a: " + "[" * 5_000 + "]" * 5_000)[0].message == "is nested too deeply"
    assert front_matter.read("title: x\n" * 3_000, "x.md", 2)[1][0].rule == "too-long"


@pytest.mark.parametrize("text", ["a: &x [1, *x]", "a: *x", "a: !!python/object:os.system x", "<<: *x", "topics: *x", "topics: &x [a]", "a:\n- *x"])
def test_yaml_has_no_commands(text: str) -> None:
    fields, (problem,) = front_matter.read(text, "x.md", 2)

    assert fields is not None
    assert not any(fields.values.values())
    assert "quotation marks" in problem.cure


def test_front_matter_is_parted_from_the_text() -> None:
    assert front_matter.split("---\ntitle: a\n---\n\nText\n---\nmore", "x.md") == ("title: a", "\nText\n---\nmore", 4, ())


@pytest.mark.parametrize(("text", "rule"), [("", "empty-file"), (" \n\n", "empty-file"), ("# Words", "no-front-matter"), ("---\ntitle: a", "no-front-matter")])
def test_a_file_without_front_matter_is_a_problem(text: str, rule: str) -> None:
    assert [problem.rule for problem in front_matter.split(text, "x.md")[3]] == [rule]
