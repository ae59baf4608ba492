"""Useful, not only strict: what people have is accepted once `paper fix` has been over it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from plugins.intake.conversion import convert_file
from tests.factories import content, read
from tests.hostile.odd_files import KINDS, files
from tests.sizes import size


def test_what_people_have_is_accepted_once_it_was_fixed(tmp_path: Path) -> None:
    own, count = content(tmp_path).group("north"), size(4 * len(KINDS), 600)
    kinds = {}
    for number, (kind, data) in enumerate(files(count)):
        name = f"piece-{number:04}"
        kinds[f"north/{name}"] = kind
        fixed = convert_file(data, date(2026, 5, 14), "workplace", ("workplace", "housing"), "https://old.example/", f"{name}.md")
        own.file(f"groups/north/articles/{name}.md", fixed.text)

    made = read(own)

    refused = Counter((kinds[id], problem.rule) for id in kinds for problem in made.problems if problem.path.endswith(f"/{id.split('/')[1]}.md"))
    assert len(kinds) - len(made.pieces) <= count // 100, refused
    assert all(piece.body.words > 5 for piece in made.pieces)
