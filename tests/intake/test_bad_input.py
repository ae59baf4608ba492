"""Bad input: each fault is told with file, line and cure, all in one run, and the rest of the paper is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.newsroom.model import Paper
from plugins.newsroom.problems import Finding, Note, Problem
from tests.factories import TEXT, Content, content, picture, piece_text, read, run_paper, run_pelican

FILE = "groups/north/articles/bad.md"
IMAGE = {"file": "picket.png", "alt": "A wall", "credit": "Us", "rights": "own"}


def with_bad(folder: Path, text: str | bytes, path: str = FILE) -> Content:
    """A paper with a good piece and a bad file beside it."""
    own = content(folder).group("north").group("south").people("north", jo_lind="Jo Lind").photo("north", credit="Us", rights="own").article("north", "good")
    return own.file(path, text)


def told(found: Paper, path: str = FILE) -> list[Finding]:
    return [finding for finding in found.findings if finding.path == path]


def bare(**fields: Any) -> str:
    return piece_text(TEXT, **fields)


@pytest.mark.parametrize(
    ("text", "line", "rule", "cure"),
    [
        (bare(autor="Jo"), 6, "unknown-field", "did you mean 'authors'?"),
        (bare(image={**IMAGE, "atl": "x"}), 11, "unknown-field", "did you mean 'alt'?"),
        (bare(title=None), 2, "missing-field", "title"),
        (bare(date=None), 2, "missing-field", "date"),
        (bare(section=None), 2, "missing-field", "section"),
        (bare(date="14 May 2026"), 3, "date", "2026-05-14"),
        (bare(date="2026-02-30"), 3, "date", "month and day"),
        (bare(date="0026-05-14"), 3, "date", "check it"),
        (bare(date="2026-05-14T25:00"), 3, "date", "check"),
        (bare(section="workplaces"), 4, "unknown-section", "did you mean 'workplace'?"),
        (bare(with_=["north"]), 7, "own-partner", "take it out"),
        (bare(reply_to=[{"to": "north/god"}]), 7, "own-reply-to-nothing", "did you mean 'north/good'?"),
        (bare(id="south/mine"), 6, "foreign-id", "north/"),
        (bare(lang="Castellano"), 6, "language", "es"),
        (bare(title=""), 2, "missing-field", "title"),
        (bare(title="x" * 201), 2, "long-title", "200"),
        (bare(title="left\u200bright"), 2, "invisible-character", "type it anew"),
        (bare(title="left\u202eright"), 2, "direction-override", "delete it"),
        (bare(position="party"), 6, "not-allowed", "group"),
        (bare(image={**IMAGE, "file": "pikcet.png"}), 7, "missing-photo", "did you mean 'picket.png'?"),
        (bare(image={**IMAGE, "alt": None}), 6, "missing-alt", "alt"),
        (bare(image={**IMAGE, "rights": "found it"}), 10, "rights", "own"),
        (bare(image="picket.png"), 6, "no-parts", "indented below"),
        (bare(attachment="plan.pdf"), 6, "missing-file", "files"),
        (bare(topics=list("abcdefghijk")), 6, "too-many-topics", "10"),
        (bare().replace("title: A headline", "title: A headline\ntitle: Another"), 3, "doubled-field", "keep one"),
        (bare().replace("title: A headline", "title:A headline"), 2, "yaml", "write 'title: A headline'"),
        (piece_text("See [this](goood.md)."), 8, "broken-link", "good.md"),
        (piece_text("One.\n\nSee [this](/north/godo/)."), 10, "broken-link", "/north/good/"),
        (piece_text("Look:\n\n![A wall](wall.png)"), 10, "missing-photo", "photos"),
        (piece_text("Look:\n\n![](picket.png)"), 10, "missing-alt", "alt"),
        (piece_text("Look:\n\n![A wall](https://elsewhere.example/wall.png)"), 10, "remote-picture", "photos"),
        (piece_text("[Ring](tel:123)"), 8, "address", "https://"),
        (piece_text("One\n\n<a href='JavaScript:alert(1)'>two</a>"), 10, "address", "https://"),
        (piece_text("One\n\n![A wall](data:image/png;base64,AA)"), 10, "remote-picture", "photos"),
        (piece_text(""), 2, "no-text", "hyphens"),
        ("", 0, "empty-file", "title"),
        ("Just words.", 1, "no-front-matter", "three hyphens"),
        ("---\ntitle: x\n", 1, "no-front-matter", "three hyphens"),
        ("---\ntitle: Grüße\n---\n".encode("latin-1"), 2, "encoding", "UTF-8"),
        (piece_text("Bell\x07"), 8, "control-character", "delete it"),
    ],
)
def test_a_fault_is_told_with_its_line_and_its_cure(tmp_path: Path, text: str | bytes, line: int, rule: str, cure: str) -> None:
    found = read(with_bad(tmp_path, text))

    assert [(f.line, f.rule, f.stops) for f in told(found) if f.stops] == [(line, rule, True)]
    assert any(cure in f"{f.message} {f.cure}" for f in told(found))
    assert "north/good" in found.by_id
    assert "north/bad" not in found.by_id


@pytest.mark.parametrize(
    ("text", "line", "rule", "cure"),
    [
        (bare(topics=["prots"]), 7, "unknown-topic", "did you mean 'ports'?"),
        (bare(places=["Roterdam"]), 7, "unknown-place", "did you mean 'rotterdam'?"),
        (bare(authors=["jo-lint"]), 7, "unknown-author", "did you mean 'jo-lind'?"),
        (bare(reply_to=[{"to": "south/gone"}]), 7, "reply-to-nothing", "gone"),
        (bare(with_=["suoth"]), 7, "unknown-group", "did you mean 'south'?"),
        (bare(translation_of="south/gone"), 6, "reply-to-nothing", "gone"),
        (piece_text("See [theirs](../../south/articles/gone.md)."), 8, "gone-link", "any more"),
        (piece_text("word " * 130, summary=None), 2, "no-summary", "summary"),
        (piece_text("<blink>x</blink> word"), 7, "html", "Markdown"),
        (piece_text("[a](#nowhere)"), 7, "no-heading", "heading"),
    ],
)
def test_a_lesser_fault_is_a_note_and_the_piece_stays(tmp_path: Path, text: str, line: int, rule: str, cure: str) -> None:
    found = read(with_bad(tmp_path, text))

    assert not found.problems
    (note,) = [f for f in told(found) if f.rule == rule]
    assert isinstance(note, Note)
    assert cure in f"{note.message} {note.cure}"
    assert abs(note.line - line) <= 1
    assert "north/bad" in found.by_id


def test_a_mark_at_the_beginning_of_a_file_and_other_line_ends_are_no_fault(tmp_path: Path) -> None:
    found = read(with_bad(tmp_path, b"\xef\xbb\xbf" + bare(title="Bakers’ hours").replace("\n", "\r\n").encode()))

    assert not found.findings
    assert found.by_id["north/bad"].title == "Bakers’ hours"


def test_all_faults_of_a_piece_are_told_at_once(tmp_path: Path) -> None:
    text = piece_text("See [this](nothing.md).\n\n![](picket.png)", date="yesterday", section="wrkplace", autor="x", topics=["prots"], with_=["suoth"])
    text = text.replace("summary:", "summary:x\nsummary:")

    found = read(with_bad(tmp_path, text))

    assert {f.rule for f in told(found)} == {
        "date",
        "doubled-field",
        "unknown-section",
        "unknown-field",
        "unknown-topic",
        "unknown-group",
        "yaml",
        "broken-link",
        "missing-alt",
    }
    assert "north/good" in found.by_id


def test_all_faults_of_a_paper_are_told_in_one_run_and_the_rest_is_built(tmp_path: Path) -> None:
    own = with_bad(tmp_path, bare(autor="Jo"))
    own.file("groups/north/articles/empty.md", "").file("groups/north/articles/latin.md", "ü".encode("latin-1"))
    own.file("groups/south/articles/Bad Name.md", bare()).file("groups/south/articels/x.md", bare()).file("groups/south/photos/x.svg", "<svg/>")

    checked, built = run_paper(own, "check"), run_pelican(own, "--fatal=errors")

    assert checked.returncode == 1
    assert "6 Problems" in checked.stdout
    assert built.returncode != 0
    for name in ("bad.md:6", "empty.md", "latin.md:1", "Bad Name.md", "articels/x.md", "x.svg"):
        assert name in checked.stdout
        assert name in built.stdout + built.stderr
    assert (own.output / "north/good/index.html").is_file()


def test_a_paper_without_fault_is_built_with_warnings_as_errors(tmp_path: Path) -> None:
    own = with_bad(tmp_path, bare())

    assert run_paper(own, "check").returncode == 0
    assert run_pelican(own, "--fatal=warnings").returncode == 0


@pytest.mark.parametrize("kind", ["articles", "letters"])
def test_of_two_pieces_of_one_name_in_a_group_neither_is_there(tmp_path: Path, kind: str) -> None:
    own = with_bad(tmp_path, bare(id="north/same")).file(f"groups/north/{kind}/other.md", bare(id="north/same"))

    found = read(own)

    assert [(f.path, f.rule) for f in found.problems] == [(FILE, "duplicate"), (f"groups/north/{kind}/other.md", "duplicate")]
    assert [piece.id for piece in found.pieces] == ["north/good"]


def test_an_article_and_a_letter_of_one_name_collide(tmp_path: Path) -> None:
    found = read(with_bad(tmp_path, bare()).letter("north", "bad"))

    assert [f.rule for f in found.problems] == ["duplicate", "duplicate"]


def test_two_groups_may_use_one_name(tmp_path: Path) -> None:
    found = read(with_bad(tmp_path, bare()).article("south", "bad"))

    assert not found.problems
    assert {"north/bad", "south/bad"} <= found.by_id.keys()


def test_an_answer_to_a_faulty_piece_of_ones_own_stays(tmp_path: Path) -> None:
    own = with_bad(tmp_path, bare(date="yesterday")).article("north", "answer", reply_to=[{"to": "north/bad"}], body="See [it](bad.md).")

    found = read(own)

    assert {f.path for f in found.problems} == {FILE}
    assert "north/answer" in found.by_id


def test_an_answer_stays_when_another_group_deletes_what_it_answers(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").group("south").article("south", "claim")
    own.article("north", "answer", reply_to=[{"to": "south/claim", "quote": "All is well."}], body="They [said so](../../south/articles/claim.md).")
    assert not read(own).findings

    found = read(own.delete("groups/south/articles/claim.md"))

    assert not found.problems
    assert {note.rule for note in found.notes} == {"reply-to-nothing", "gone-link"}
    assert 'href="/south' not in found.by_id["north/answer"].body.html
    assert run_pelican(own, "--fatal=errors").returncode == 0


def test_a_fault_in_a_groups_own_file_does_not_take_its_pieces_off(tmp_path: Path) -> None:
    own = with_bad(tmp_path, "name: North\njoined: 2024-01-01\nplaecs: [rotterdam]\nlanguages: [klingonese]\n", "groups/north/group.yml")

    found = read(own)

    assert [(f.line, f.rule) for f in told(found, "groups/north/group.yml")] == [(3, "unknown-field"), (4, "language")]
    assert found.groups["north"].name == "North"
    assert "north/good" in found.by_id


def test_a_fault_in_one_entry_of_a_register_costs_only_itself(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "good", authors=["jo-lind", "ann"])
    own.file("joint/sections.yml", "workplace:\n  names:\n    en: Work\n  kinds: news\nopinion:\n  kind: opinion\nTwo words:\n  names: {en: x}\nbad line\n")
    own.file("groups/north/people.yml", "- slug: jo-lind\n  name: Jo Lind\n- slug: Ann\n- just words\n")

    found = read(own)

    assert [(f.path, f.line, f.rule) for f in found.problems] == [
        ("groups/north/people.yml", 3, "missing-field"),
        ("groups/north/people.yml", 3, "slug"),
        ("groups/north/people.yml", 4, "missing-field"),
        ("groups/north/people.yml", 4, "missing-field"),
        ("joint/sections.yml", 4, "unknown-field"),
        ("joint/sections.yml", 5, "missing-field"),
        ("joint/sections.yml", 7, "slug"),
        ("joint/sections.yml", 9, "yaml"),
    ]
    assert [*found.sections] == ["workplace"]
    assert found.by_id["north/good"].authors[0].name == "Jo Lind"


def test_a_file_of_people_that_is_no_list_is_told(tmp_path: Path) -> None:
    found = read(with_bad(tmp_path, "jo-lind:\n  name: Jo Lind\n", "groups/north/people.yml"))

    assert [(f.line, f.stops) for f in told(found, "groups/north/people.yml")] == [(1, True)]


def test_a_folder_without_a_group_is_told_once_with_its_cure(tmp_path: Path) -> None:
    found = read(content(tmp_path).group("north").article("north", "good").article("lost", "one").article("lost", "two"))

    (problem,) = found.problems
    assert isinstance(problem, Problem)
    assert (problem.path, problem.rule) == ("groups/lost/group.yml", "no-group")
    assert "paper groups add" in problem.cure


@pytest.mark.parametrize("slug", ["groups", "joint", "feeds", "about", "es", "abc", "Upper", "with_line"])
def test_a_group_cannot_take_an_address_of_the_papers_own(tmp_path: Path, slug: str) -> None:
    found = read(content(tmp_path).group(slug))

    assert [f.rule for f in found.problems] == ["group-name"]
    assert not found.groups


@pytest.mark.parametrize("missing", ["credit", "rights"])
def test_a_photo_without_its_maker_or_right_is_told(tmp_path: Path, missing: str) -> None:
    own = with_bad(tmp_path, bare(image={**IMAGE, missing: None})).delete("groups/north/photos/picket.yml")

    assert [(f.line, f.rule) for f in told(read(own))] == [(6, f"missing-{missing}")]


def test_a_broken_photo_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    own = with_bad(tmp_path, picture()[:40], "groups/north/photos/torn.png")

    found = read(own)

    assert [(f.path, f.rule) for f in found.problems] == [("groups/north/photos/torn.png", "photo")]
    assert "north/good" in found.by_id


def test_a_corner_of_a_table_that_heads_nothing_is_no_heading_and_what_stands_below_it_is(tmp_path: Path) -> None:
    table = "| | Week | Month |\n|---|--:|---|\n| Rent | 80 | 320 |"

    own = content(tmp_path).group("north").article("north", "rents", table)

    html = str(read(own).by_id["north/rents"].body.html)
    assert "<td></td>" in html
    assert html.count('<th scope="col"') == 2
    assert '<th scope="row">Rent</th>' in html
