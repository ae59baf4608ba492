"""What its author says for themselves never shows as their group's: on every page, card and edition, in every feed, on every card for sharing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from plugins.feeds.subjects import item
from plugins.images.setting import pages as pictures
from plugins.newsroom import heads
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Job
from plugins.newsroom.settings import Settings
from plugins.press.catalogues import voices
from tests.sample import ROOT

GROUPS, JOINT, AUTHORS = "The group’s view", "The groups’ joint view", "The author’s view"


VOICES = voices(ROOT / "theme")


def said(words: str, document: html.HtmlElement) -> str:
    """The words in the language of a page's interface."""
    return VOICES[str(document.get("lang"))](words)


def is_own_view(paper: Paper, piece: Piece) -> bool:
    """Whether a piece is its author's own, and says so: opinion and letters that no group has made its own."""
    original = paper.original_of(piece)
    section = paper.sections.get(original.section)
    return not original.with_groups and original.position == "author" and (original.is_letter or (section is not None and section.kind == "opinion"))


def speaks_for_a_group(paper: Paper, piece: Piece) -> bool:
    original = paper.original_of(piece)
    return original.position == "group" or bool(original.with_groups)


@pytest.fixture(scope="module")
def documents(built_site: Path) -> list[tuple[str, html.HtmlElement]]:
    found = [path for path in sorted(built_site.rglob("*.html")) if path.parent.name != "components"]  # whose pieces are examples
    return [(f"/{path.relative_to(built_site).as_posix().removesuffix('index.html')}", html.fromstring(path.read_text(encoding="utf-8"))) for path in found]


def shown(document: html.HtmlElement, page: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every place where a piece stands among others with its group: a card, a line of the strip; with the piece's address."""
    document.make_links_absolute(f"http://x{page}")
    for place in document.xpath("//*[contains(@class,'card card--')] | //li[@class='strip__line']"):
        (link,) = place.xpath(".//a[@class='card__link' or @class='strip__headline']")
        yield link.get("href").removeprefix("http://x"), place


def test_every_card_and_line_of_an_authors_own_view_says_so(documents: list[tuple[str, html.HtmlElement]], sample: Paper) -> None:
    by_address = {piece.address: piece for piece in sample.pieces}
    own = 0
    for page, document in documents:
        for address, place in shown(document, page):
            piece, words = by_address[address], place.text_content()
            if is_own_view(sample, piece):
                own += 1
                assert said(AUTHORS, document) in words, (page, address)
            if not speaks_for_a_group(sample, piece):
                assert said(GROUPS, document) not in words and said(JOINT, document) not in words, (page, address)
    assert own > 20


def test_page_of_an_authors_own_view_says_so_and_names_no_group_as_its_author(built_site: Path, sample: Paper) -> None:
    for piece in filter(lambda p: is_own_view(sample, p) and p.is_shown, sample.listed):
        page = html.fromstring((built_site / piece.address[1:] / "index.html").read_text(encoding="utf-8"))
        data = json.loads(str(page.xpath("string(//script[@type='application/ld+json'])")))

        head = str(page.xpath("string(//div[@class='sheet__side'])"))
        assert said(AUTHORS, page) in head and said(GROUPS, page) not in head, piece.id
        if sample.original_of(piece).authors:
            assert {author["@type"] for author in data["author"]} == {"Person"}, piece.id


def test_feeds_credit_an_authors_own_view_to_its_author(sample: Paper, settings: Settings) -> None:
    for piece in filter(lambda p: is_own_view(sample, p) and p.is_shown, sample.listed):
        told = item(sample, settings, piece)
        names = [sample.groups[slug].name for slug in sample.groups_of(piece) if slug in sample.groups]

        assert "The author’s own view" in told.html and "The view of" not in told.html
        if sample.original_of(piece).authors:
            assert not {credited.name for credited in told.credited} & {*names}, piece.id


def test_card_for_sharing_of_an_authors_own_view_bears_the_author(sample: Paper, settings: Settings) -> None:
    drawn = {file.address: file for file in pictures(sample, settings) if isinstance(file, File)}
    seen = 0
    for piece in filter(lambda p: is_own_view(sample, p), sample.listed):
        file = drawn.get(heads.share_card(f"{piece.group}/{piece.slug}"))
        if file and isinstance(file.content, Job) and sample.original_of(piece).authors:
            seen += 1
            assert sample.groups[piece.group].name not in str(file.content.arguments), piece.id
    assert seen
