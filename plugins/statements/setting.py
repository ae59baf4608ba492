"""Statements as pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.newsroom import addresses, cards, heads
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.seals import seals
from plugins.newsroom.settings import Settings
from plugins.newsroom.statement_views import Roll, StatementLine, StatementsView, StatementView
from plugins.newsroom.statements import Signature, Statement, Translation, Wording, difference, newest_first
from plugins.newsroom.views import FeedLink, Link

OWNER = "statements"


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The list of statements; every wording, its text as it is signed, and its translations."""
    feeds = heads.feeds("statements", "", settings.say("Statements and signatures"))
    lines = tuple(_line(paper, settings, statement) for statement in newest_first(paper))
    yield heads.page(settings, "/statements/", "statements.html", StatementsView(lines, feeds), settings.say("Statements"), owner=OWNER, feed_links=feeds)
    for statement in paper.statements:
        yield from _statement(paper, settings, statement, feeds)


def _statement(paper: Paper, settings: Settings, statement: Statement, feeds: tuple[FeedLink, ...]) -> Iterator[Page | File]:
    """A statement at its address in its newest wording, and each wording at an address of its own, which never moves."""
    for wording in statement.wordings:
        address = addresses.wording(statement.slug, wording.number)
        yield File(f"{address}text.txt", OWNER, wording.text)
        if wording is statement.newest:
            yield _page(paper, settings, statement, wording, None, statement.address, feeds)
            yield heads.redirect(settings, address, statement.address, wording.title, OWNER)
            for translation in wording.translations:
                yield _page(paper, settings, statement, wording, translation, _translated(settings, statement, translation), feeds)
        else:
            yield _page(paper, settings, statement, wording, None, address, feeds)


def _page(
    paper: Paper, settings: Settings, statement: Statement, wording: Wording, translation: Translation | None, address: str, feeds: tuple[FeedLink, ...]
) -> Page:
    shown = translation or wording
    settings = settings.speaking(shown.lang)
    view = _view(paper, settings, statement, wording, translation, feeds)
    return heads.page(settings, address, "statement.html", view, shown.title, shown.summary, OWNER, feeds, shown.lang)


def _view(
    paper: Paper, settings: Settings, statement: Statement, wording: Wording, translation: Translation | None, feeds: tuple[FeedLink, ...]
) -> StatementView:
    shown = translation or wording
    newest = statement.newest
    others = (Link(t.title, _translated(settings, statement, t), t.lang, direction(t.lang)) for t in wording.translations if t is not translation)
    original = Link(wording.title, statement.address, wording.lang, direction(wording.lang))
    is_newest = wording is newest
    return StatementView(
        slug=statement.slug,
        title=shown.title,
        summary=shown.summary,
        body=shown.body.html,
        lang=shown.lang,
        dir=direction(shown.lang),
        number=wording.number,
        wordings=len(statement.wordings),
        date=wording.date,
        rolls=tuple(_rolls(paper, settings, statement)) if is_newest else (_roll(paper, settings, statement, wording, statement.signed(wording)),),
        astray=seals(paper, settings, (s for s in statement.astray() if is_newest or s.wording == wording.number)),
        invited=tuple(cards.mark(paper, group.slug) for group in statement.invited(paper)) if is_newest else (),
        translations=(*((original,) if translation else ()), *others) if is_newest else (),
        text_href=f"{addresses.wording(statement.slug, wording.number)}text.txt",
        text_sha256=wording.sha256,
        feeds=feeds,
        clipping=heads.clipping(settings, statement.address if is_newest else addresses.wording(statement.slug, wording.number)),
        how_to_sign=paper.text_address("write") if is_newest else "",
        signed=original if translation else None,
        signed_lang=wording.lang if translation else "",
        translator=translation.translator if translation else "",
        newest=None if is_newest else Link(newest.title, statement.address, newest.lang, direction(newest.lang)),
    )


def _rolls(paper: Paper, settings: Settings, statement: Statement) -> Iterator[Roll]:
    """Everyone who signed, under the newest wording they did."""
    for wording, signatures in statement.signers():
        yield _roll(paper, settings, statement, wording, signatures)


def _roll(paper: Paper, settings: Settings, statement: Statement, wording: Wording, signatures: tuple[Signature, ...]) -> Roll:
    newest = statement.newest
    return Roll(
        number=wording.number,
        date=wording.date,
        href=statement.address if wording is newest else addresses.wording(statement.slug, wording.number),
        groups=seals(paper, settings, (s for s in signatures if not s.person)),
        people=seals(paper, settings, (s for s in signatures if s.person)),
        difference=() if wording is newest else difference(wording.text.decode(), newest.text.decode()),
    )


def _line(paper: Paper, settings: Settings, statement: Statement) -> StatementLine:
    newest = statement.newest
    (_, signatures), *earlier = statement.signers()
    return StatementLine(
        link=Link(newest.title, statement.address, newest.lang, direction(newest.lang)),
        summary=newest.summary,
        date=newest.date,
        number=newest.number,
        seals=seals(paper, settings, (s for s in signatures if not s.person)),
        people=sum(1 for s in signatures if s.person),
        earlier=sum(len(signed) for _, signed in earlier),
        invited=tuple(cards.mark(paper, group.slug) for group in statement.invited(paper)),
    )


def _translated(settings: Settings, statement: Statement, translation: Translation) -> str:
    return addresses.translated_statement(statement.slug, translation.lang, settings.language)
