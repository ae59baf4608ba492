"""What is new in a group's feed becomes pieces of its folder: sound ones, once, and nothing of anybody's is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from scripts import imports
from scripts.imports import MOST_PIECES, Taken, take
from tests.factories import SETTINGS, Content, content, read
from tests.intake.test_feed import entry, rss
from tests.loopback import says, web

LONG = "<p>" + "The picket stood from six in the morning. " * 20 + "</p>"


class Site:
    """A group's own site, with a feed that a test writes."""

    def __init__(self) -> None:
        self.raw = rss(entry(LONG, "Day one"))
        self.asked: list[str] = []
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        says(handler, self.raw)


@pytest.fixture
def site() -> Iterator[Site]:
    own = Site()
    with web(own.answer) as own.url:
        yield own


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    made = content(tmp_path).group("north", defaults={"section": "housing"}).article("north", "strike", title="Strike")
    monkeypatch.chdir(made.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    return made


def taken(own: Content, site: Site, known: frozenset[str] = frozenset()) -> Taken:
    paper = read(own)
    return take(paper.groups["north"], f"{site.url}/feed.xml", paper, SETTINGS, known, lambda _: True)


def test_item_becomes_a_piece_that_says_where_it_stood(own: Content, site: Site) -> None:
    site.raw = rss(entry(LONG, "Day: one & two", more="<pubDate>Thu, 14 May 2026 10:00:00 GMT</pubDate>"))

    found = taken(own, site)

    assert [*found.pieces] == ["day-one-two.md"]
    own.file("groups/north/articles/day-one-two.md", found.pieces["day-one-two.md"])
    piece = read(own).by_id["north/day-one-two"]
    assert (piece.title, piece.date.date().isoformat(), piece.section, piece.group) == ("Day: one & two", "2026-05-14", "housing", "north")
    assert piece.first_published is not None
    assert (piece.first_published.publication, piece.first_published.url) == ("The Loop", f"{site.url}/one")
    assert str(piece.first_published.date) == "2026-05-14"


def test_nothing_is_loaded_but_the_feed(own: Content, site: Site) -> None:
    site.raw = rss(entry(f'{LONG}<img src="{site.url}/p.jpg"><link rel=stylesheet href="{site.url}/s.css">', "Day one"))

    found = taken(own, site)

    assert site.asked == ["/feed.xml"]
    assert [remark for remark in found.remarks if remark.endswith("/p.jpg")] and "p.jpg" not in next(iter(found.pieces.values()))


def test_what_is_here_already_is_not_taken_again(own: Content, site: Site) -> None:
    first = taken(own, site)
    assert taken(own, site, frozenset(first.keys)).pieces == {}, "it was proposed before"

    own.file("groups/north/articles/renamed.md", next(iter(first.pieces.values())).replace("Day one", "Another title"))
    assert taken(own, site).pieces == {}, "by where it stood"

    site.raw = rss(entry(LONG, "Strike", link="/strike"))
    assert taken(own, site).pieces == {}, "by its title"


def test_file_that_is_there_is_never_overwritten(own: Content, site: Site) -> None:
    own.article("north", "day-one", title="Something else").letter("north", "day-two")
    site.raw = rss(*(entry(LONG, title, link=f"/{n}") for n, title in enumerate(("Day one", "Day – one", "Day two", "Day one!"))))
    before = {path: path.read_bytes() for path in own.folder.rglob("*.md")}

    found = taken(own, site)

    names = {f"groups/north/articles/{name}" for name in found.pieces}
    assert len(names) == 4 and not any((own.folder / name).exists() for name in names) and "day-two.md" not in found.pieces
    assert {path: path.read_bytes() for path in own.folder.rglob("*.md")} == before


def test_folder_of_articles_is_not_left_behind_where_there_was_none(tmp_path: Path, site: Site, own: Content) -> None:
    own.group("south")
    paper = read(own)

    assert take(paper.groups["south"], site.url, paper, SETTINGS, frozenset(), lambda _: True).pieces
    assert not (own.folder / "groups/south/articles").exists()


def test_what_the_check_would_refuse_is_told_and_left_out(own: Content, site: Site) -> None:
    site.raw = rss(entry(LONG, "Day one"), entry(LONG + "<p>" + "word " * 50_000 + "</p>", "Too long", link="/long"))

    found = taken(own, site)

    assert [*found.pieces] == ["day-one.md"] and len(found.keys) == 2
    assert any("Too long" in remark and "more than the 200,000 allowed" in remark for remark in found.remarks)


def test_short_text_is_said_to_be_short(own: Content, site: Site) -> None:
    site.raw = rss(entry("<p>Only the beginning …</p>", "Day one"))

    assert any("very short" in remark for remark in taken(own, site).remarks)


def test_no_more_than_ten_come_at_once_the_newest_first(own: Content, site: Site) -> None:
    days = [f"<pubDate>{day:02} May 2026 10:00:00 GMT</pubDate>" for day in range(1, 26)]
    site.raw = rss(*(entry(LONG, f"Day {n}", link=f"/{n}", more=day) for n, day in enumerate(days)))

    first = taken(own, site)
    second = taken(own, site, frozenset(first.keys))

    assert len(first.pieces) == len(second.pieces) == MOST_PIECES and not {*first.keys} & {*second.keys}
    assert "day-24.md" in first.pieces and "day-14.md" in second.pieces


def test_day_that_is_to_come_is_today(own: Content, site: Site) -> None:
    site.raw = rss(entry(LONG, "Day one", more="<pubDate>Thu, 14 May 2099 10:00:00 GMT</pubDate>"))

    assert "date: 2026-11-23" in taken(own, site).pieces["day-one.md"]


@pytest.mark.parametrize(
    "title", ["x: y", "- [a](b)", "---", "'q\"", "# h", "{{ x }}", "null", "a\u202eb", "<script>", "title: injected&#10;position: group", "\u0000"]
)
def test_title_is_a_title_whatever_it_holds(title: str, own: Content, site: Site) -> None:
    site.raw = rss(entry(LONG, title.replace("<", "&lt;").replace("\u0000", "&#0;")))

    for name, text in taken(own, site).pieces.items():
        own.file(f"groups/north/articles/{name}", text)
    paper = read(own)

    assert [finding for finding in paper.findings if finding.stops] == []
    assert all(piece.position == "author" and piece.group == "north" for piece in paper.pieces)


def test_command_takes_the_feed_that_the_group_names(own: Content, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    monkeypatch.setattr("scripts.fetching.is_public", lambda _: True)
    monkeypatch.setattr(imports, "remembered", lambda *_: frozenset())
    assert "names no feed" in CliRunner().invoke(imports.imports, ["take", "north"]).output

    own.group("north", feed=f"{site.url}/feed.xml")
    told = CliRunner().invoke(imports.imports, ["take", "north"])

    assert told.exit_code == 0 and (own.folder / "groups/north/articles/day-one.md").is_file()
    assert CliRunner().invoke(imports.imports, ["take", "north"]).output == "Nothing new.\n"


def test_feed_is_an_address_of_the_web(own: Content) -> None:
    own.group("north", feed="mailto:a@b.example")

    assert [(f.rule, f.path) for f in read(own).problems] == [("address", "groups/north/group.yml")]
    assert read(own).groups["north"].feed == ""
