"""Debates as pages, from papers in memory and small ones on disk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plugins.articles import setting as articles
from plugins.articles.setting import head
from plugins.debates.setting import pages
from plugins.feeds.subjects import item, subjects
from plugins.newsroom import cards
from plugins.newsroom.debate_views import DebatesView, DebateView
from plugins.newsroom.model import Paper, Piece, ReplyTo, Withdrawal
from plugins.newsroom.pages import Page
from plugins.newsroom.views import ArticleView, RedirectView
from tests.factories import SETTINGS, content, paper, piece, read


def on(day: int) -> datetime:
    return datetime(2026, 10, day, 12, tzinfo=UTC)


def answer(id: str, to: str, quote: str = "", day: int = 2, **changes: object) -> Piece:
    return piece(id, reply_to=(ReplyTo(to, quote),), date=on(day), **changes)


def set_(own: Paper) -> dict[str, Page]:
    return {page.address: page for page in pages(own, SETTINGS) if isinstance(page, Page)}


def debate(own: Paper, address: str) -> DebateView:
    view = set_(own)[address].view
    assert isinstance(view, DebateView)
    return view


def article(own: Paper, id: str) -> ArticleView:
    (page,) = (p for p in articles.pages(own, SETTINGS) if isinstance(p, Page) and p.address == own.by_id[id].address)
    assert isinstance(page.view, ArticleView)
    return page.view


def exchanged(quote: str = "the kettle stood with it", **changes: object) -> Paper:
    return paper(piece("north/strike", date=on(1), **changes), answer("south/no", "north/strike", quote, 3), answer("west/yes", "south/no", "", 5))


def test_debate_shows_the_passage_beside_the_answer() -> None:
    view = debate(exchanged(), "/debates/north/strike/")

    first, second, third = view.turns
    assert (view.title, view.began, view.newest) == ("Strike", date(2026, 10, 1), date(2026, 10, 5))
    assert [mark.slug for mark in view.groups] == ["north", "south", "west"]
    assert (first.passages, first.depth) == ((), 0)
    assert [(p.group.slug, p.headline, p.quote, p.changed) for p in second.passages] == [("north", "Strike", "the kettle stood with it", False)]
    assert (second.depth, third.depth) == (1, 2)


def test_passage_that_is_no_longer_there_is_told_to_be_changed() -> None:
    (passage,) = debate(exchanged(quote="the samovar stood with it"), "/debates/north/strike/").turns[1].passages

    assert passage.changed


def test_no_answer_stands_more_than_a_step_further_than_the_one_before() -> None:
    row = [piece("north/0", date=on(1)), *(answer(f"north/{n}", f"north/{n - 1}") for n in range(1, 9))]

    depths = [turn.depth for turn in debate(paper(*row), "/debates/north/0/").turns]

    assert depths == [0, 1, 2, 3, 4, 4, 4, 4, 4]


def test_old_address_of_a_debate_leads_to_the_new_one() -> None:
    own = paper(piece("west/old", date=on(1)), answer("north/strike", "west/old"), answer("south/no", "north/strike", day=3))

    assert set_(own)["/debates/north/strike/"].view == RedirectView("/debates/west/old/", "Old")


def test_list_has_the_liveliest_debate_first() -> None:
    own = paper(
        piece("north/a", date=on(1)), answer("south/b", "north/a", day=9), piece("north/c", date=on(2)), answer("south/d", "north/c", day=4), piece("east/e")
    )

    view = set_(own)["/debates/"].view

    assert isinstance(view, DebatesView)
    assert [line.link.href for line in view.lines] == ["/debates/north/a/", "/debates/north/c/"]


def test_every_debate_has_a_feed_and_its_newest_answer_comes_first() -> None:
    (feed,) = (subject for subject in subjects(exchanged(), SETTINGS) if subject.kind == "debates")

    assert (feed.slug, feed.page) == ("north/strike", "/debates/north/strike/")
    assert [p.id for p in feed.pieces] == ["west/yes", "south/no", "north/strike"]


def test_piece_names_each_answering_group_once_and_letters_apart() -> None:
    own = paper(
        piece("north/strike", date=on(1)),
        answer("south/no", "north/strike", day=3),
        answer("south/again", "north/strike", day=4),
        answer("west/dear", "north/strike", day=5, kind="letter"),
    )

    view = article(own, "north/strike")

    assert [(a.group.slug, [link.text for link in a.pieces]) for a in view.answers] == [("south", ["No", "Again"])]
    assert [letter.link.text for letter in view.letters] == ["Dear"]
    assert [(link.href, link.count) for link in view.debates] == [("/debates/north/strike/", 4)]


def test_translation_shows_the_answers_to_its_original() -> None:
    own = paper(piece("north/strike", date=on(1)), piece("south/huelga", lang="es", translation_of="north/strike"), answer("west/yes", "north/strike"))

    view = article(own, "south/huelga")

    assert [a.group.slug for a in view.answers] == ["west"]
    assert [link.href for link in view.debates] == ["/debates/north/strike/"]


def test_letter_from_elsewhere_is_not_the_groups_own(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike")
    own.letter("north", "then", from_={"publication": "The Loop", "date": "2024-03-09 18:40"}, reply_to=[{"to": "north/strike"}])
    own.letter("north", "now", from_={"publication": "The Loop", "author": "Ruth"}, reply_to=[{"to": "north/strike"}])

    told_paper = read(own)
    found = debate(told_paper, "/debates/north/strike/").turns

    assert [([person.text for person in turn.card.byline.people], turn.card.byline.source) for turn in found] == [
        ([], ""),
        ([], "The Loop"),
        (["Ruth"], "The Loop"),
    ]
    told = {turn.card.href: item(told_paper, SETTINGS, told_paper.by_id[turn.card.href.strip("/")]) for turn in found}
    assert [[credited.name for credited in told[href].credited] for href in ("/north/now/", "/north/then/")] == [["Ruth"], ["North"]]
    assert '"author":[{"@type":"Organization","name":"The Loop"}]' in head(told_paper, SETTINGS, told_paper.by_id["north/then"]).json_ld
    assert [turn.source.date.isoformat() if turn.source and turn.source.date else "" for turn in found] == ["", "2024-03-09T18:40:00+01:00", ""]


@pytest.fixture
def invited(tmp_path: Path) -> Paper:
    own = content(tmp_path).group("north").group("south").group("west")
    own.article("north", "strike", date="2026-11-10", criticises=["south", "west"])
    own.article("south", "no", reply_to=[{"to": "north/strike"}])
    own.file("groups/west/declined/strike.yml", "to: content/groups/north/articles/strike.md\ndate: 2026-11-12\nwords: We said: no.\n")
    own.file("joint/debates/kettles.md", "---\ndebate: north/strike\ntitle: About kettles\n---\n\nTwo groups [disagree](/north/strike/).\n")
    own.article("north", "more", "See [the debate](/debates/north/strike/).")
    return read(own)


def test_group_declines_in_its_own_words(invited: Paper) -> None:
    (declined,) = article(invited, "north/strike").invitations

    assert invited.findings == ()
    assert (declined.group.slug, declined.words, declined.date) == ("west", "We said: no.", date(2026, 11, 12))


def test_introduction_gives_a_debate_its_title_and_does_not_move_it(invited: Paper) -> None:
    view = debate(invited, "/debates/north/strike/")

    assert view.title == "About kettles"
    assert 'href="/north/strike/"' in view.introduction
    assert 'href="/debates/north/strike/"' in invited.by_id["north/more"].body.html


def test_letter_in_a_list_says_what_it_answers_while_that_can_be_read() -> None:
    letter = answer("west/dear", "north/strike", kind="letter")
    withdrawn = piece("north/strike", withdrawn=Withdrawal(date(2026, 10, 9), "Wrong."))

    shown, gone = (cards.card(own, SETTINGS, letter).answers for own in (paper(piece("north/strike"), letter), paper(withdrawn, letter)))

    assert shown is not None and shown.href == "/north/strike/"
    assert gone is None
