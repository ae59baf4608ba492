"""The front page."""

from __future__ import annotations

from collections.abc import Iterable
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
from plugins.newsroom.value import replace
from plugins.newsroom.views import Card, Link

EVENTS_SHOWN = 5
LEAD_TEXT = 640


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The front in every language of the paper, and the page that explains it."""
    day, quiet_since = _day(paper, settings)
    front = choose(paper, settings, day)
    for lang in settings.languages:
        yield _page(paper, settings.speaking(lang), _in_language(paper, front, lang), lang, quiet_since)
    yield from _rule_page(paper, settings)


def _page(paper: Paper, settings: Settings, front: Front, lang: str, quiet_since: date | None) -> Page:
    """The front in one language: the same choice in all, each piece in that language where there is a translation."""
    lead = front.lead
    shown = {lead.image.photo.sha256} if lead and lead.image else set()
    view = FrontView(
        lead=cards.card(paper, settings, lead) if lead else None,
        lead_text=_opening(lead.body.text) if lead else "",
        seconds=_cards(paper, settings, front.seconds, shown),
        columns=(*_own_column(paper, settings, lang, shown), *_columns(paper, settings, front, lang, shown)),
        together=cards.cards(paper, settings, front.together),
        strip=tuple(_line(paper, piece) for _, piece in front.strip),
        whats_on=tuple(cards.event(paper, settings, occasion) for occasion in events.coming(paper.events, paper.press_day)[:EVENTS_SHOWN]),
        use=use(paper, settings),
        rule_href=paper.text_address(addresses.FRONT_RULE),
        quiet_since=quiet_since,
        set_by=cards.mark(paper, front.editor) if front.editor else None,
        why=_reason(paper, front.editor, front.why),
        stop=_stop(paper, front.stop) if front.stop else None,
    )
    feeds = (*heads.feeds("all", "", settings.name), *(heads.feeds("languages", lang, settings.name) if lang in paper.languages else ()))
    page = heads.page(settings, addresses.prefix(lang, settings.language), "front.html", view, _title(settings), feed_links=feeds)
    page = replace(page, head=replace(page.head, alternates=heads.in_languages(settings, addresses.prefix)))
    if lead and lead.image:
        share = settings.url + pictures.share_address(lead.image.photo)
        page = replace(page, head=replace(page.head, image=share, image_alt=lead.image.alt))
    return page


def _in_language(paper: Paper, front: Front, lang: str) -> Front:
    """The front with translations in place of pieces, where they are there."""

    def told(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(_translated(paper, piece, lang) for piece in pieces)

    return replace(
        front,
        lead=_translated(paper, front.lead, lang) if front.lead else None,
        seconds=told(front.seconds),
        together=told(front.together),
        strip=tuple((seat, _translated(paper, piece, lang)) for seat, piece in front.strip),
    )


def _translated(paper: Paper, piece: Piece, lang: str) -> Piece:
    """A piece in a language, else as it was written."""
    return next((p for p in (piece, *paper.translations_of(piece)) if p.lang == lang and p.is_shown), piece)


def _cards(paper: Paper, settings: Settings, pieces: Iterable[Piece], shown: set[str]) -> tuple[Card, ...]:
    """Cards of which none has a picture that stands on the page already; `shown` are the digests of those that do."""
    found = []
    for piece in pieces:
        card, photo = cards.card(paper, settings, piece), piece.image.photo.sha256 if piece.image else ""
        found.append(replace(card, picture=None) if photo in shown else card)
        shown.add(photo)
    return tuple(found)


def _own_column(paper: Paper, settings: Settings, lang: str, shown: set[str]) -> tuple[Column, ...]:
    """On the front of another language than the paper's, the newest that can be read in it."""
    pieces = tuple(piece for piece in paper.pieces_written_in(lang) if piece.is_shown)[: settings.front_column_cards]
    if lang == settings.language or not pieces:
        return ()
    link = Link(settings.say("In this language"), addresses.archive(lang, settings.language))
    return (Column(link, _cards(paper, settings, pieces, shown)),)


def _rule_page(paper: Paper, settings: Settings) -> Iterable[Page]:
    """The paper's text about the rule, with the weeks ahead and every group's share."""
    text = next((text for text in paper.texts if text.slug == addresses.FRONT_RULE), None)
    if text is None:
        return
    counted, found = shares(paper, settings)
    monday = paper.press_day - timedelta(days=paper.press_day.weekday())
    weeks = [monday + timedelta(weeks=n) for n in range(len(paper.front_desk.rota))]
    view = FrontRuleView(
        text=about.text_view(paper, settings, text),
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


def _columns(paper: Paper, settings: Settings, front: Front, lang: str, shown: set[str]) -> tuple[Column, ...]:
    """A column a section with its newest pieces, save those that stand above."""
    above = {paper.original_of(piece).id for piece in (front.lead, *front.seconds, *front.together) if piece}
    columns = []
    for section in paper.sections.values():
        pieces = [p for p in paper.pieces_in(section.slug) if p.is_shown and not p.is_letter and p.id not in above]
        if pieces:
            link = Link(section.name(settings.tongue, settings.language), addresses.section(section.slug))
            told = (_translated(paper, piece, lang) for piece in pieces[: settings.front_column_cards])
            columns.append(Column(link, _cards(paper, settings, told, shown)))
    return tuple(columns)


def _line(paper: Paper, piece: Piece) -> StripLine:
    """A group's line, of the same size as every other's."""
    return StripLine(cards.mark(paper, piece.group), piece.title, piece.address, piece.date, piece.lang, direction(piece.lang), cards.position(paper, piece))


def _stop(paper: Paper, stop: Stop) -> StopPressView:
    """Who leads with a piece together, and why."""
    reasons = ((cards.mark(paper, slug), _reason(paper, slug, why)) for slug, why in stop.reasons)
    return StopPressView(tuple((mark, reason) for mark, reason in reasons if reason), stop.last_day)


def _reason(paper: Paper, slug: str, why: str) -> Link | None:
    """A group's words, in its language."""
    lang = paper.groups[slug].lang if why and slug in paper.groups else ""
    return Link(why, "", lang, direction(lang)) if lang else None


def _opening(text: str) -> str:
    """The first words of the lead."""
    if len(text) <= LEAD_TEXT:
        return text
    return text[:LEAD_TEXT].rsplit(" ", 1)[0] + " …"


def _title(settings: Settings) -> str:
    return f"{settings.name}: {settings.tagline}" if settings.tagline else settings.name
