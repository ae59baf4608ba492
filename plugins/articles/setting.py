"""Pieces as pages."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from plugins.newsroom import addresses, answers, cards, heads, pictures, related, tasks
from plugins.newsroom.debates import changed_after_answers, sizes_of_debates
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Lot, Page, all_of
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ArticleView, Correction, Credit, Explained, Head, Link, More, Series

MORE_FROM_A_GROUP = 3
RELATED = 3


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """Every piece's page, signed text, attachment and former addresses."""
    for piece in paper.pieces:
        yield Lot(piece.address, piece_pages, (piece.id,))
    taken = {piece.address for piece in paper.pieces}
    for piece in paper.pieces:
        for old in piece.moved_from:
            address = addresses.piece(piece.group, old, piece.lang, settings.language)
            if address not in taken:
                taken.add(address)
                yield heads.redirect(settings, address, piece.address, piece.title, piece.group)


pages = all_of(lots)


def piece_pages(paper: Paper, settings: Settings, id: str) -> Iterable[Page | File]:
    """One piece's page, signed text and attachment; the page speaks the piece's language."""
    settings = settings.speaking(paper.by_id[id].lang)
    piece = paper.by_id[id]
    yield Page(piece.address, "article.html", view(paper, settings, piece), head(paper, settings, piece), piece.group, piece.lang, direction(piece.lang))
    if piece.is_shown:
        yield File(piece.text_address, piece.group, piece.text)
    if piece.attachment and piece.is_shown:
        yield File(_attachment_address(piece), piece.group, piece.attachment.publication)


def view(paper: Paper, settings: Settings, piece: Piece) -> ArticleView:
    """One piece, whole."""
    older, newer = paper.neighbours(piece)
    shown = piece.is_shown
    on_this = related.earlier(paper, paper.original_of(piece), RELATED) if shown else ()
    body, words = paper.words_in(piece.lang).explain(cards.parts(piece.body, settings)) if shown else ((), ())
    return ArticleView(
        card=cards.card(paper, settings, piece),
        kind=piece.kind,
        body=body,
        reaches_out=any(found in part for part in body if isinstance(part, str) for found in ('class="footnote"', 'class="pull-quote"')),
        topics=_terms(paper, settings, piece.topics, piece.unlisted_topics, "topics"),
        places=_terms(paper, settings, piece.places, piece.unlisted_places, "places"),
        dateline=", ".join(paper.places[slug].name(piece.lang, settings.language) for slug in piece.places if slug in paper.places and slug != "online"),
        updated=piece.updated,
        picture=pictures.picture(piece.image, settings) if piece.image and shown else None,
        answers_to=answers.answered(paper, piece),
        answers=answers.answers(paper, piece),
        letters=answers.letters(paper, piece),
        invitations=answers.invitations(paper, settings, piece),
        debates=tuple(Link("", addresses.debate(id), count=count) for id, count in paper.ask(sizes_of_debates, paper.original_of(piece).id)),
        changed_after_answers=changed_after_answers(paper, piece),
        corrections=tuple(Correction(c.date, c.text) for c in sorted(piece.corrections, key=lambda c: c.date)),
        credits=_credits((*piece.credits, *tasks.helpers(paper, piece))),
        translations=tuple(Link(p.title, p.address, p.lang, direction(p.lang)) for p in paper.translations_of(piece)),
        more=_more(paper, settings, piece, on_this),
        related=cards.cards(paper, settings, on_this),
        licence=piece.licence or settings.licence,
        text_href=piece.text_address if shown else "",
        text_sha256=piece.text_sha256,
        address=settings.url + piece.address,
        clipping=heads.clipping(settings, piece.address),
        how_to_answer=paper.text_address("write"),
        provenance=cards.provenance(piece) if shown else None,
        letter_source=cards.letter_source(piece) if shown else None,
        attachment=Link(piece.attachment.path.rsplit("/", 1)[-1], _attachment_address(piece), count=piece.attachment.size)
        if piece.attachment and shown
        else None,
        series=_series(paper, piece),
        translation_of=cards.translation(paper, piece),
        absence=cards.absence(paper, settings, piece),
        previous=_link(older),
        next=_link(newer),
        before_split=_before_split(paper, piece),
        words=tuple(Explained(word.slug, word.names[piece.lang], word.means[piece.lang]) for word in words),
    )


def head(paper: Paper, settings: Settings, piece: Piece) -> Head:
    """A piece for machines: canonical address, sharing picture, JSON-LD."""
    shown = piece.is_shown
    image = pictures.share_address(piece.image.photo) if piece.image and shown else card_address(piece)
    elsewhere = (piece.first_published and piece.first_published.url) or ""
    is_reprint = shown and elsewhere.startswith(("http:", "https:")) and not elsewhere.startswith(settings.url)
    canonical = elsewhere if is_reprint else settings.url + piece.address
    family = (piece, *paper.translations_of(piece))
    alternates = tuple(Link(p.lang, settings.url + p.address, p.lang) for p in family) if len(family) > 1 else ()
    return Head(
        title=f"{piece.title} — {settings.name}",
        description=piece.standfirst if shown else settings.tagline,
        canonical=canonical,
        og_type="article",
        image=settings.url + image,
        image_width=pictures.SHARE_SIZE[0],
        image_height=pictures.SHARE_SIZE[1],
        image_alt=piece.image.alt if piece.image and shown else piece.title,
        json_ld=heads.json_ld(_news_article(paper, settings, piece, settings.url + image)) if shown else "",
        feeds=(
            *heads.feeds("all", "", settings.name),
            *(feed for slug in paper.groups_of(piece) if slug in paper.groups for feed in heads.feeds("groups", slug, paper.groups[slug].name)[1:2]),
        ),
        alternates=alternates,
        robots="" if shown and not piece.unpublished else "noindex",
    )


def card_address(piece: Piece) -> str:
    """Where the drawn card of a piece without a picture stands."""
    return heads.share_card(f"{piece.group}/{piece.slug}" if piece.is_shown else "front")


def _news_article(paper: Paper, settings: Settings, piece: Piece, image: str) -> dict[str, object]:
    original = paper.original_of(piece)
    groups = [
        {"@type": "Organization", "name": paper.groups[slug].name, "url": settings.url + paper.groups[slug].address}
        for slug in paper.groups_of(piece)
        if slug in paper.groups
    ]
    people = [{"@type": "Person", "name": author.name, "url": settings.url + author.address} for author in original.authors]
    source = original.letter_from
    elsewhere = [{"@type": "Person", "name": source.author} if source.author else {"@type": "Organization", "name": source.publication}] if source else []
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if cards.label(paper, piece) == "opinion" else "NewsArticle",
        "headline": piece.title,
        "description": piece.standfirst,
        "datePublished": piece.date.isoformat(),
        "dateModified": piece.changed.isoformat(),
        "inLanguage": piece.lang,
        "mainEntityOfPage": {"@type": "WebPage", "@id": settings.url + piece.address, "breadcrumb": heads.breadcrumbs(settings, *_way(paper, settings, piece))},
        "image": [image],
        "author": people or elsewhere or groups,
        "publisher": groups,
        "isPartOf": {"@type": "Newspaper", "name": settings.name, "url": settings.url + "/"},
        "license": settings.licence_url,
        "wordCount": piece.body.words,
        "isAccessibleForFree": True,
    }
    if piece.translation_of:
        data["translationOfWork"] = {"@type": "NewsArticle", "@id": settings.url + original.address}
    return data


def _way(paper: Paper, settings: Settings, piece: Piece) -> tuple[Link, ...]:
    """From the front to a piece."""
    kicker = cards.card(paper, settings, piece).kicker
    return (*((Link(kicker.text, kicker.href),) if kicker.href else ()), Link(piece.title, piece.address))


def _terms(paper: Paper, settings: Settings, slugs: tuple[str, ...], unlisted: tuple[str, ...], kind: str) -> tuple[Link, ...]:
    """Topics or places as links; what no register knows is plain text."""
    register, address = (paper.topics, addresses.topic) if kind == "topics" else (paper.places, addresses.place)
    return (*(Link(register[slug].name(settings.tongue, settings.language), address(slug)) for slug in slugs), *(Link(word, "") for word in unlisted))


def _credits(helpers: tuple[tuple[str, str], ...]) -> tuple[Credit, ...]:
    """Who helped, by what they did."""
    return tuple(Credit(role, tuple(name for done, name in helpers if done == role)) for role in dict.fromkeys(role for role, _ in helpers))


def _more(paper: Paper, settings: Settings, piece: Piece, on_this: Iterable[Piece]) -> tuple[More, ...]:
    """A few other pieces of each group of a piece, none that the page names already and none twice."""
    found = []
    told = {other.id for other in on_this} | {reply.to for reply in piece.reply_to}
    for slug in paper.groups_of(piece):
        others = related.beside(paper, slug, piece, MORE_FROM_A_GROUP, told)
        told |= {other.id for other in others}
        if others:
            found.append(More(cards.mark(paper, slug), cards.cards(paper, settings, others)))
    return tuple(found)


def _series(paper: Paper, piece: Piece) -> Series | None:
    parts = tuple(p for p in paper.parts_of(piece.series) if p.group == piece.group) if piece.series else ()
    if piece not in parts:
        return None
    return Series(piece.series, tuple(Link(p.title, p.address, p.lang, direction(p.lang)) for p in parts), parts.index(piece) + 1)


def _before_split(paper: Paper, piece: Piece) -> str:
    """The name of a group that has since been split or merged, for pieces from before."""
    group = paper.groups[piece.group]
    return group.name if paper.status(group) in ("split", "merged") else ""


def _attachment_address(piece: Piece) -> str:
    name = piece.attachment.path.rsplit("/", 1)[-1] if piece.attachment else ""
    return f"{piece.address}{quote(name)}"


def _link(piece: Piece | None) -> Link | None:
    return Link(piece.title, piece.address, piece.lang, direction(piece.lang)) if piece else None
