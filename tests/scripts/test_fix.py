"""`paper fix` on files of this paper's own, under git: what comes of it passes the check."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.images.develop import shrunk
from scripts.submission import judge
from tests.factories import Content, content, markdown, piece_text, read, run_paper
from tests.repositories import commit, git, under_git


@pytest.fixture
def own(tmp_path: Path) -> Content:
    made = content(tmp_path).group("north", editors=["ann"]).group("south", editors=["cy"])
    return made.article("north", "strike", title="Strike").article("south", "answer", reply_to=[{"to": "north/strike"}])


@pytest.mark.parametrize(
    ("is_committed", "edits"),
    [(False, ()), (True, ("Strike", "Strike: day 2")), (True, ("The picket", "A picket"))],
    ids=["as it was", "retitled", "rewritten"],
)
def test_renamed_piece_gets_its_id_and_its_former_name(own: Content, is_committed: bool, edits: tuple[()] | tuple[str, str]) -> None:
    repository = under_git(own)
    old, new = own.folder / "groups/north/articles/strike.md", own.folder / "groups/north/letters/dock-strike.md"

    def rename() -> None:
        new.parent.mkdir()
        new.write_text(old.read_text(encoding="utf-8").replace(*edits) if edits else old.read_text(encoding="utf-8"), encoding="utf-8")
        old.unlink()

    git(own.root, "checkout", "--quiet", "-b", "renaming")
    rename()
    if is_committed:
        commit(own.root)
    told = run_paper(own, "fix", "--yes", "content/groups/north/letters/dock-strike.md")
    head = commit(own.root)

    assert told.returncode == 0 and "+id: north/strike" in told.stdout and "+moved-from: strike" in told.stdout, told.stdout + told.stderr
    judgement = judge(repository, "main", head, "ann", ())
    assert judgement.verdict.is_agreed and {finding.rule for finding in judgement.findings if finding.stops} <= (
        {"changed-text"} if "picket" in str(edits) else set()
    )


def test_piece_that_is_new_is_nobodys_heir(own: Content) -> None:
    under_git(own)
    own.delete("groups/north/articles/strike.md").article("north", "other", title="Something else", body="Other words.")

    assert "nothing to mend" in run_paper(own, "fix", "--yes", "content/groups/north/articles/other.md").stdout


def test_address_from_the_browser_becomes_an_id(own: Content) -> None:
    own.article("north", "again", reply_to=[{"to": "http://localhost:8000/south/answer/"}])
    own.file("groups/north/signatures/x.yml", "signs: /south/answer/\n")

    run_paper(own, "fix", "--yes", "content/groups/north/articles/again.md", "content/groups/north/signatures/x.yml")

    assert "to: south/answer" in (own.folder / "groups/north/articles/again.md").read_text(encoding="utf-8")
    assert (own.folder / "groups/north/signatures/x.yml").read_text(encoding="utf-8") == "signs: south/answer\n"


def test_what_is_no_piece_is_not_made_one(own: Content) -> None:
    """A group's file, an event and a page of the paper's own are none of another generator's."""
    own.event("north", "vote").file("pages/charter.md", markdown("We agree.", title="Charter"))
    files = ("groups/north/group.yml", "groups/north/events/vote.md", "pages/charter.md")
    before = [(own.folder / file).read_bytes() for file in files]

    told = run_paper(own, "fix", "--yes", *(f"content/{file}" for file in files))

    assert told.stdout.count("nothing to mend") == 3 and [(own.folder / file).read_bytes() for file in files] == before


def test_name_that_can_be_no_address_is_changed_and_nobodys_file_is_overwritten(own: Content) -> None:
    own.file("groups/north/articles/Día Dos!.md", piece_text()).file("groups/south/articles/Answer.md", piece_text())
    kept = (own.folder / "groups/south/articles/answer.md").read_bytes()

    told = run_paper(own, "fix", "--yes", "content/groups/north/articles/Día Dos!.md", "content/groups/south/articles/Answer.md")

    assert "is dia-dos.md now" in told.stdout and "answer.md is there already" in told.stdout
    assert "north/dia-dos" in read(own).by_id and (own.folder / "groups/south/articles/answer.md").read_bytes() == kept


@pytest.mark.parametrize("name", ["The tap.markdown", "the-tap.mdx", "The_Tap.Rmd", "the tap.MD"])
def test_piece_in_a_file_of_another_ending_is_one_that_is_read(own: Content, name: str) -> None:
    own.file(f"groups/north/articles/{name}", "# The tap\n\nIt drips.\n")

    told = run_paper(own, "fix", "--yes", f"content/groups/north/articles/{name}")

    assert "is the-tap.md now" in told.stdout and not (own.folder / f"groups/north/articles/{name}").exists()
    made = read(own)
    assert made.by_id["north/the-tap"].title == "The tap" and not made.problems


def test_photo_that_is_too_large_is_made_smaller_and_another_is_left(own: Content) -> None:
    target = io.BytesIO()
    Image.effect_noise((1200, 900), 80).save(target, "PNG")

    small = shrunk(target.getvalue(), 300_000, 50_000_000)
    few = shrunk(target.getvalue(), 50_000_000, 10_000)

    assert len(small) <= 300_000 and Image.open(io.BytesIO(small)).format == "PNG"
    assert Image.open(io.BytesIO(few)).size == (115, 86)
    assert shrunk(target.getvalue(), 50_000_000, 50_000_000) == target.getvalue()
    own.file("groups/north/photos/march.png", target.getvalue()).file("groups/north/photos/no.jpg", b"none")
    assert "nothing to mend" in run_paper(own, "fix", "--yes", "content/groups/north/photos/march.png").stdout
    assert "is no picture" in run_paper(own, "fix", "--yes", "content/groups/north/photos/no.jpg").stderr


def test_outside_of_git_a_piece_is_mended_all_the_same(own: Content) -> None:
    own.article("north", "late", date="14 May 2026")

    assert "+date: 2026-05-14" in run_paper(own, "fix", "--yes", "content/groups/north/articles/late.md").stdout
