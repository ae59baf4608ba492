"""What the feed of statements tells: every new wording, and every signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from markupsafe import Markup, escape

from plugins.feeds.subjects import Credited, Item, Subject, permanent_id, portable
from plugins.newsroom import addresses
from plugins.newsroom.languages import direction
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from plugins.newsroom.statements import Signature, Statement, Wording


def subject(settings: Settings) -> Subject:
    """The feed of statements and signatures."""
    title = f"{settings.say('Statements')} — {settings.name}"
    return Subject(permanent_id(settings, "feeds:statements"), "statements", "", title, "/statements/", (), settings.language)


def items(paper: Paper, settings: Settings) -> list[Item]:
    """The newest wordings and signatures, newest first."""
    found = [item for statement in paper.statements for item in _items(paper, settings, statement)]
    return sorted(found, key=lambda item: (item.published, item.id), reverse=True)[: settings.feed_items]


def _items(paper: Paper, settings: Settings, statement: Statement) -> Iterator[Item]:
    for wording in statement.wordings:
        yield _wording(paper, settings, statement, wording)
    for signature in statement.signatures:
        wording_signed = statement.wording(signature.wording)
        if wording_signed and wording_signed.sha256 == signature.sha256:
            yield _signature(paper, settings, statement, wording_signed, signature)


def _wording(paper: Paper, settings: Settings, statement: Statement, wording: Wording) -> Item:
    say = settings.speaking(wording.lang).say
    title = say("%(title)s (wording %(number)s)", title=wording.title, number=wording.number) if wording.number > 1 else wording.title
    html = f'<div lang="{escape(wording.lang)}" dir="{direction(wording.lang)}">{portable(wording.body.html, statement.address, settings)}</div>'
    own = Credited(settings.name, f"{settings.url}/")
    return _item(settings, f"{statement.id}/{wording.number}", statement, wording, title, wording.summary, html, wording.date, own)


def _signature(paper: Paper, settings: Settings, statement: Statement, wording: Wording, signature: Signature) -> Item:
    group = paper.groups.get(signature.group)
    name = signature.person or (group.name if group else signature.group)
    say = settings.speaking(wording.lang).say
    title = say("%(name)s signs: %(title)s", name=name, title=wording.title)
    told = say("%(name)s signed wording %(number)s, of %(date)s.", name=name, number=wording.number, date=say.day(wording.date))
    html = str(Markup("<p>{}</p>").format(told))
    key = f"{statement.id}/{wording.number}:{signature.group}" + (f":{signature.person}" if signature.person else "")
    credited = Credited(name, settings.url + (group.address if group else "/"))
    return _item(settings, key, statement, wording, title, "", html, signature.date, credited)


def _item(settings: Settings, key: str, statement: Statement, wording: Wording, title: str, summary: str, html: str, day: date, by: Credited) -> Item:
    noon = datetime.combine(day, time(12), settings.zone)
    apart = timedelta(microseconds=1 + int(sha256(key.encode()).hexdigest(), 16) % 999_999)
    return Item(
        id=permanent_id(settings, key),
        url=settings.url + addresses.wording(statement.slug, wording.number),
        title=title,
        summary=summary,
        html=html,
        published=noon,
        updated=noon + apart,
        lang=wording.lang,
        credited=(by,),
        section=settings.speaking(wording.lang).say("Statements"),
        topics=(),
        groups=(),
        image="",
        image_alt="",
        image_size=(0, 0),
        rights=settings.licence,
        external="",
    )
