"""Debates as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from plugins.newsroom import addresses, answers, cards, heads, lists
from plugins.newsroom.debate_views import DebateLine, DebatesView, DebateView, TurnView
from plugins.newsroom.debates import Debate, Debates, beginning, changed_after_answers, debate_title, debates, said
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import Link

STEPS = 4
"""How far to the side an answer can stand; what is deeper stands below it, and says in words what it answers."""


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The list of debates, every debate, and redirects from where one might still be looked for."""
    found = debates(paper)
    begun = tuple(sorted(found.all, key=lambda debate: (debate.began, debate.id), reverse=True))
    for address, held, pager in lists.sheets(begun, "/debates/", settings.page_size):
        liveliest = found.all[: settings.page_size] if address == "/debates/" else held
        view = DebatesView(tuple(_line(paper, debate) for debate in liveliest), pager)
        yield heads.page(settings, address, "debates.html", view, settings.say("Debates"), owner="debates")
    for debate in found.all:
        title = debate_title(paper, debate)
        feeds = heads.feeds("debates", debate.id, title)
        names = ", ".join(cards.mark(paper, slug).name for slug in debate.groups)
        description = settings.say.plural("%(count)s piece: %(groups)s", "%(count)s pieces: %(groups)s", len(debate.pieces), groups=names)
        yield heads.page(
            settings, addresses.debate(debate.id), "debate.html", debate_view(paper, settings, found, debate), title, description, "debates", feeds
        )
    for id, root in sorted(found.moved.items()):
        if id not in found.by_id:
            yield heads.redirect(settings, addresses.debate(id), addresses.debate(root), debate_title(paper, found.by_id[root]), "debates")


def debate_view(paper: Paper, settings: Settings, found: Debates, debate: Debate) -> DebateView:
    """A whole exchange."""
    introduction = paper.introductions.get(debate.id)
    lang = introduction.lang if introduction and introduction.title else beginning(paper, debate).lang
    counts = Counter(piece.group for piece in debate.pieces)
    root = paper.by_id.get(debate.id)
    return DebateView(
        title=debate_title(paper, debate),
        lang=lang,
        dir=direction(lang),
        introduction=introduction.body.html if introduction else Markup(""),
        introduction_lang=introduction.lang if introduction else "",
        introduction_dir=direction(introduction.lang) if introduction else "",
        groups=tuple(cards.mark(paper, slug, str(counts[slug])) for slug in debate.groups),
        turns=tuple(_turn(paper, settings, found, debate, turn.piece, min(turn.depth, STEPS)) for turn in debate.turns()),
        feeds=heads.feeds("debates", debate.id, debate_title(paper, debate)),
        began=debate.began.date(),
        newest=debate.newest.date.date(),
        gone="" if root and root.hold is None else debate.id,
    )


def _turn(paper: Paper, settings: Settings, found: Debates, debate: Debate, piece: Piece, depth: int) -> TurnView:
    return TurnView(
        anchor=f"{piece.group}-{piece.slug}",
        depth=depth,
        card=cards.card(paper, settings, piece),
        passages=answers.answered(paper, piece),
        source=cards.letter_source(piece),
        translations=tuple(Link(p.title, p.address, p.lang, direction(p.lang)) for p in paper.translations_of(piece)),
        elsewhere=tuple(Link(debate_title(paper, other), addresses.debate(other.id)) for other in found.of(piece.id) if other.id != debate.id),
        invitations=answers.invitations(paper, settings, piece),
        changed=changed_after_answers(paper, piece),
        absence=cards.absence(paper, settings, piece),
    )


def _line(paper: Paper, debate: Debate) -> DebateLine:
    first, newest = beginning(paper, debate), debate.newest
    return DebateLine(
        link=Link(debate_title(paper, debate), addresses.debate(debate.id), first.lang, direction(first.lang)),
        groups=tuple(cards.mark(paper, slug) for slug in debate.groups),
        pieces=len(debate.pieces),
        began=said(debate.pieces[0]).date(),
        newest=newest.date.date(),
        last=Link(newest.title, newest.address, newest.lang, direction(newest.lang)),
        last_by=cards.mark(paper, newest.group).name,
    )
