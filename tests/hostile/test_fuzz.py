"""Anything at all, anywhere in content: the paper is read, every fault is told, and the others' pieces stay."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.intake import front_matter, manuscripts
from tests.factories import content, markdown, read
from tests.hostile.payloads import FAMILIES, payloads
from tests.sizes import size

MANY = settings(max_examples=size(25, 3000), deadline=None, suppress_health_check=list(HealthCheck))

SEEDS = [text for _, text in payloads(len(FAMILIES) * 2, seed=5)]
TOKENS = st.sampled_from(
    [
        "---\n",
        "\n",
        "title:",
        " x",
        "\t",
        "- ",
        "  ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        "|",
        ">",
        "&a",
        "*a",
        "!!x",
        "#",
        "~",
        "2026-11-01",
        "é",
        "\u2028",
        "\ufeff",
        "%",
    ]
)
FIELDS = st.sampled_from("title date section authors summary lang topics places position id with image reply-to credits corrections withdrawn series x".split())
SOUP = st.lists(st.one_of(TOKENS, st.text(max_size=5), st.sampled_from(SEEDS)), max_size=25).map("".join)
VALUES = st.recursive(
    st.one_of(st.text(max_size=20), st.sampled_from(SEEDS)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(FIELDS, inner, max_size=3)),
    max_leaves=5,
)
REGISTERS = st.sampled_from(
    [
        "groups/other/group.yml",
        "groups/other/people.yml",
        "joint/sections.yml",
        "joint/topics.yml",
        "joint/places.yml",
        "joint/editions/1.yml",
        "joint/holds/1.yml",
        "groups/other/signatures/1.yml",
        "groups/other/events/1.md",
        "groups/other/photos/1.yml",
        "pages/x.md",
    ]
)
NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda name: name not in (".", "..") and len(name.encode()) < 200
)


@MANY
@given(SOUP)
def test_any_fields_are_read_or_told(text: str) -> None:
    fields, problems = front_matter.read(text, "x.md", 2)

    assert fields is not None or problems
    assert all(problem.line >= 1 and problem.cure for problem in problems)


@MANY
@given(st.one_of(st.binary(max_size=300), SOUP.map(str.encode), SOUP.map(lambda body: markdown(body, title="x").encode())))
def test_any_file_is_read_or_told_and_kept_as_it_was_read(raw: bytes) -> None:
    manuscript = manuscripts.read(raw, "groups/a/articles/b.md", "en", "s-")

    assert manuscript.converted is not None or manuscript.findings
    assert manuscripts.unpack(manuscripts.pack(manuscript)) == manuscript


@settings(max_examples=size(15, 1500), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(REGISTERS, st.one_of(SOUP.map(str.encode), st.binary(max_size=100)), max_size=3), st.dictionaries(FIELDS, VALUES, max_size=5), SOUP, NAMES
)
def test_any_submission_costs_the_others_nothing(files: dict[str, bytes], fields: dict[str, object], body: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        own = content(Path(folder)).group("north", joined="2024-01-01").article("north", "strike", section="letters").group("other", joined="2025-01-01")
        before = read(own).by_id["north/strike"]
        for path, data in files.items():
            own.file(path, data)
        own.file("groups/other/articles/piece.md", markdown(body, **fields))
        (own.folder / "groups/other/articles" / name).write_bytes(body.encode())

        made = read(own)

    told = {finding.path for finding in made.findings}
    if not {"joint/sections.yml"} & files.keys():
        assert made.by_id["north/strike"].text == before.text
    assert "other/piece" in made.by_id or told
