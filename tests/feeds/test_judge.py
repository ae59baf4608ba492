"""The judge of feeds finds what it is there to find: every fault, put into a sound feed, is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.feeds.setting import pages
from tests.factories import SETTINGS, contents, paper, piece
from tests.feeds.judge import faults

FEEDS = contents(pages(paper(piece("north/strike"), piece("north/other")), SETTINGS))


def changed(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("format", "change", "word"),
    [
        ("rss", changed("</item>", ""), "well-formed"),
        ("rss", changed("<ttl>60</ttl>", "<ttl>0</ttl>"), "ttl"),
        ("rss", changed('rel="self"', 'rel="alternate"'), "link"),
        ("rss", changed("<dc:creator>North</dc:creator>", "<author>North</author>"), "item"),
        ("rss", changed("Fri, 20", "Sat, 20"), "day of the week"),
        ("rss", changed("feeds/all.rss", "feeds/other.rss"), "calls itself"),
        ("rss", changed("&lt;p&gt;", "&lt;p onclick='x'&gt;"), "onclick"),
        ("rss", changed("&lt;p&gt;", "&lt;p&gt;&lt;a href='/here/'&gt;here&lt;/a&gt;"), "leads nowhere"),
        ("rss", changed("&lt;/p&gt;", ""), "closes what is not open"),
        ("rss", changed("isPermaLink", "permaLink"), "guid"),
        ("atom", changed("<updated>", "<modified>x</modified><updated>"), "feed"),
        ("atom", changed("<author>", "<contributor>"), "well-formed"),
        ("atom", changed("+00:00</published>", "</published>"), "published"),
        ("atom", changed('type="html"', 'type="text"'), "content"),
        ("atom", changed("<id>urn:uuid:", "<id>tag:"), "id"),
        ("json", changed('"version": "https://jsonfeed.org/version/1.1"', '"version": "1.1"'), "version"),
        ("json", changed('"title": "Strike"', '"titel": "Strike"'), "titel"),
        ("json", changed("urn:uuid:", "urn:"), "id"),
        ("opml", changed('version="2.0"', 'version="1.0"'), "opml"),
    ],
)
def test_a_faulty_feed_is_told(format: str, change: Callable[[str], str], word: str) -> None:
    address = "/feeds/subscriptions.opml" if format == "opml" else f"/feeds/all.{format}"
    sound = FEEDS[address]

    assert not faults(sound, format, SETTINGS.url + address)
    assert any(word in fault for fault in faults(change(sound.decode()).encode(), format, SETTINGS.url + address))


def test_entries_that_cannot_be_told_apart_are_told() -> None:
    feed = FEEDS["/feeds/all.atom"].decode()
    moments = [part.split("</updated>")[0] for part in feed.split("<updated>")[2:]]

    assert moments[0] != moments[1]
    assert any("stands 2 times" in fault for fault in faults(feed.replace(moments[1], moments[0]).encode(), "atom", f"{SETTINGS.url}/feeds/all.atom"))
