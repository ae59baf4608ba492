"""The site map, robots.txt and the page for what is not there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from xml.etree import ElementTree

from plugins.newsroom.model import Hold, Paper, Withdrawal
from plugins.newsroom.pages import File
from plugins.site.setting import pages
from tests.factories import PRESS_DAY, SETTINGS, paper, piece

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def text(made: Paper, address: str) -> str:
    (file,) = [file for file in pages(made, SETTINGS) if file.address == address]
    assert isinstance(file, File) and isinstance(file.content, bytes)
    return file.content.decode()


def told(made: Paper, address: str, entry: str) -> dict[str, str]:
    found = ElementTree.fromstring(text(made, address).encode()).findall(f"s:{entry}", NAMES)
    return {each.findtext("s:loc", "", NAMES).removeprefix(SETTINGS.url): each.findtext("s:lastmod", "", NAMES) for each in found}


def urls(made: Paper) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in told(made, "/sitemap.xml", "sitemap"):
        entries = told(made, part, "url")
        assert not entries.keys() & found.keys()
        found |= entries
    return found


def test_the_site_map_names_what_can_be_read_with_the_day_it_changed() -> None:
    gone = Withdrawal(date(2026, 11, 21), "wrong")
    held = Hold("north/held", "safety", PRESS_DAY, PRESS_DAY, ("south", "east"))

    found = urls(paper(piece(), piece("north/gone", withdrawn=gone), piece("north/held", hold=held), piece("north/later", unpublished=True)))

    assert found["/north/strike/"] == "2026-11-20T12:00:00+00:00"
    assert not {"/north/gone/", "/north/held/", "/north/later/"} & set(found)
    assert {"/", "/groups/north/", "/sections/workplace/", "/feeds/"} <= set(found)


def test_the_site_map_has_a_part_for_every_year_and_one_for_the_rest() -> None:
    made = paper(piece(), piece("north/old", date=datetime(2024, 5, 1, 12, tzinfo=UTC)))

    assert told(made, "/sitemap.xml", "sitemap") == {
        "/sitemap-pages.xml": "2026-11-20T12:00:00+00:00",
        "/sitemap-2026.xml": "2026-11-20T12:00:00+00:00",
        "/sitemap-2024.xml": "2024-05-01T12:00:00+00:00",
    }
    assert told(made, "/sitemap-2024.xml", "url") == {"/north/old/": "2024-05-01T12:00:00+00:00"}
    assert told(paper(), "/sitemap.xml", "sitemap") == {"/sitemap-pages.xml": ""}


def test_robots_are_welcome_and_told_where_the_map_is() -> None:
    assert text(paper(), "/robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {SETTINGS.url}/sitemap.xml\n"
