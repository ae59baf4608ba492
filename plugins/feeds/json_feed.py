"""JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Sequence

from plugins.feeds.subjects import Item, Subject
from plugins.newsroom import addresses
from plugins.newsroom.settings import Settings


def json_feed(subject: Subject, items: Sequence[Item], settings: Settings) -> bytes:
    """A feed as JSON; groups and licence stand in `_joint_press` under each item."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": subject.title,
        "home_page_url": settings.url + subject.page,
        "feed_url": settings.url + addresses.feed(subject.kind, subject.slug, "json"),
        "description": settings.tagline or settings.name,
        "icon": f"{settings.url}/assets/icon-512.png",
        "favicon": f"{settings.url}/assets/icon-192.png",
        "language": subject.lang,
        "authors": [{"name": settings.name, "url": settings.url + "/"}],
    }
    if settings.hub:
        feed["hubs"] = [{"type": "WebSub", "url": settings.hub}]
    feed["items"] = [_item(item, settings) for item in items]
    return (json.dumps(feed, ensure_ascii=False) + "\n").encode()


def _item(item: Item, settings: Settings) -> dict[str, object]:
    data: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "language": item.lang,
        "authors": [{"name": credited.name, "url": credited.url} for credited in item.credited],
        "tags": [item.section, *item.topics],
    }
    if item.summary:
        data["summary"] = item.summary
    if item.image:
        data["image"] = item.image
    if item.external:
        data["external_url"] = item.external
    data["_joint_press"] = {
        "about": f"{settings.url}/feeds/",
        "groups": [{"slug": slug, "name": name} for slug, name in item.groups],
        "licence": item.rights,
    }
    return data
