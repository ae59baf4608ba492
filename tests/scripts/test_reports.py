"""The check's findings in every shape, with hostile words in them."""

from __future__ import annotations

import doctest
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown import markdown as to_html
from rich.console import Console

from plugins.newsroom.merging import Need, Verdict
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.rules import BOOK
from plugins.newsroom.value import replace
from plugins.press import catalogues
from scripts.reports import FORMATS, markdown, report, terminal
from scripts.reports.report import Report
from tests.factories import ROOT, content, run_paper
from tests.sample import needed

SCHEMA = ROOT / ".press/tools/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
STRIKE = "groups/north/articles/strike.md"
TEXT = ("---", "title: A headline", "section: huosing", "topics:\t漢字 prots", "---", "x" * 300 + " [here](gone.md) " + "y" * 300)
HOSTILE = "'a\n::set-output name=x::y' `@everyone` <img src=x onerror=alert(1)> [x](javascript:1) %0A \\` ```"

FINDINGS: tuple[Finding, ...] = (
    Problem(STRIKE, 3, "unknown-section", "unknown section 'huosing'", "did you mean 'housing'?"),
    Note(STRIKE, 4, "unknown-topic", "unknown topic 'prots'"),
    Problem(STRIKE, 6, "broken-link", "'gone.md' leads to nothing"),
    Problem("groups/south/articles/a,b:c%.md", 0, "slug", HOSTILE, HOSTILE),
    Problem("../theme", 0, "no-merge", "was changed meanwhile"),
)
VERDICT = Verdict((Need("North’s folder", "an editor of North: ann", ("ann",), (f"content/{STRIKE}",)),))


def some(*findings: Finding, verdict: Verdict | None = VERDICT) -> Report:
    return Report(findings or FINDINGS, lambda path: TEXT if path == STRIKE else (), verdict)


def shown(of: Report, colour: bool = False) -> str:
    target = io.StringIO()
    terminal.show(of, Console(file=target, soft_wrap=True, highlight=False, force_terminal=colour, color_system="standard" if colour else None))
    return target.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_equal_findings_give_equal_bytes(format: str) -> None:
    assert FORMATS[format](some()) == FORMATS[format](some())


def test_terminal_groups_by_file_and_puts_a_caret_under_the_spot() -> None:
    lines = shown(some()).split("\n")

    assert lines[0] == f"content/{STRIKE}"
    assert lines[2].index("huosing") == lines[3].index("^") and lines[3].count("^") == len("huosing")
    assert "\n" not in lines[2] and all(len(line) < 120 for line in lines if " | " in line)
    assert "3 Problems" not in lines and "4 Problems, 1 Note" in lines
    assert "Still needed  North’s folder: an editor of North: ann" in lines


def test_terminal_has_colour_only_where_there_is_some() -> None:
    assert "\x1b[" in shown(some(), colour=True)
    assert "\x1b[" not in shown(some())


def test_caret_minds_wide_letters_and_tabs() -> None:
    above, below = shown(some(FINDINGS[1])).split("\n")[2:4]

    assert above.startswith("       4 | topics: 漢字 prots")
    assert below.index("^") == above.index("prots") + 2, "two letters are twice as wide"


def test_annotation_ends_where_it_ends() -> None:
    lines = FORMATS["github"](some()).splitlines()

    assert len(lines) == len(FINDINGS) + 2
    assert lines[0] == f"::error file=content/{STRIKE},line=3,title=unknown-section::unknown section 'huosing'; did you mean 'housing'?"
    assert "file=content/groups/south/articles/a%2Cb%3Ac%25.md," in lines[3] and "%0A::set-output" in lines[3]
    assert not [line for line in lines if line.startswith("::set-output")]


def test_comment_says_in_the_papers_language_what_is_right_and_in_english_what_is_wrong_just_here() -> None:
    spanish = replace(some(Problem(STRIKE, 3, "misplaced", "'a*b.exe' is no piece", BOOK["misplaced"].cure)), say=catalogues.voice(ROOT / "theme", "es"))

    comment = FORMATS["markdown"](spanish)

    assert "**1 problema, 0 notas.** Lo que tiene un problema quedaría fuera" in comment
    assert (
        f"- **Problema**, línea 3: {markdown.plain(spanish.say(BOOK['misplaced'].text))} `'a*b.exe' is no piece` – `{spanish.say(BOOK['misplaced'].cure)}`"
        in comment
    )
    assert "Falta todavía, como revisión que lo apruebe:" in comment
    assert BOOK["misplaced"].text not in comment and BOOK["misplaced"].cure not in comment


def test_check_speaks_the_papers_language_unless_another_is_asked_for(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike", section="wrokplace")
    (tmp_path / "theme").symlink_to(ROOT / "theme")

    ours, german = (run_paper(own, "check", *options).stdout for options in ((), ("--lang", "de")))

    assert "1 Problem, 0 Notes" in ours
    assert "1 Problem, 0 Hinweise" in german and catalogues.voice(ROOT / "theme", "de")(BOOK["unknown-section"].text) in german


def test_comment_has_no_markup_of_an_author() -> None:
    html = to_html(FORMATS["markdown"](some()))

    assert FORMATS["markdown"](some()).startswith(markdown.MARK)
    assert "<img" not in html and "<a " not in html
    assert "@everyone" not in "".join(html.split("<code>")[:1]) and all("@everyone" not in part.split("</code>")[1] for part in html.split("<code>")[1:])


def test_comment_stays_short_enough_to_be_posted() -> None:
    many = some(*(Problem(f"groups/north/articles/{n}.md", 1, "text", "x" * 5_000, "y" * 5_000) for n in range(1_000)))

    assert len(FORMATS["markdown"](many)) < 65_536 * 2 and "and 920 more" in FORMATS["markdown"](many)


def test_code_quality_report_has_what_gitlab_asks_for() -> None:
    issues = json.loads(FORMATS["gitlab"](some(*FINDINGS, FINDINGS[0])))

    assert len({issue["fingerprint"] for issue in issues}) == len(FINDINGS) + 1
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker") and issue["location"]["lines"]["begin"] >= 1


def test_sarif_is_valid_by_its_schema() -> None:
    needed("The SARIF schema", SCHEMA.is_file())
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))

    for log in (FORMATS["sarif"](some()), FORMATS["sarif"](Report((), lambda _: ()))):
        jsonschema.Draft7Validator(schema).validate(json.loads(log))


def test_sarif_points_at_the_spot_and_names_its_rules() -> None:
    run = json.loads(FORMATS["sarif"](some()))["runs"][0]

    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 10, "endColumn": 17}
    assert run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/groups/south/articles/a%2Cb%3Ac%25.md"


def test_json_says_who_has_to_agree() -> None:
    data = json.loads(FORMATS["json"](some()))

    assert (data["problems"], data["notes"], data["agreement"]["agreed"]) == (4, 1, False)
    assert data["agreement"]["needs"][0]["accounts"] == ["ann"]
    assert json.loads(FORMATS["json"](some(verdict=None)))["agreement"] is None


@pytest.mark.parametrize("format", ["text", *FORMATS])
def test_command_writes_every_format(format: str, tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike", section="wrokplace")

    done = run_paper(own, "check", "--format", format)

    assert done.returncode == 1, done.stderr
    assert "wrokplace" in done.stdout and "Traceback" not in done.stderr


def test_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(report).failed == 0
    assert doctest.testmod(markdown).failed == 0
