"""Campaigns from their files."""

from __future__ import annotations

from collections.abc import Callable

from plugins.intake.sheet import Sheet
from plugins.newsroom import rules
from plugins.newsroom.campaigns import Campaign, Evidence, Step
from plugins.newsroom.model import Body
from plugins.newsroom.notice_fields import CampaignFields
from plugins.newsroom.value import replace


def read(sheet: Sheet, fields: CampaignFields) -> Callable[[Body], Campaign] | None:
    """A campaign that waits for its text."""
    if (fields.outcome == "open") == (fields.ended is not None):
        sheet.tell(rules.notices.CAMPAIGN_OUTCOME, "outcome" if fields.ended is None else "ended")
    if fields.ended and fields.ended < fields.started:
        sheet.tell(rules.notices.CAMPAIGN_ENDS, "ended")
    if fields.outcome in ("won", "partly") and not fields.evidence:
        sheet.tell(rules.notices.CAMPAIGN_EVIDENCE, "outcome")
    partners, invited = sheet.partners(fields.with_, "campaign")
    campaign = Campaign(
        group=sheet.found.group,
        slug=sheet.found.slug,
        path=sheet.found.path,
        title=fields.title,
        summary=fields.summary,
        started=fields.started,
        lang=sheet.lang,
        body=Body(),
        asked=fields.asked,
        done=tuple(sorted((Step(step.date, step.text) for step in fields.done), key=lambda step: step.date)),
        outcome=fields.outcome,
        result=fields.result or "",
        evidence=tuple(Evidence(e.text, sheet.piece(e.link, "evidence", number, "link")) for number, e in enumerate(fields.evidence)),
        ended=fields.ended,
        partners=partners,
        invited=invited,
        places=sheet.listed("places", fields.places, sheet.board.places),
        topics=sheet.listed("topics", fields.topics, sheet.board.topics),
        pieces=sheet.pieces(fields.pieces, "pieces"),
    )
    return lambda body: replace(campaign, body=body)
