"""Campaigns and what came of them; the record over the years; what a place and a topic gather."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.newsroom import campaigns
from plugins.newsroom.model import Paper, ReplyTo, Term
from plugins.newsroom.pages import Page
from plugins.newsroom.result_views import CampaignView, Period, ResultsView
from plugins.newsroom.statements import Signature, Statement, Wording
from plugins.newsroom.value import replace
from plugins.newsroom.views import ListingView
from plugins.newsroom.voices import ENGLISH
from plugins.places.setting import pages as place_pages
from plugins.results import figures
from plugins.results.picture import draw
from plugins.results.setting import pages
from plugins.topics.setting import pages as topic_pages
from tests.factories import BODY, PRESS_DAY, SETTINGS, campaign, content, event, group, paper, piece, read, task
from tests.sizes import size


def record(own: Paper) -> ResultsView:
    (found,) = [page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/results/"]
    assert isinstance(found, ResultsView)
    return found


def test_campaigns_stand_by_the_year_of_their_outcome_and_losses_stay() -> None:
    held = (
        campaign("lost", outcome="lost", ended=date(2025, 3, 1), started=date(2025, 1, 1)),
        campaign("won", outcome="won", ended=date(2026, 11, 1)),
        campaign("open"),
    )

    view = record(paper(groups=(group("north"),), campaigns=held))

    assert (view.won, view.partly, view.lost) == (1, 0, 1)
    assert [(year.year, [c.href for c in year.campaigns]) for year in view.years] == [(2026, ["/results/north/won/"]), (2025, ["/results/north/lost/"])]
    assert [c.href for c in view.going_on] == ["/results/north/open/"]


def test_outcome_of_a_later_day_is_not_told_yet() -> None:
    own = paper(
        groups=(group("north"),), campaigns=(campaign(outcome="won", ended=date(2027, 1, 1), result="Heat."), campaign("later", started=date(2027, 1, 1)))
    )

    view = record(own)

    assert ([(c.outcome, c.result, c.ended) for c in view.going_on], view.years) == ([("open", "", None)], ())


def test_campaigns_page_speaks_its_language() -> None:
    """The section of a piece and the place stood in the paper's language on a campaign's page in another."""
    town = Term("town", {"en": "Town", "es": "Ciudad"})
    own = paper(groups=(group("north"),), campaigns=(campaign("open", lang="es", places=("town",)),), places={"town": town})

    (view,) = [page.view for page in pages(own, replace(SETTINGS, voices={"es": ENGLISH})) if isinstance(page, Page) and isinstance(page.view, CampaignView)]

    assert [place.text for place in view.campaign.places] == ["Ciudad"]


def test_won_lately_counts_back_from_the_press_day() -> None:
    held = tuple(campaign(f"c{day}", outcome="won", ended=date(2026, 11, day)) for day in (1, 23))
    own = paper(groups=(group("north"),), campaigns=held)

    assert [c.slug for c in campaigns.won(own, 20)] == ["c23"]
    assert [c.slug for c in campaigns.won(own, 31)] == ["c23", "c1"]


def test_partner_is_named_after_its_own_word(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").group("south").group("west")
    own.campaign("north", "boiler", with_=["south", "west"]).join("west", "campaigns", "north/boiler")

    (found,) = read(own).campaigns

    assert (found.groups, found.invited) == (("north", "west"), ("south",))


def test_figures_are_counted_from_content_and_no_quarter_is_left_out() -> None:
    def on(month: int, year: int = 2026) -> datetime:
        return datetime(year, month, 10, 12, tzinfo=UTC)

    own = paper(
        piece("north/first", date=on(11, 2025)),
        piece("north/own-reply", date=on(5), reply_to=(ReplyTo("north/first"),)),
        piece("south/reply", date=on(11), reply_to=(ReplyTo("north/first"),)),
        piece("south/reply-es", date=on(11), lang="es", translation_of="south/reply"),
        piece("nobody/keys", date=on(11)),
        groups=(group("nobody", kind="individuals"),),
    )

    periods, by_quarter = figures.periods(own)

    assert by_quarter and [(p.year, p.quarter, p.pieces) for p in periods] == [(2025, 4, 1), (2026, 1, 0), (2026, 2, 1), (2026, 3, 0), (2026, 4, 2)]
    assert (periods[-1].replies, periods[-1].translations, periods[-1].individuals, periods[-1].groups) == (1, 1, 1, 1)
    assert periods[2].replies == 0


def test_statement_is_a_joint_text_once_two_groups_signed_it() -> None:
    wording = Wording(1, "joint/statements/hours/1.md", "Ten hours", "", date(2026, 11, 1), "en", BODY, b"", "a" * 64)
    names = tuple(Signature(name, "", date(2026, 11, 2), 1, "a" * 64) for name in ("north", "south"))
    own = paper(piece(), groups=(group("south"),), statements=(Statement("one", (wording,), names[:1]), Statement("two", (wording,), names)))

    periods, _ = figures.periods(own)

    assert (periods[-1].joint, figures.whole(own).joint) == (1, 1)


def test_long_record_goes_by_years() -> None:
    own = paper(piece("north/old", date=datetime(2019, 5, 1, 12, tzinfo=UTC)))

    periods, by_quarter = figures.periods(own)

    assert not by_quarter and [p.year for p in periods] == list(range(2019, PRESS_DAY.year + 1))


@given(counts=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=40))
@settings(max_examples=size(50, 2000), deadline=None)
def test_columns_are_as_high_as_the_figures_and_stay_in_the_picture(counts: list[tuple[int, int, int]]) -> None:
    periods = tuple(Period(2000 + n, 0, 0, 0, 0, replies, joint, translations, 0) for n, (replies, joint, translations) in enumerate(counts))

    picture = draw(periods)

    if picture is None:
        assert not any(sum(count) for count in counts)
        return
    assert 2 <= len(picture.lines) <= 7
    unit = (picture.base - picture.lines[-1].y) / picture.lines[-1].value
    assert all(bar.x >= picture.left and bar.x + bar.width <= picture.width and bar.y >= picture.lines[-1].y - 0.5 for bar in picture.bars)
    assert abs(sum(bar.height for bar in picture.bars) - unit * sum(map(sum, counts))) < 0.2 * len(picture.bars)


def test_city_gathers_its_groups_events_tasks_and_campaigns() -> None:
    own = paper(
        groups=(group("north", places=("rotterdam",)), group("south")),
        events=(event(), event("elsewhere", place="cairo")),
        tasks=(task("here", place="rotterdam"), task("anywhere")),
        campaigns=(campaign("here", places=("rotterdam",)), campaign("anywhere")),
    )

    (view,) = [page.view for page in place_pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/places/rotterdam/"]

    assert isinstance(view, ListingView) and view.gathered
    found = view.gathered
    assert ([e.href for e in found.events], [t.href for t in found.tasks], [c.href for c in found.campaigns]) == (
        ["/events/north/vote/"],
        ["/tasks/north/here/"],
        ["/results/north/here/"],
    )
    assert [mark.slug for mark in view.groups] == ["north"]


def test_topic_has_an_introduction_of_its_own_and_its_studies(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").study("north", "evenings", topics=["ports"])
    own.file("joint/topics/ports.md", "---\ndate: 2026-11-01\n---\n\nWhat became of *older* papers.\n")

    (view,) = [page.view for page in topic_pages(read(own), SETTINGS) if isinstance(page, Page) and page.address == "/topics/ports/"]

    assert isinstance(view, ListingView) and view.gathered
    assert "<em>older</em>" in view.about and view.as_of == date(2026, 11, 1)
    assert [study.href for study in view.gathered.studies] == ["/studies/north/evenings/"]
