"""A group's own feed as pieces: the same words, none of the marks, and nothing loaded."""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import children
from plugins.children import Limits, OverLimitError
from plugins.intake import feed, markdown
from plugins.intake.feed import Item
from tests.sizes import size

AT = "https://loop.example/feed.xml"


def rss(*items: str, title: str = "The Loop") -> bytes:
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel><title>{title}</title><language>en</language>{"".join(items)}</channel></rss>'.encode()


def entry(html: str, title: str = "A title", link: str = "/one", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>{more}<content:encoded>{escape(html)}</content:encoded></item>"


def one(raw: bytes) -> Item:
    (item,) = feed.unpacked(feed.packed(raw, AT)).items
    return item


def test_rss_with_everything() -> None:
    more = "<pubDate>Thu, 14 May 2026 23:30:00 -0500</pubDate><dc:creator>Jo Lind</dc:creator><description>What happened.</description>"

    item = one(rss(entry('<p>We <b>stay</b>, <a href="/more">still</a>.</p><img src="a.jpg">', "Day 12: &amp;amp; more", more=more)))

    assert (item.title, item.link, item.day, item.authors, item.summary) == (
        "Day 12: & more",
        "https://loop.example/one",
        "2026-05-15",
        ("Jo Lind",),
        "What happened.",
    )
    assert item.body == "We **stay**, [still](https://loop.example/more)."
    assert item.pictures == ("https://loop.example/a.jpg",)


def test_atom() -> None:
    raw = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>El Lazo</title><entry><id>urn:x:1</id>
      <title type="html">Un &lt;i&gt;d\xc3\xada&lt;/i&gt;</title>
      <link href="https://lazo.example/1"/><published>2026-05-14T10:00:00Z</published><author><name>Ana</name></author><author><name>Bo</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Uno</p><p>Dos</p></div></content></entry></feed>"""

    item = one(raw)

    assert (item.title, item.day, item.authors, item.lang, item.body) == ("Un día", "2026-05-14", ("Ana", "Bo"), "es", "Uno\n\nDos")


def test_json_feed() -> None:
    items = [
        {
            "id": 7,
            "url": "https://x.example/7",
            "title": "Seven",
            "content_html": "<p>a</p>",
            "date_published": "2026-05-14T23:30:00-05:00",
            "authors": [{"name": "Ana"}],
        },
        {"id": "8", "title": "Eight", "content_text": "a < b & c\n\nd", "image": "/e.png"},
        "nothing",
        {"id": 9},
    ]

    found = feed.unpacked(feed.packed(json.dumps({"title": "X", "items": items}).encode(), AT))

    assert [(i.title, i.day, i.body, i.pictures) for i in found.items] == [
        ("Seven", "2026-05-15", "a", ()),
        ("Eight", "", "a < b & c\n\nd", ("https://loop.example/e.png",)),
    ]


@pytest.mark.parametrize("raw", [b"", b"{", b"{}", b'{"items": 3}', b"<html><body>no feed</body></html>", b"\xff\xfe\x00", b"<rss>", b"{" + b"[" * 100_000])
def test_what_is_no_feed_has_no_items(raw: bytes) -> None:
    assert feed.unpacked(feed.packed(raw, AT)).items == ()


def test_item_is_known_again_whatever_else_changes() -> None:
    first, second = (one(rss(entry(f"<p>{text}</p>", title))) for text, title in (("a", "One"), ("b", "Two")))

    assert first.key == second.key


def test_item_that_is_there_twice_is_one() -> None:
    assert len(feed.read(rss(entry("<p>a</p>"), entry("<p>a</p>"), entry("<p>b</p>", link="/two")), AT).items) == 2


def test_mail_addresses_are_nobodys_name() -> None:
    assert one(rss(entry("<p>a</p>", more="<author>jo@loop.example (Jo Lind)</author>"))).authors == ("Jo Lind",)
    assert one(rss(entry("<p>a</p>", more="<author>jo@loop.example</author>"))).authors == ()


def test_nothing_of_a_page_but_its_words_comes_over() -> None:
    html = "<p>Words.</p><script>alert(1)</script><style>p{}</style><iframe src=x></iframe><form><input></form><p onclick=x>More.</p>"
    html += "<video src=v></video><svg><a/></svg>"

    assert one(rss(entry(html))).body == "Words.\n\nMore."


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("planted", encoding="utf-8")
    raw = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'.encode() + rss(
        "<item><title>A &x; b</title><link>/1</link><description>c &x;</description></item>"
    )

    assert b"planted" not in feed.packed(raw, AT)


def test_entities_that_grow_are_cut_short() -> None:
    grown = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    raw = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x0 "lol">{grown}]>'.encode() + rss(
        "<item><title>&x11;</title><link>/1</link><description>a</description></item>"
    )

    with suppress(OverLimitError):
        assert len(children.work(Limits(seconds=3), feed.packed, raw, AT)) < 100_000


def test_item_nested_too_deeply_costs_no_other() -> None:
    found = feed.read(rss(entry("<div>" * 3000 + "a" + "</div>" * 3000), entry("<p>b</p>", link="/two")), AT)

    assert [item.body for item in found.items][-1:] == ["b"]


WORDS = st.text("ab *_`[](){}<>&;#+-.!|~=:\\\"'/1\n").filter(lambda text: text.strip())


@settings(max_examples=size(60, 5_000), deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_words_come_out_as_the_words_that_went_in(paragraphs: list[str]) -> None:
    """Whatever would be a mark in Markdown."""
    paragraphs = [" ".join(text.split()) for text in paragraphs]
    html = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)

    body = feed._followed(feed._Entry("i", "t", "", "", (), "", "", html, ())).body

    read = markdown.convert(body, "en")
    assert read.left_out == () and read.links == () and read.images == ()
    assert _plainly(read.text) == _plainly(" ".join(paragraphs))


def _plainly(text: str) -> str:
    """Without blanks, and without what is only set more finely in print."""
    for fine, plain in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("…", "..."), ("—", "---"), ("–", "--")):
        text = text.replace(fine, plain)
    return "".join(text.split())


@settings(max_examples=size(40, 5_000), deadline=None)
@given(st.binary(max_size=4000), st.sampled_from([rss(), b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>', b'{"items":[{', b"<rdf:RDF>"]))
def test_any_bytes_are_a_feed_or_none(raw: bytes, start: bytes) -> None:
    feed.packed(start[: len(start) - 20] + raw, AT)
