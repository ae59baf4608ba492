"""Pelican's view of the paper: Article objects made from pieces, for third-party plugins and templates.

They are inert: nothing in a text is a command to Pelican, and no field of an author's becomes an attribute.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Author, Category, Tag

from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.settings import Settings


class PaperArticle(Article):  # type: ignore[misc]
    """A piece as Pelican knows articles; its links are resolved already."""

    def _update_content(self, content: str, siteurl: str) -> str:
        return content

    def get_static_links(self) -> set[str]:
        """None: photos are the press's."""
        return set()


class PaperArticles(ArticlesGenerator):  # type: ignore[misc]
    """Makes articles from the Paper instead of from files, and leaves setting them to the rooms."""

    def generate_context(self) -> None:
        """Put the pieces where third-party plugins look for articles; where there are none, only their number is told."""
        paper: Paper = self.context["PAPER"]
        settings: Settings = self.context["NEWSPAPER"]
        if self.settings.get("PRESS_ALONE"):
            self.articles: list[Any] = [None] * sum(piece.is_shown for piece in paper.originals)
            return
        made = {piece.id: _article(piece, paper, settings, self.settings, self.context) for piece in paper.listed if piece.is_shown}
        for piece in paper.originals:
            for other in paper.translations_of(piece):
                if piece.id in made and other.id in made:
                    made[piece.id].translations.append(made[other.id])
                    made[other.id].translations.append(made[piece.id])
        self.articles = [made[piece.id] for piece in paper.originals if piece.id in made]
        self.translations = [article for key, article in made.items() if paper.by_id[key].translation_of]
        self.context["ARTICLES_BY_ID"] = made
        signals.article_generator_pretaxonomy.send(self)
        self.dates = list(self.articles)
        categories, tags, authors = defaultdict(list), defaultdict(list), defaultdict(list)
        for article in self.articles:
            categories[article.category].append(article)
            for tag in article.tags:
                tags[tag].append(article)
            for author in article.authors:
                authors[author].append(article)
        self.categories, self.authors = sorted(categories.items()), sorted(authors.items())
        self.tags = tags
        self._update_context(("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors", "related_posts"))
        self.context["period_archives"] = self.period_archives
        signals.article_generator_finalized.send(self)

    def generate_output(self, writer: Any) -> None:
        """Nothing: the rooms set the pages."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing: no field of a piece holds a command to Pelican."""

    def check_disabled_readers(self) -> None:
        """Nothing: no file is read here."""


def told(value: object) -> str:
    """What another plugin set on an article, in words: of an article its title, never the path of its file on this machine."""
    if isinstance(value, Content):
        return str(value.title)
    return ", ".join(map(told, value)) if isinstance(value, list | tuple) else str(value)


def _article(piece: Piece, paper: Paper, settings: Settings, pelican: dict[str, Any], context: dict[str, Any]) -> PaperArticle:
    section = paper.sections.get(piece.section)
    metadata = {
        "title": piece.title,
        "date": piece.date,
        "modified": piece.changed,
        "category": _named(Category, section.name(settings.tongue, settings.language) if section else piece.section, piece.section, pelican),
        "tags": [_named(Tag, paper.topics[slug].name(settings.tongue, settings.language), slug, pelican) for slug in piece.topics],
        "authors": [_named(Author, person.name, person.slug, pelican) for person in piece.authors]
        or [_named(Author, paper.groups[piece.group].name, piece.group, pelican)],
        "lang": piece.lang,
        "slug": piece.slug,
        "summary": piece.standfirst,
        "status": "published",
        "group": piece.group,
        "piece_id": piece.id,
        "url": piece.address.lstrip("/"),
        "save_as": f"{piece.address.lstrip('/')}index.html",
    }
    return PaperArticle(str(piece.body.html), metadata, pelican, str(Path(pelican["PATH"]) / piece.path), context)


def _named(kind: type[Any], name: str, slug: str, pelican: dict[str, Any]) -> Any:
    """An author, category or tag with the slug that our addresses have, where Pelican would make one of the name, or fail to."""
    wrapper = kind(name, pelican)
    wrapper.slug = slug
    return wrapper
