"""What feeds say, and when they change: papers in memory."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from markupsafe import Markup

from plugins.feeds.setting import pages
from plugins.newsroom.model import (
    Body,
    Confirmation,
    Correction,
    FirstPublished,
    Hold,
    Image,
    LetterSource,
    Paper,
    Person,
    Photo,
    Piece,
    Withdrawal,
)
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from tests.factories import PRESS_DAY, SETTINGS, contents, group, paper, piece
from tests.feeds.judge import faults

ATOM = {"": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
JO = Person("north", "jo-lind", "Jo Lind")
PHOTO = Image(Photo("groups/north/photos/wall.jpg", None, "ab" * 32, 1600, 1000, "#888888"), "A wall", "The wall", "Us", "own")  # type: ignore[arg-type]


def feeds(made: Paper, settings: Settings = SETTINGS) -> dict[str, bytes]:
    """Every feed by its address; all of them valid."""
    found = contents(pages(made, settings))
    told = {address: wrong for address, data in found.items() if (wrong := faults(data, address.rsplit(".", 1)[1], settings.url + address))}
    assert not told
    return found


def html(text: str) -> Body:
    return Body((Markup(text),), 3, "text")


def items(data: bytes) -> list[dict[str, Any]]:
    found = json.loads(data)["items"]
    assert isinstance(found, list)
    return found


def test_everyone_is_credited_in_every_format() -> None:
    own = piece(authors=(JO, Person("north", "ann", "Ann Öz")), with_groups=("south", "east"))
    word = Confirmation("south", "desk", date(2026, 11, 1), own.text_sha256)

    made = feeds(paper(own, confirmations={own.id: (word,)}))

    names = ["Jo Lind", "Ann Öz", "North", "South"]
    assert [author["name"] for author in items(made["/feeds/all.json"])[0]["authors"]] == names
    assert [author["name"] for author in feedparser.parse(made["/feeds/all.atom"]).entries[0].authors] == names
    assert [author["name"] for author in feedparser.parse(made["/feeds/all.rss"]).entries[0].authors] == names


def test_a_joint_piece_is_in_the_feed_of_each_group_that_confirmed_it_and_of_no_other() -> None:
    own = piece(with_groups=("south", "east", "west"))
    words = (Confirmation("south", "desk", date(2026, 11, 1), own.text_sha256), Confirmation("east", "desk", date(2026, 11, 1), "0" * 64))

    made = feeds(paper(own, confirmations={own.id: words}))

    held = {slug: [item["id"] for item in items(made[f"/feeds/groups/{slug}.json"])] for slug in ("north", "south", "east", "west")}
    assert held["north"] == held["south"] != []
    assert held["east"] == held["west"] == []
    assert "A joint text of North, South." in items(made["/feeds/all.json"])[0]["content_html"]
    assert "East" not in made["/feeds/all.rss"].decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"section": "workplace"}, ""),
        ({"section": "opinion"}, "The author’s own view, published by North."),
        ({"section": "workplace", "position": "group"}, "The view of North."),
        ({"section": "workplace", "with_groups": ("south",)}, "The view of North."),
        ({"section": "letters", "kind": "letter"}, "The author’s own view, published by North."),
    ],
)
def test_whose_view_it_is_stands_where_it_matters(changes: dict[str, Any], words: str) -> None:
    made = feeds(paper(piece(**changes)))

    for text in (items(made["/feeds/all.json"])[0]["content_html"], feedparser.parse(made["/feeds/all.rss"]).entries[0].content[0].value):
        assert (words in text) if words else ("view" not in text)


def test_section_topics_and_groups_are_told_apart_by_their_schemes() -> None:
    made = feeds(paper(piece(topics=("ports",), unlisted_topics=("cranes",))))

    url = SETTINGS.url
    tags = [(tag.term, tag.scheme, tag.label) for tag in feedparser.parse(made["/feeds/all.atom"]).entries[0].tags]
    assert tags == [
        ("Workplace", f"{url}/sections/", "Workplace"),
        ("Ports", f"{url}/topics/", "Ports"),
        ("cranes", f"{url}/topics/", "cranes"),
        ("north", f"{url}/groups/", "North"),
    ]
    assert [(tag.term, tag.scheme) for tag in feedparser.parse(made["/feeds/all.rss"]).entries[0].tags][-1] == ("North", f"{url}/groups/")
    assert items(made["/feeds/all.json"])[0]["tags"] == ["Workplace", "Ports", "cranes"]
    assert items(made["/feeds/all.json"])[0]["_joint_press"]["groups"] == [{"slug": "north", "name": "North"}]


def test_the_text_is_whole_and_every_address_in_it_absolute() -> None:
    body = html(
        '<p><a href="/south/claim/#s-why">Why</a> <a href="#s-how">how</a> <a href="https://x.example/?a=1&amp;b=2">x</a> a href="/not/a/link/"</p>'
        '<div class="table-scroll" tabindex="0"><table><thead><tr><th class="align-right">a</th></tr></thead></table></div>'
        '<p>1<sup id="s-fnref:1"><a class="footnote-ref" href="#s-fn:1">1</a></sup></p>'
        '<aside class="pull-quote"><p>Why</p></aside>'
        '<div class="footnote"><hr><ol><li id="s-fn:1"><p>Note <a class="footnote-backref" href="#s-fnref:1" title="↑ 1">↩</a></p></li></ol></div>'
    )

    text = items(feeds(paper(piece(body=body, image=PHOTO)))["/feeds/all.json"])[0]["content_html"]

    url = SETTINGS.url
    assert f'<a href="{url}/south/claim/#s-why">' in text
    assert f'<a href="{url}/north/strike/#s-how">' in text
    assert 'href="https://x.example/?a=1&amp;b=2"' in text
    assert 'a href="/not/a/link/"' in text
    assert f'<img src="{url}/assets/north/wall-' in text
    assert f'<a href="{url}/north/strike/#s-fn:1">1</a>' in text
    assert "table-scroll" not in text and "pull-quote" not in text


def test_the_lead_picture_is_an_enclosure_and_its_alternative_goes_with_it() -> None:
    made = feeds(paper(piece(image=PHOTO)))

    (atom,) = feedparser.parse(made["/feeds/all.atom"]).entries
    (rss,) = feedparser.parse(made["/feeds/all.rss"]).entries
    address = items(made["/feeds/all.json"])[0]["image"]
    assert [(link.href, link.type) for link in atom.enclosures] == [(address, "image/jpeg")]
    assert [(media["url"], media["width"], media["height"]) for media in rss.media_content] == [(address, "1200", "630")]
    assert 'type="plain">A wall<' in made["/feeds/all.rss"].decode()


def test_the_channel_says_what_it_is() -> None:
    own = replace(SETTINGS, hub="https://hub.example/", licence="CC BY 4.0", feed_ttl_minutes=90)

    made = feeds(paper(piece()), own)

    rss, atom = feedparser.parse(made["/feeds/groups/north.rss"]).feed, feedparser.parse(made["/feeds/groups/north.atom"]).feed
    assert (rss.language, rss.rights, rss.ttl, rss.image.href) == ("en", "CC BY 4.0", "90", f"{own.url}/assets/icon-144.png")
    assert {link.rel: link.href for link in atom.links} == {
        "self": f"{own.url}/feeds/groups/north.atom",
        "alternate": f"{own.url}/groups/north/",
        "hub": "https://hub.example/",
    }
    assert {link.rel: link.href for link in rss.links} == {
        "self": f"{own.url}/feeds/groups/north.rss",
        "alternate": f"{own.url}/groups/north/",
        "hub": "https://hub.example/",
    }
    feed = json.loads(made["/feeds/groups/north.json"])
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert feed["items"][0]["_joint_press"]["licence"] == "CC BY 4.0"


def test_a_piece_has_its_own_language_and_licence() -> None:
    made = feeds(paper(piece(lang="ar", licence="CC0")))

    (entry,) = feedparser.parse(made["/feeds/languages/ar.atom"]).entries
    assert entry.content[0].language == "ar"
    assert 'dir="rtl"' in entry.content[0].value
    assert entry.rights == "CC0"
    assert feedparser.parse(made["/feeds/languages/ar.atom"]).feed.language == "ar"


def test_ids_are_for_good_whatever_becomes_of_addresses() -> None:
    own = replace(SETTINGS, permanent_name="paper-of-ours")
    before = feeds(paper(piece(), piece("north/other")), own)

    after = feeds(paper(piece(address="/north/moved/", slug="moved"), piece("north/other")), replace(own, url="https://new.example", name="New Name"))

    assert before.keys() == after.keys()
    for address in (address for address in before if address.endswith(".atom")):
        one, other = feedparser.parse(before[address]), feedparser.parse(after[address])
        assert [entry.id for entry in one.entries] == [entry.id for entry in other.entries]
        assert one.feed.id == other.feed.id
    assert len({feedparser.parse(data).feed.id for address, data in before.items() if address.endswith(".atom")}) == sum(a.endswith(".atom") for a in before)


def test_an_item_is_updated_when_its_piece_changed_and_at_no_other_time() -> None:
    own = piece()

    def told(changed: Piece) -> tuple[str, str]:
        (item,) = items(feeds(paper(changed))["/feeds/all.json"])
        return item["date_published"], item["date_modified"]

    published, modified = told(own)
    assert published == "2026-11-20T12:00:00+00:00"
    assert modified.startswith("2026-11-20T12:00:00.")
    assert told(replace(own, topics=("ports",), image=PHOTO))[1] == modified
    for change in (
        {"updated": datetime(2026, 11, 22, 12, tzinfo=UTC)},
        {"corrections": (Correction(date(2026, 11, 22), "The boat was red."),)},
        {"withdrawn": Withdrawal(date(2026, 11, 22), "It was wrong.")},
    ):
        assert told(replace(own, **change)) == (published, modified.replace("2026-11-20", "2026-11-22"))


def test_an_edit_elsewhere_and_another_press_day_change_no_byte() -> None:
    pieces = [piece(f"north/p{n}", date=datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n)) for n in range(5)]
    theirs = piece("south/claim", section="opinion", topics=("ports",))
    before = feeds(paper(*pieces, theirs, groups=(group("east"),)))

    elsewhere = feeds(paper(*pieces, replace(theirs, title="Another"), piece("south/older", date=datetime(2019, 1, 1, tzinfo=UTC)), groups=(group("east"),)))
    later = feeds(paper(*pieces, theirs, groups=(group("east"),), press_day=PRESS_DAY + timedelta(days=400)))

    assert later == before
    assert {a for a in before if elsewhere[a] != before[a]} == {
        *(f"/feeds/{name}.{format}" for format in ("atom", "rss", "json") for name in ("all", "groups/south", "sections/opinion", "topics/ports")),
        *(f"/feeds/sections/workplace.{format}" for format in ("atom", "rss", "json")),
        *(f"/feeds/languages/en.{format}" for format in ("atom", "rss", "json")),
    }


def test_a_withdrawn_pieces_text_is_gone_and_its_withdrawal_stands() -> None:
    own = piece(
        body=html("<p>The secret of the wall</p>"),
        image=PHOTO,
        standfirst="A secret",
        summary="A secret",
        withdrawn=Withdrawal(date(2026, 11, 22), "It was wrong."),
    )

    made = feeds(paper(own))

    assert not [address for address, data in made.items() if b"ecret" in data or b"wall-" in data]
    for text in (items(made["/feeds/all.json"])[0]["content_html"], feedparser.parse(made["/feeds/all.rss"]).entries[0].content[0].value):
        assert "Withdrawn by its group on 22 November 2026: It was wrong." in text


def test_a_held_piece_is_in_no_feed() -> None:
    own = piece(hold=Hold("north/strike", "safety", PRESS_DAY, PRESS_DAY + timedelta(days=14), ("south", "east")))

    assert not items(feeds(paper(own))["/feeds/all.json"])


def test_a_translation_is_no_new_item_of_the_paper_and_says_what_it_is() -> None:
    own = piece(authors=(JO,))
    other = piece("south/huelga", lang="es", title="Huelga", translation_of=own.id, credits=(("translator", "Ana"),), authors=(Person("south", "ana", "Ana"),))

    made = feeds(paper(own, other))

    for name in ("all", "groups/north", "groups/south", "sections/workplace", "languages/en"):
        assert "Huelga" not in made[f"/feeds/{name}.json"].decode()
    (told,) = items(made["/feeds/languages/es.json"])
    assert told["title"] == "Huelga"
    assert [author["name"] for author in told["authors"]] == ["Jo Lind", "North"]
    assert "Translated by Ana for South. Not checked by the authors." in told["content_html"]


def test_a_translation_that_its_authors_confirmed_says_so_no_more() -> None:
    own, other = piece(), piece("south/huelga", lang="es", translation_of="north/strike")
    word = Confirmation("north", "desk", date(2026, 11, 22), other.text_sha256)

    (told,) = items(feeds(paper(own, other, confirmations={other.id: (word,)}))["/feeds/languages/es.json"])

    assert "Not checked" not in told["content_html"]


def test_provenance_of_a_reprint_and_of_a_letter_from_elsewhere_stands_in_the_text() -> None:
    reprint = piece(first_published=FirstPublished("The Mast", "https://mast.example/1", date(2020, 1, 2), "with permission of The Mast"))
    letter = piece(
        "north/letter", kind="letter", section="letters", letter_from=LetterSource("The Quay", "", "B. Hoog", datetime(2020, 1, 2, 18, 40, tzinfo=UTC))
    )

    made = feeds(paper(reprint, letter))

    told = {item["title"]: item for item in items(made["/feeds/all.json"])}
    assert 'First published in: <a href="https://mast.example/1">The Mast</a>, 2 January 2020; with permission of The Mast.' in told["Strike"]["content_html"]
    assert told["Strike"]["external_url"] == "https://mast.example/1"
    assert "Written in: The Quay, 2 January 2020, by B. Hoog." in told["Letter"]["content_html"]


def test_words_that_look_like_markup_stay_words() -> None:
    made = feeds(paper(piece(title="Tom & Jerry's <script> tag", standfirst='2 < 3 & "4"', topics=("ports",)), groups=(group("north", name="A & B <i>"),)))

    assert items(made["/feeds/all.json"])[0]["title"] == "Tom & Jerry's <script> tag"
    entry = ElementTree.fromstring(made["/feeds/all.atom"]).find("entry", ATOM)
    assert entry is not None
    assert (entry.findtext("title", "", ATOM), entry.findtext("summary", "", ATOM)) == ("Tom & Jerry's <script> tag", '2 < 3 & "4"')
    assert entry.findtext("author/name", "", ATOM) == "A & B <i>"


def test_the_whole_papers_older_items_can_be_walked_back_to_the_first() -> None:
    own = replace(SETTINGS, feed_items=3)
    made = feeds(paper(*(piece(f"north/p{n:02}", date=datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n)) for n in range(11))), own)

    address, seen, archives = "/feeds/all.atom", [], 0
    while address:
        feed = ElementTree.fromstring(made[address])
        seen += [entry.findtext("title", "", ATOM) for entry in feed.findall("entry", ATOM)]
        links = {link.get("rel"): (link.get("href") or "").removeprefix(own.url) for link in feed.findall("link", ATOM)}
        archives += feed.find("fh:archive", ATOM) is not None
        assert links["self"] == address
        assert (links.get("current") == "/feeds/all.atom") is (address != "/feeds/all.atom")
        address = links.get("prev-archive", "")

    assert list(dict.fromkeys(seen)) == [f"P{n:02}" for n in reversed(range(11))]
    assert archives == 3


def test_a_full_archive_does_not_change_when_a_piece_is_added() -> None:
    own = replace(SETTINGS, feed_items=3)
    pieces = [piece(f"north/p{n:02}", date=datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n)) for n in range(11)]

    before, after = feeds(paper(*pieces[:10]), own), feeds(paper(*pieces), own)

    assert sorted(address for address in before if "archive" in address) == [f"/feeds/archive/{n}.atom" for n in (1, 2, 3)]
    assert all(before[address] == after[address] for address in before if "archive" in address)


def test_the_subscription_list_names_one_feed_of_every_subject() -> None:
    made = feeds(paper(piece(authors=(JO,), topics=("ports",)), piece("south/nota", lang="es")))

    listed = [outline.get("xmlUrl", "").removeprefix(SETTINGS.url) for outline in ElementTree.fromstring(made["/feeds/subscriptions.opml"]).iter("outline")]

    assert sorted(filter(None, listed)) == sorted(address for address in made if address.endswith(".atom"))


def test_an_author_has_a_feed_in_atom_alone() -> None:
    made = feeds(paper(piece(authors=(JO,))))

    assert [address for address in made if "people" in address] == ["/feeds/people/north/jo-lind.atom"]
