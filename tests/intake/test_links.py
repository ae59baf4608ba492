"""Links and pictures in a text: by the path of a file, by an address, by an id; what cannot be led to is told, and never stops the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsroom import addresses
from plugins.newsroom.model import Piece
from tests.factories import SETTINGS, Content, build, content, read, run_pelican

PARTS = "## The first part\n\nText.\n\n## العمل\n\nText."


def paper_with(folder: Path, body: str) -> Content:
    own = content(folder).group("north").group("south").photo("north", alt="A wall", credit="Us", rights="own")
    own.article("north", "other", PARTS).article("south", "theirs").article("north", "spanish", lang="es").event("north", "vote")
    return own.file("pages/about.md", "---\ntitle: About\n---\n\nUs.\n").article("north", "piece", body)


def piece(folder: Path, body: str) -> Piece:
    found = read(paper_with(folder, body))
    assert not [finding for finding in found.findings if finding.path.endswith("piece.md")]
    return found.by_id["north/piece"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("other.md", "/north/other/"),
        ("./other.md", "/north/other/"),
        ("../articles/other.md", "/north/other/"),
        ("../../south/articles/theirs.md", "/south/theirs/"),
        ("spanish.md", "/es/north/spanish/"),
        ("groups/north/articles/other.md", "/north/other/"),
        ("content/groups/north/articles/other.md", "/north/other/"),
        ("../../south/group.yml", "/groups/south/"),
        ("../../../pages/about.md", "/about/"),
        ("north/other", "/north/other/"),
        ("south/theirs", "/south/theirs/"),
        ("/north/other/", "/north/other/"),
        ("/north/other", "/north/other/"),
        ("/north/other/index.html", "/north/other/"),
        (f"{SETTINGS.url}/north/other/", "/north/other/"),
        ("http://127.0.0.1:8001/north/other/", "/north/other/"),
        ("other.md#the-first-part", "/north/other/#s-the-first-part"),
        ("/north/other/#s-the-first-part", "/north/other/#s-the-first-part"),
        ("other.md#%D8%A7%D9%84%D8%B9%D9%85%D9%84", "/north/other/#s-العمل"),
        ("/groups/south/", "/groups/south/"),
        ("/topics/ports/", "/topics/ports/"),
        ("/events/north/vote/", "/events/north/vote/"),
        ("/", "/"),
    ],
)
def test_a_link_leads_to_a_page_of_the_paper(tmp_path: Path, link: str, address: str) -> None:
    found = piece(tmp_path, f"See [this]({link}).")

    assert found.body.links == (address,)
    assert f'<a href="{address}">this</a>' in found.body.html


@pytest.mark.parametrize("link", ["https://elsewhere.example/a?b=1&amp;c=2#d", "http://elsewhere.example", "mailto:us@elsewhere.example"])
def test_a_link_leads_elsewhere(tmp_path: Path, link: str) -> None:
    assert f'<a href="{link}">this</a>' in piece(tmp_path, f"See [this]({link}).").body.html


def test_a_link_leads_to_a_heading_of_its_own_text(tmp_path: Path) -> None:
    assert '<a href="#s-why">below</a>' in piece(tmp_path, "See [below](#why).\n\n## Why?\n\nBecause.").body.html


AWKWARD = """
[a](#nowhere) [b](other.md#never) [c](/north/other/#nothing) [d](/groups/north/#nowhere) [e](#fn:9) [f](/events/#south.vote)
[g](/groups/nonesuch/) [h](/people/north/nobody/) [i](/feeds/all.nothing) [j](/topics/nothing/) [k](/archive/1999/) [l](/letters/x/)
[m](../../south/articles/gone.md#x) [n](HTTPS://elsewhere.example) [o](MAILTO:us@elsewhere.example) <us@elsewhere.example> [p](held.md#part)
"""


def test_no_link_stops_the_paper(tmp_path: Path) -> None:
    own = paper_with(tmp_path, AWKWARD).group("east").group("west").article("north", "held", "## Part\n\nText.").hold("north/held", ["east", "west"])

    found = read(own)

    assert not found.problems
    assert len(found.notes) == 14
    assert run_pelican(own, "--fatal=errors").returncode == 0


def test_every_standing_page_is_there_in_the_smallest_paper(tmp_path: Path) -> None:
    site = build(content(tmp_path).group("north").article("north", "piece", " ".join(f"[x]({address})" for address in addresses.STANDING)))

    assert [address for address in addresses.STANDING if not (site / address.lstrip("/") / "index.html").is_file()] == []


@pytest.mark.parametrize(
    "link",
    ["tel:123", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "//elsewhere.example", "https://", "http://[::1", "file:///etc/passwd"],
)
def test_an_address_that_is_none_is_told(tmp_path: Path, link: str) -> None:
    found = read(paper_with(tmp_path, f'One.\n\n<a href="{link}">this</a>'))

    assert [(f.rule, f.line) for f in found.problems] == [("address", 10)] or [f.rule for f in found.problems] == ["broken-link"]
    assert "north/piece" not in found.by_id


def test_a_photo_is_named_by_its_file_or_its_path(tmp_path: Path) -> None:
    found = piece(tmp_path, 'One ![](picket.png) two.\n\n![Another wall](../photos/picket.png "A caption")')

    assert [(image.alt, image.caption, image.inline) for image in found.body.images] == [("A wall", "", True), ("Another wall", "A caption", False)]


def test_a_photo_of_another_group_is_told(tmp_path: Path) -> None:
    own = paper_with(tmp_path, "Look: ![x](../../south/photos/theirs.png)").photo("south", "theirs.png", credit="Them", rights="own")

    assert [f.rule for f in read(own).problems] == ["foreign-photo"]
