"""Fields: every scalar is a string first, and typed by the model."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.newsroom.metadata import GroupFields, LetterFields, PieceFields, SignatureFields
from plugins.newsroom.schema import Fields, Reader

ZONE = ZoneInfo("Europe/Amsterdam")
NEEDED = {"title": "Strike", "date": "2026-05-14", "section": "workplace"}


def read(model: Any = PieceFields, **values: Any) -> Any:
    fields = {name.rstrip("_").replace("_", "-"): value for name, value in values.items()}
    lines: dict[tuple[str | int, ...], int] = {(name,): number for number, name in enumerate(fields, 2)}
    return Reader(ZONE, ("https://paper.example",)).read(model, Fields(fields, lines), "groups/north/articles/x.md")


def field(name: str, value: Any) -> Any:
    found, problems = read(**NEEDED | {name: value})
    assert not problems, problems
    return getattr(found, name)


def faults(**values: Any) -> list[tuple[str, int]]:
    found, problems = read(**NEEDED | values)
    assert found is None
    return [(problem.rule, problem.line) for problem in problems]


@pytest.mark.parametrize("text", ["no", "10:00", "1984", "~", "null", "Yes: we #won", '"quoted"', "2026-05-14"])
def test_a_title_is_what_was_written(text: str) -> None:
    assert field("title", text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-05-14", datetime(2026, 5, 14, 12, tzinfo=ZONE)),
        ("2026-01-14", datetime(2026, 1, 14, 12, tzinfo=ZONE)),
        ("2026-05-14T18:30", datetime(2026, 5, 14, 18, 30, tzinfo=ZONE)),
        ("2026-05-14 18:30:15", datetime(2026, 5, 14, 18, 30, 15, tzinfo=ZONE)),
        ("2026-03-29T02:30", datetime(2026, 3, 29, 3, 30, tzinfo=ZONE)),  # an hour that the clock leaves out
        ("2026-05-14T18:30Z", datetime(2026, 5, 14, 20, 30, tzinfo=ZONE)),
        ("2026-05-14T23:30-04:00", datetime(2026, 5, 15, 5, 30, tzinfo=ZONE)),
    ],
)
def test_a_date_is_a_moment_in_the_papers_zone(written: str, meant: datetime) -> None:
    found = field("date", written)

    assert (found, found.isoformat()) == (meant, meant.isoformat())


NO_DATES = """
14 May 2026|01/02/2026|2026|2026-05|May 2026|10:00|2026-13-01|2026-02-29|2026-05-14T24:30|2026-05-14Z|9999-01-01|1066-10-14
0001-01-01T00:00+14:00|9999-12-31T23:59-14:00|2026-05-14T18:30+99:00
"""


@pytest.mark.parametrize("written", NO_DATES.strip().replace("\n", "|").split("|"))
def test_what_is_no_date_is_never_guessed(written: str) -> None:
    assert faults(date=written) == [("date", 3)]


@pytest.mark.parametrize(
    "written",
    [
        "north/strike",
        "/north/strike/",
        "https://paper.example/north/strike/",
        "https://paper.example/es/north/strike/#s-why",
        "content/groups/north/articles/strike.md",
        "groups/north/letters/strike.md",
        "north/articles/strike.md",
    ],
)
def test_an_id_may_be_an_address_or_a_file(written: str) -> None:
    (reply,) = field("reply_to", {"to": written})

    assert reply.to == "north/strike"


@pytest.mark.parametrize("written", ["strike", "https://other.example/north/strike/", "north/strike/more/x", "../north/strike", "north/Strike", ""])
def test_what_is_no_id_is_told(written: str) -> None:
    assert [rule for rule, _ in faults(translation_of=written)] in (["piece-id"], ["empty-field"])


@pytest.mark.parametrize(("written", "meant"), [("es", "es"), ("zh-hant", "zh-Hant"), ("es-mx", "es-MX"), ("ar-EG", "ar-EG"), ("es-419", "es-419")])
def test_a_language_has_one_spelling(written: str, meant: str) -> None:
    assert field("lang", written) == meant


@pytest.mark.parametrize("written", ["Castellano", "e", 'en" onload="x', "en_GB", "english"])
def test_what_is_no_language_is_told(written: str) -> None:
    assert faults(lang=written) == [("language", 5)]


def test_one_value_where_a_list_is_wanted_is_a_list_of_one() -> None:
    assert field("topics", "ports") == ("ports",)
    assert field("authors", ["Jo", "Ann"]) == ("Jo", "Ann")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.example", "http:", "https://", "ftp://x.example", "https://x .example"])
def test_an_address_is_of_the_web_or_of_a_mailbox(address: str) -> None:
    _, problems = read(GroupFields, name="North", joined="2024-01-01", contact=address)

    assert [problem.rule for problem in problems] == ["address"]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "draft"},
        {"save-as": "index.html"},
        {"template": "x"},
        {"slug": "x"},
        {"url": "https://x.example"},
        {"_content": "<script>"},
        {"override-save-as": "x"},
        {"category": "other"},
        {"tags": "x"},
    ],
)
def test_no_field_names_an_output_path_a_template_an_address_or_a_status(values: dict[str, str]) -> None:
    assert faults(**values) == [("unknown-field", 5)]


def test_all_faults_of_the_fields_are_told_at_once() -> None:
    found, problems = read(title="", date="yesterday", lang="x", position="party", image="wall.jpg", corrections=[{"date": "2026-05-14"}], autor="Jo")

    assert found is None
    told = {"date", "empty-field", "language", "missing-field", "no-parts", "not-allowed", "unknown-field"}
    assert {problem.rule for problem in problems} == told
    assert all(problem.cure or "; " in problem.message for problem in problems)


def test_a_letter_needs_no_section_and_says_where_it_came_from() -> None:
    found, problems = read(LetterFields, title="Dear all", date="2026-05-14", from_={"publication": "The Mast", "author": "B. H.", "date": "2020-01-02"})

    assert not problems
    assert (found.section, found.from_.publication, found.from_.date.date()) == ("letters", "The Mast", date(2020, 1, 2))


def test_a_signature_is_sixty_four_digits() -> None:
    good, none = read(SignatureFields, signs="north/strike", sha256="AB" * 32, by="desk", date="2026-05-14")
    bad, told = read(SignatureFields, signs="north/strike", sha256="ab" * 31, by="desk", date="2026-05-14")

    assert (good.sha256, none) == ("ab" * 32, ())
    assert bad is None and [problem.rule for problem in told] == ["sha256"]
