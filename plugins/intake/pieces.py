"""From a draft to a piece: where its links lead, its pictures, its PDF, and who is meant by its names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from plugins.intake import links
from plugins.intake.converted import Converted
from plugins.intake.gate import Found
from plugins.intake.manuscripts import Manuscript
from plugins.intake.registry import slug_of
from plugins.newsroom import rules, sentences
from plugins.newsroom.later import Later, Part
from plugins.newsroom.metadata import ImageFields, LetterFields, PieceFields
from plugins.newsroom.model import (
    Attachment,
    Body,
    Correction,
    FirstPublished,
    Hold,
    Image,
    LetterSource,
    Person,
    Photo,
    Piece,
    ReplyTo,
    Term,
    Withdrawal,
    minutes,
)
from plugins.newsroom.pages import Job
from plugins.newsroom.problems import ChangedError, Finding
from plugins.newsroom.rules import Desk, Draft, Outline
from plugins.newsroom.signed_text import digest, signed_text
from plugins.newsroom.value import Value

Work = Callable[[Iterable[Job]], Iterable[tuple[Job, tuple[bytes, ...]]]]
"""Does jobs, in whatever order, perhaps elsewhere, perhaps long ago."""


class Read(Value):
    """A draft, before its links are known; one that is not sound is only looked through for further faults. Its text is opened when it is needed."""

    draft: Draft
    outline: Outline
    lang: str
    is_sound: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Surroundings:
    """What a piece is made in: what it is judged against, what its links can lead to, holds by the id of the piece, PDFs by
    group and name, photos by path, who opens a manuscript, by path, and who does what takes long.
    """

    desk: Desk
    site: links.Site
    holds: Mapping[str, Hold]
    attachments: Mapping[str, Found]
    photos: Mapping[str, Photo]
    manuscript: Callable[[str], Manuscript]
    work: Work

    def piece(self, read: Read) -> tuple[Piece | None, tuple[Finding, ...]]:
        """A piece with its links and pictures, or none, and why."""
        draft, f, settings = read.draft, read.draft.fields, self.desk.settings
        converted, source = self._script(draft)
        body, findings = links.resolve(converted, source, self.site)
        image, more = self._image(f.image, draft, source)
        attachment, third = self._attachment(f.attachment, draft)
        findings = rules.in_its_time((*findings, *more, *third, *self._photo_count(source, body)), f.date.date())
        if any(finding.stops for finding in findings):
            return None, findings
        group = self.desk.groups[draft.group]
        text = _text(f, source, body)
        topics, unlisted_topics = _listed(f.topics, self.desk.topics)
        places, unlisted_places = _listed(f.places, self.desk.places)
        hold, day = self.holds.get(draft.id), self.desk.press_day
        first = f.first_published
        letter = f.from_ if isinstance(f, LetterFields) else None
        kind: Literal["article", "letter"] = "letter" if draft.kind == "letter" else "article"
        inside = Later.of((body if f.withdrawn is None else Body(), text))
        piece = Piece(
            id=draft.id,
            group=draft.group,
            slug=draft.slug,
            kind=kind,
            path=draft.path,
            address=read.outline.address,
            title=f.title,
            date=f.date,
            section=f.section,
            lang=read.lang,
            summary=f.summary or "",
            standfirst=f.summary or sentences.first(body.text, settings.max_summary),
            body=Part(inside, 0),  # type: ignore[arg-type]  # its look makes it what it is
            text=Part(inside, 1),  # type: ignore[arg-type]
            text_sha256=digest(text),
            authors=tuple(self._person(author, draft.group) for author in f.authors),
            topics=topics,
            unlisted_topics=unlisted_topics,
            places=places,
            unlisted_places=unlisted_places,
            position=f.position,
            updated=f.updated,
            not_before=f.not_before,
            with_groups=tuple(dict.fromkeys(slug for slug in f.with_ if slug in self.desk.groups)),
            image=image if f.withdrawn is None else None,
            reply_to=tuple(ReplyTo(r.to, r.quote or "") for r in f.reply_to),
            criticises=tuple(dict.fromkeys(f.criticises)),
            translation_of=f.translation_of or "",
            series=f.series or "",
            credits=tuple((role, self._person(who, draft.group).name) for role, who in f.credits.items()),
            first_published=FirstPublished(first.publication, first.url or "", first.date, first.permission or "", first.edited or "") if first else None,
            letter_from=LetterSource(letter.publication, letter.url or "", letter.author or "", letter.date) if letter else None,
            corrections=tuple(Correction(c.date, c.text) for c in f.corrections),
            attachment=attachment if f.withdrawn is None else None,
            moved_from=tuple(rules.moved_slug(draft.group, old) for old in f.moved_from),
            licence=f.licence or group.licence,
            withdrawn=Withdrawal(f.withdrawn.date, f.withdrawn.reason) if f.withdrawn else None,
            hold=hold if hold and hold.date <= day < hold.until else None,
            unpublished=waits(draft, self.desk),
            words=body.words if f.withdrawn is None else 0,
            minutes=minutes(body.words if f.withdrawn is None else 0),
            photos=tuple(image.photo for image in body.images) if f.withdrawn is None else (),
        )
        return piece, findings

    def inside(self, read: Read) -> tuple[Body, bytes]:
        """The body of a piece that was made before, and the text of it that is signed."""
        converted, source = self._script(read.draft)
        body, _ = links.resolve(converted, source, self.site)
        return body if read.draft.fields.withdrawn is None else Body(), _text(read.draft.fields, source, body)

    def _script(self, draft: Draft) -> tuple[Converted, links.Source]:
        """A draft's text, converted, and as it was written."""
        manuscript = self.manuscript(draft.path)
        if manuscript.converted is None:
            raise ChangedError(f"{draft.path} changed while the paper was being made; make it again")
        return manuscript.converted, links.Source(draft.path, draft.group, manuscript.body, manuscript.body_line)

    def _photo_count(self, source: links.Source, body: Body) -> Iterator[Finding]:
        """The Problem of a piece with more photos than anyone would look at."""
        limit = self.desk.settings.max_photos
        if len(body.images) > limit:
            message, cure = f"prints {len(body.images)} photos", f"keep to {limit}, or make two pieces of it"
            yield rules.texts.TOO_MANY_PHOTOS.at(source.path, source.first_line, message, cure)

    def _image(self, fields: ImageFields | None, draft: Draft, source: links.Source) -> tuple[Image | None, tuple[Finding, ...]]:
        """The lead picture."""
        if fields is None:
            return None, ()
        line = draft.source.line("image", "file")
        photo, finding = links.find_photo(fields.file, source, self.site, line)
        if photo is None:
            return None, (finding,) if finding else ()
        image = Image(photo, fields.alt or photo.alt, fields.caption or photo.caption, fields.credit or photo.credit, fields.rights or photo.rights)
        return image, tuple(links.lacking(draft.path, draft.source.line("image"), photo, image.alt, image.credit, image.rights))

    def _attachment(self, name: str | None, draft: Draft) -> tuple[Attachment | None, tuple[Finding, ...]]:
        """A PDF beside the piece."""
        if name is None:
            return None, ()
        line, group = draft.source.line("attachment"), draft.group
        found = self.attachments.get(f"{group}/{name.rsplit('/', 1)[-1]}")
        if found is None:
            return None, (rules.files.MISSING_FILE.at(draft.path, line, f"there is no file '{name}'", f"put the PDF in content/groups/{group}/files"),)
        most, raw = self.desk.settings.max_attachment_bytes, found.file.read_bytes()
        if found.size > most or not raw.startswith(b"%PDF-"):
            return None, (rules.files.ATTACHMENT.at(draft.path, line, f"'{name}' is no PDF, or too large"),)
        from plugins.intake import pdf  # a paper without PDFs need not wait for what reads them

        (_, parts), *_ = self.work((pdf.looked_at(found.place, digest(raw), most),))
        size = json.loads(parts[0])
        if isinstance(size, str):
            return None, (rules.files.ATTACHMENT.at(draft.path, line, f"'{name}' {size}"),)
        return Attachment(found.path, digest(raw), size, pdf.publication(found.place, digest(raw))), ()

    def _person(self, author: str, group: str) -> Person:
        """The person whom a group means by a slug or a name; whoever would stand at a known person's address is that person."""
        return self._named.get((group, author)) or self.desk.people.get(f"{group}/{slug_of(author)}") or Person(group, slug_of(author), author)

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], Person]:
        """The people of the registers, by what their group calls them; of two, the first."""
        found: dict[tuple[str, str], Person] = {}
        for person in self.desk.people.values():
            found.setdefault((person.group, person.slug), person)
            found.setdefault((person.group, person.name), person)
        return found


def waits(draft: Draft, desk: Desk) -> bool:
    """Whether a piece is of a later day than the press day."""
    day = draft.fields.date.astimezone(desk.settings.zone).date()
    return max(day, draft.fields.not_before or day) > desk.press_day


def by_name(attachments: Mapping[str, Found]) -> Mapping[str, Found]:
    """PDFs, given by path, by their group and name; of two, the first."""
    found: dict[str, Found] = {}
    for path, file in sorted(attachments.items()):
        found.setdefault(f"{file.group}/{path.rsplit('/', 1)[-1]}", file)
    return found


def _text(f: PieceFields, source: links.Source, body: Body) -> bytes:
    return signed_text(f.title, f.summary or "", source.text, [(image.photo.sha256, image.photo.path) for image in body.images])


def _listed(words: tuple[str, ...], terms: Mapping[str, Term]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that a register knows, by their slugs, and those it does not."""
    aliases = {alias: term.slug for term in terms.values() for alias in term.aliases}
    known = tuple(dict.fromkeys(aliases.get(word, word) for word in words if word in terms or word in aliases))
    return known, tuple(dict.fromkeys(word for word in words if word not in terms and word not in aliases))
