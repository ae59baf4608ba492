"""Every language of the paper has its front and its archive; what stands in another language says so; the same pages name each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from tests.sample import URL

FRONTS = {"en": "/", "es": "/es/", "ar": "/ar/"}
WORDS = {"en": "From all the groups", "es": "De todos los grupos", "ar": "من كل المجموعات"}


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address[1:] / "index.html").read_text(encoding="utf-8"))


def alternates(document: html.HtmlElement) -> dict[str, str]:
    return {str(link.get("hreflang")): str(link.get("href")) for link in document.xpath("//link[@rel='alternate'][@hreflang]")}


@pytest.mark.parametrize("lang", FRONTS)
def test_front_speaks_its_language_in_its_direction(lang: str, built_site: Path) -> None:
    front = page(built_site, FRONTS[lang])

    assert (front.get("lang"), front.get("dir")) == (lang, direction(lang))
    assert WORDS[lang] in front.text_content()
    assert all(word not in front.text_content() for other, word in WORDS.items() if other != lang)


@pytest.mark.parametrize("lang", FRONTS)
def test_piece_on_a_front_is_in_the_fronts_language_where_it_can_be_and_else_says_which(lang: str, built_site: Path, sample: Paper) -> None:
    by_address = {piece.address: piece for piece in sample.pieces}
    front = page(built_site, FRONTS[lang])
    front.make_links_absolute(f"http://x{FRONTS[lang]}")

    links = front.xpath("//a[@class='card__link' or @class='strip__headline']")

    assert len(links) > 30
    for link in links:
        piece = by_address[link.get("href").removeprefix("http://x")]
        there = {piece.lang, *(other.lang for other in sample.translations_of(piece) if other.is_shown)}
        around = link if link.get("class") == "strip__headline" else link.getparent()
        assert piece.lang == lang or lang not in there, piece.id
        assert around.get("lang") == (None if piece.lang == lang else piece.lang), piece.id


def test_fronts_are_made_of_one_choice(built_site: Path, sample: Paper) -> None:
    by_address = {piece.address: piece for piece in sample.pieces}
    chosen = []
    for address in FRONTS.values():
        front = page(built_site, address)
        front.make_links_absolute(f"http://x{address}")
        links = front.xpath("//div[@class='front']//a[@class='card__link'] | //a[@class='strip__headline']")
        chosen.append([sample.original_of(by_address[link.get("href").removeprefix("http://x")]).id for link in links])

    assert chosen[0] == chosen[1] == chosen[2]


def test_archive_of_a_language_holds_all_that_can_be_read_in_it(built_site: Path, sample: Paper, settings: Settings) -> None:
    for lang in ("es", "ar"):
        months = page(built_site, f"/{lang}/archive/")
        months.make_links_absolute(f"http://x/{lang}/archive/")
        addresses = {str(href).removeprefix("http://x") for href in months.xpath("//ul[@class='years__months']//a/@href")}
        held = set()
        for address in addresses:
            month = page(built_site, address)
            month.make_links_absolute(f"http://x{address}")
            held |= {str(href).removeprefix("http://x") for href in month.xpath("//a[@class='card__link']/@href")}

        assert held == {piece.address for piece in sample.pieces_written_in(lang)}


def test_same_page_in_other_languages_is_named_both_ways(built_site: Path) -> None:
    seen = 0
    for file in sorted(built_site.rglob("index.html")):
        document = html.fromstring(file.read_text(encoding="utf-8"))
        others = alternates(document)
        own = f"{URL}/{file.parent.relative_to(built_site).as_posix()}/".replace("/./", "/")
        if others:
            seen += 1
            assert own in others.values(), own
            for href in others.values():
                there = html.fromstring((built_site / href.removeprefix(f"{URL}/") / "index.html").read_text(encoding="utf-8"))
                assert alternates(there) == others, (own, href)
    assert seen >= 8


def test_check_is_explained_in_every_language_of_the_paper(built_site: Path) -> None:
    """With examples in English, marked as such, and the same rules under the same names, so that a report can lead to any of them."""
    english, arabic = page(built_site, "/about/check/"), page(built_site, "/ar/about/check/")

    names = [[div.get("id") for div in document.xpath("//div[@class='rules__rule']")] for document in (english, arabic)]
    said = [document.xpath("//dt[@class='rules__text']/text() | //dd[@class='rules__cure']/text()") for document in (english, arabic)]
    assert names[0] == names[1]
    assert not {*said[0]} & {*said[1]}
    assert {code.get("lang") for code in arabic.xpath("//dd[@class='rules__example']/code")} == {"en"}


def test_commas_and_reasons_are_those_of_the_pages_language(built_site: Path) -> None:
    """A hold said only its keyword, in English; and Arabic had the commas of English."""
    arabic, held = page(built_site, "/events/nile-circle/eight-evenings/"), page(built_site, "/individuals/warehouse-diary/")

    assert arabic.xpath("//dd[time]/text()")[0] == "الخميس، "
    assert held.xpath("//p[@class='absence__reason']/span/text()") == ["Somebody may be in danger."]


def test_foot_says_of_each_title_and_language_which_it_is(built_site: Path) -> None:
    foot = page(built_site, "/ar/").xpath("//nav[@class='footer__nav']")[0]

    assert {link.get("lang") for link in foot.xpath(".//a[contains(@href, 'about/privacy')]")} == {"en"}
    assert {link.get("hreflang"): (link.text, link.get("lang")) for link in foot.xpath(".//a[@hreflang]")} == {
        "ar": ("العربية", None),
        "en": ("English", "en"),
        "es": ("Español", "es"),
        "hi": ("हिन्दी", "hi"),
    }
