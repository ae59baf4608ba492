"""The front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from plugins.front.rule import Front, Stop, choose
from plugins.front.shares import WINDOWS, shares
from plugins.front.use import use
from plugins.newsroom import about, addresses, cards, events, heads, pictures
from plugins.newsroom.front_views import Column, DutyLine, FrontRuleView, FrontView, ShareLine, StopPressView, StripLine
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Link

EVENTS_SHOWN = 5
LEAD_TEXT = 640


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The front, and the page that explains it."""
    day, quiet_since = _day(paper, settings)
    front = choose(paper, settings, day)
    lead = front.lead
    view = FrontView(
        lead=cards.card(paper, settings, lead) if lead else None,
        lead_text=_opening(lead.body.text) if lead else "",
        seconds=cards.cards(paper, settings, front.seconds),
        columns=_columns(paper, settings, front),
        together=cards.cards(paper, settings, front.together),
        strip=tuple(_line(paper, piece) for _, piece in front.strip),
        whats_on=tuple(cards.event(paper, settings, occasion) for occasion in events.coming(paper.events, paper.press_day)[:EVENTS_SHOWN]),
        use=use(paper, settings),
        rule_href=paper.text_address(addresses.FRONT_RULE),
        quiet_since=quiet_since,
        set_by=cards.mark(paper, front.editor) if front.editor else None,
        why=front.why,
        stop=_stop(paper, front.stop) if front.stop else None,
    )
    page = heads.page(settings, addresses.FRONT, "front.html", view, _title(settings))
    if lead and lead.image:
        share = settings.url + pictures.share_address(lead.image.photo)
        page = replace(page, head=replace(page.head, image=share, image_alt=lead.image.alt))
    yield page
    yield from _rule_page(paper, settings)


def _rule_page(paper: Paper, settings: Settings) -> Iterable[Page]:
    """The paper's text about the rule, with the weeks ahead and every group's share."""
    text = next((text for text in paper.texts if text.slug == addresses.FRONT_RULE), None)
    if text is None:
        return
    counted, found = shares(paper, settings)
    monday = paper.press_day - timedelta(days=paper.press_day.weekday())
    weeks = [monday + timedelta(weeks=n) for n in range(len(paper.front_desk.rota))]
    view = FrontRuleView(
        text=about.text_view(paper, text),
        duty=tuple(DutyLine(week, cards.mark(paper, paper.front_desk.on_duty(week))) for week in weeks),
        spans=tuple(zip(WINDOWS, counted, strict=True)),
        shares=tuple(ShareLine(cards.mark(paper, share.group), tuple(zip(share.lead, share.above, strict=True))) for share in found),
    )
    yield heads.page(settings, text.address, "front_rule.html", view, text.title, text.summary, lang=text.lang)


def _day(paper: Paper, settings: Settings) -> tuple[date, date | None]:
    """The day the front is chosen for: the press day, or, when the pool is empty, the day of the newest piece."""
    newest = next((piece for piece in paper.originals if piece.is_shown and not piece.is_letter), None)
    if newest is None or paper.age(newest) < settings.front_pool_days:
        return paper.press_day, None
    return newest.date.date(), newest.date.date()


def _columns(paper: Paper, settings: Settings, front: Front) -> tuple[Column, ...]:
    """A column a section with its newest pieces, save those that stand above."""
    above = {piece.id for piece in (front.lead, *front.seconds, *front.together) if piece}
    columns = []
    for section in paper.sections.values():
        pieces = [p for p in paper.pieces_in(section.slug) if p.is_shown and not p.is_letter and p.id not in above]
        if pieces:
            link = Link(section.name(settings.language), addresses.section(section.slug))
            columns.append(Column(link, cards.cards(paper, settings, tuple(pieces[: settings.front_column_cards]))))
    return tuple(columns)


def _line(paper: Paper, piece: Piece) -> StripLine:
    """A group's line, of the same size as every other's."""
    return StripLine(cards.mark(paper, piece.group), piece.title, piece.address, piece.date, piece.lang, direction(piece.lang), cards.position(paper, piece))


def _stop(paper: Paper, stop: Stop) -> StopPressView:
    """Who leads with a piece together, and why."""
    return StopPressView(tuple((cards.mark(paper, slug), why) for slug, why in stop.reasons), stop.last_day)


def _opening(text: str) -> str:
    """The first words of the lead."""
    if len(text) <= LEAD_TEXT:
        return text
    return text[:LEAD_TEXT].rsplit(" ", 1)[0] + " …"


def _title(settings: Settings) -> str:
    return f"{settings.name}: {settings.tagline}" if settings.tagline else settings.name
