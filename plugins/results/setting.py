"""Results: what was asked and what came of it, and how much the groups did together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from plugins.newsroom import campaigns, cards, heads, notice_cards
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.result_views import CampaignView, EvidenceView, ResultsView, ResultYear, StepView
from plugins.newsroom.settings import Settings
from plugins.results import figures
from plugins.results.picture import draw


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The record, and every campaign."""
    over = campaigns.ended(paper)
    periods, by_quarter = figures.periods(paper)
    view = ResultsView(
        won=sum(c.outcome == "won" for c in over),
        partly=sum(c.outcome == "partly" for c in over),
        lost=sum(c.outcome == "lost" for c in over),
        going_on=tuple(notice_cards.campaign(paper, settings, c) for c in campaigns.going_on(paper)),
        years=tuple(
            ResultYear(year, tuple(notice_cards.campaign(paper, settings, c) for c in found))
            for year, found in groupby(over, key=lambda c: c.ended.year if c.ended else 0)
        ),
        picture=draw(periods),
        periods=periods,
        whole=figures.whole(paper),
        by_quarter=by_quarter,
    )
    say = settings.say
    about = say("What the groups asked for, what was won and what was lost, and how much of it was done together")
    yield heads.page(settings, "/results/", "results.html", view, say("Results"), about, "results")
    for campaign in paper.campaigns:
        if campaign.started <= paper.press_day:
            spoken = settings.speaking(campaign.lang)
            page = campaign_view(paper, spoken, campaign)
            yield heads.page(spoken, campaign.address, "campaign.html", page, campaign.title, campaign.summary, campaign.group, lang=campaign.lang)


def campaign_view(paper: Paper, settings: Settings, campaign: Campaign) -> CampaignView:
    """One campaign, judged at the press day."""
    pieces = tuple(p for id in campaign.pieces if (p := paper.by_id.get(id)) and p.hold is None)
    is_over = campaign.outcome_on(paper.press_day) != "open"
    return CampaignView(
        campaign=notice_cards.campaign(paper, settings, campaign),
        body=campaign.body.html,
        asked=campaign.asked,
        done=tuple(StepView(step.date, step.text) for step in campaign.done if step.date <= paper.press_day),
        evidence=tuple(EvidenceView(e.text, cards.reference(paper, e.link, e.text) if e.link else None) for e in campaign.evidence) if is_over else (),
        cards=cards.cards(paper, settings, pieces),
    )
