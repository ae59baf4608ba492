"""Shapes: every fault is told at its place, with a cure, however deep it lies."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom import metadata
from plugins.newsroom.field_types import Day, Language, Line, ListOf
from plugins.newsroom.schema import Around, Fields, Model, Reader, Within, fault, names
from plugins.newsroom.value import field


def _in_the_zone(value: Any, around: Around) -> str:
    if value == "nowhere":
        raise fault("zone", "is nowhere; say where")
    return f"{value} in {around.zone.key}"


class Part(Model):
    day: Day
    words: Line | None = None


class Whole(Model):
    title: Line
    place: Annotated[str, Within(_in_the_zone)] = ""
    kind: Literal["one", "other"] = "one"
    with_: ListOf[Part] = ()
    not_before: Day | None = None
    names: dict[Language, ListOf[Line]] = field(default_factory=dict)


READER = Reader(ZoneInfo("Europe/Athens"))


def read(lines: dict[tuple[str | int, ...], int] | None = None, /, **values: Any) -> Any:
    return READER.read(Whole, Fields({name.rstrip("_").replace("_", "-"): value for name, value in values.items()}, lines or {}), "x.yml")


def told(**values: Any) -> list[tuple[str, str]]:
    found, problems = read(**values)
    assert found is None
    return sorted((problem.rule, problem.message) for problem in problems)


def test_every_kind_of_field_is_read() -> None:
    found, problems = read(
        title="  A  title ", place="Here", kind="other", with_=[{"day": "2026-05-14"}], not_before="2026-06-01", names={"en": "a", "es": ["b", "c"]}
    )

    assert not problems
    assert found == Whole("A title", "Here in Europe/Athens", "other", (Part(date(2026, 5, 14)),), date(2026, 6, 1), {"en": ("a",), "es": ("b", "c")})


def test_one_where_a_list_is_wanted_is_a_list_of_one() -> None:
    assert read(title="x", with_={"day": "2026-05-14", "words": "y"})[0].with_ == (Part(date(2026, 5, 14), "y"),)


def test_what_is_left_out_has_its_usual_value() -> None:
    assert read(title="x")[0] == Whole("x")


def test_all_faults_are_told_each_at_its_place() -> None:
    assert told(place="nowhere", kind="third", with_=["x", {"words": ""}, {"day": "14 May", "hour": "3"}], names={"English": {"a": "b"}, "de": ["", "x"]}) == [
        ("date", "'with.3.day' '14 May' is no date"),
        ("empty-field", "'names.de.1' is empty"),
        ("empty-field", "'with.2.words' is empty"),
        ("language", "'names.English' 'English' is no language"),
        ("missing-field", "'title' is missing"),
        ("missing-field", "'with.2.day' is missing"),
        ("no-parts", "'with.1' is not written in parts"),
        ("not-allowed", "'kind' has a value that is not allowed"),
        ("one-line", "'names.English.1' must be one line of text"),
        ("unknown-field", "unknown field 'with.3.hour'"),
        ("zone", "'place' is nowhere"),
    ]


def test_cure_names_what_is_near_or_all_that_is_known() -> None:
    assert [p.cure for p in read(title="x", kind="third", titel="x", with_=[{"day": "2026-05-14", "q": "x"}])[1]] == [
        "write one of: 'one' or 'other'",
        "did you mean 'title'?",
        "known here: day, words",
    ]


def test_fault_has_the_line_of_its_field_or_of_what_is_around_it() -> None:
    _, problems = read({("title",): 2, ("with",): 3, ("with", 0): 4, ("with", 0, "day"): 5}, title="", with_=[{"day": "x", "words": ""}])

    assert [problem.line for problem in problems] == [2, 5, 4]


def test_remainder_is_what_can_be_read() -> None:
    fields = Fields({"kind": "third", "not-before": "2026-05-14", "with": "x"}, {})

    assert READER.remainder(Whole, fields, {"title": "…"}) == Whole("…", not_before=date(2026, 5, 14))
    assert READER.remainder(Whole, fields, {}) is None


def test_names_are_as_they_are_written() -> None:
    assert names(Whole) == ("title", "place", "kind", "with", "not-before", "names")


MODELS = [model for model in vars(metadata).values() if isinstance(model, type) and issubclass(model, Model) and model is not Model]
WRITTEN = st.recursive(st.text(max_size=12), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3), max_leaves=6)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(data=st.data())
def test_whatever_is_written_is_read_or_told_and_never_both(model: type[Model], data: st.DataObject) -> None:
    values = data.draw(st.dictionaries(st.sampled_from([*names(model), "x"]), WRITTEN, max_size=4))

    found, problems = READER.read(model, Fields(values, {}), "x.yml")

    assert (found is None) == bool(problems)
    assert all(problem.cure and problem.rule for problem in problems)
