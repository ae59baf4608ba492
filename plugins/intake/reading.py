"""From the content folder to one Paper: everything read once, every fault gathered, nothing dropped in silence."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from plugins.intake import bounded, debates, front_desk, gate, links, lookalikes, manuscripts, markdown, notices, pdf, questions, statements
from plugins.intake.gate import Found
from plugins.intake.manuscripts import Manuscript
from plugins.intake.notices import Made, Notice
from plugins.intake.registry import Registry, slug_of
from plugins.intake.sheet import Board
from plugins.intake.translations import with_originals
from plugins.newsroom import addresses, rules, sentences
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.events import Event
from plugins.newsroom.metadata import Fields, ImageFields, LetterFields, PhotoFields, PieceFields, Reader, TextFields
from plugins.newsroom.model import (
    Attachment,
    Body,
    Correction,
    Edition,
    FirstPublished,
    Group,
    Hold,
    Image,
    LetterSource,
    Paper,
    Person,
    Photo,
    Piece,
    ReplyTo,
    Term,
    Text,
    Withdrawal,
    newest_first,
)
from plugins.newsroom.pages import Job
from plugins.newsroom.problems import ChangedError, Finding, NewspaperError, in_order
from plugins.newsroom.questions import Question
from plugins.newsroom.rules import Desk, Draft
from plugins.newsroom.settings import Settings
from plugins.newsroom.signed_text import digest, signed_text
from plugins.newsroom.studies import Study, TopicIntroduction
from plugins.newsroom.tasks import Task

Inspect = Callable[[str, str, int], Job]
"""A photo's file, its SHA-256 and the most pixels allowed to a job that tells its width, height and mean colour, or what is wrong with it."""

Work = Callable[[Iterable[Job]], Iterable[tuple[Job, tuple[bytes, ...]]]]
"""Does jobs, in whatever order, perhaps elsewhere, perhaps long ago."""


STAND_INS = {"title": "…", "date": "1900-01-01", "section": "letters", "summary": "…"}
"""What a faulty piece is given, so that its other faults can be found."""


def here(jobs: Iterable[Job]) -> Iterable[tuple[Job, tuple[bytes, ...]]]:
    """Does jobs one after another, and remembers nothing."""
    return ((job, job.run(Path(job.source).read_bytes() if job.source else b"")) for job in jobs)


def read_paper(root: Path, settings: Settings, press_day: date, inspect: Inspect, work: Work = here) -> Paper:
    """The Paper at a press day. Raises NewspaperError when there is no content folder at all, ChangedError when files go meanwhile."""
    if not root.is_dir():
        raise NewspaperError(f"there is no content folder at {root.name}/; run this in the paper's own folder")
    try:
        return _Intake(root, settings, press_day, inspect, work).paper()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise ChangedError(f"{Path(error.filename or root).name} went while content was being read") from error


@dataclass(frozen=True, slots=True)
class _Read:
    """A draft with its text, before its links are known; one that is not sound is only looked through for further faults."""

    draft: Draft
    converted: markdown.Converted
    source: links.Source
    lang: str
    address: str
    is_sound: bool


@dataclass(frozen=True, slots=True)
class _ReadText:
    """A page of the paper's own, before its links are known."""

    found: Found
    fields: TextFields
    converted: markdown.Converted
    source: links.Source
    lang: str


class _Intake:
    """One reading. Its methods stand in the order in which they are called."""

    def __init__(self, root: Path, settings: Settings, press_day: date, inspect: Inspect, work: Work) -> None:
        self._work = work
        self._manuscripts: dict[str, Manuscript] = {}
        self._settings = settings
        self._press_day = press_day
        self._inspect = inspect
        self._reader = Reader(settings.zone, (settings.url,))
        self._registry = Registry(settings, self._reader)
        self._files, findings = gate.walk(root, settings.max_folder_files)
        self._findings: list[Finding] = list(findings)

    def paper(self) -> Paper:
        """Read everything."""
        sections, topics, places = (self._registry.terms(self._of(kind)) for kind in ("sections", "topics", "places"))
        photos = self._photos()
        groups = self._groups(photos, places)
        self._manuscripts = self._read_manuscripts(groups)
        people = {key: person for f in self._of("people") if f.group in groups for key, person in self._registry.people(f).items()}
        reads = self._pieces(groups, Desk(self._settings, self._press_day, groups, people, sections, topics, places, {}))
        ids = {f"{f.group}/{f.slug}": f.path for f in self._of("article", "letter")}
        ids |= {read.draft.id: read.draft.path for read in reads if read.draft.id.startswith(f"{read.draft.group}/")}
        held = {f.path: h for f in self._of("hold") if (h := self._registry.hold(f, groups, ids))}
        holds = {hold.piece: hold for hold in held.values()}
        desk = Desk(self._settings, self._press_day, groups, people, sections, topics, places, ids)
        allowed, left_out = self._allowed(reads, desk)
        joined = notices.joins((f for f in self._files if f.group in groups), self._registry)
        board = Board(self._settings, self._press_day, groups, places, topics, ids, {key: tuple(f.group for f in files) for key, files in joined.items()})
        waiting, findings = notices.notices(self._files, self._manuscripts, self._reader, board)
        self._findings += findings
        site, pieces, texts, made = self._whole(allowed, self._texts(), waiting, desk, photos, holds)
        self._findings += notices.lost_joins(joined, made)
        said = questions.stances(self._of("stance"), {f.slug for f in self._of("question")}, board, self._registry)
        self._findings += [finding for read in left_out for finding in self._piece(read, desk, site, holds)[1]]
        names = self._names(groups, people, pieces, allowed)
        groups, people, pieces = names.groups(), names.people(), names.pieces(pieces)
        self._findings += names.findings
        everyone = {**people, **{a.key: a for p in pieces for a in p.authors}}
        signed = statements.signatures(self._of("signature"), self._registry, groups, self._press_day)
        paper = Paper(
            press_day=self._press_day,
            pieces=tuple(sorted(with_originals(pieces), key=newest_first)),
            groups=dict(sorted(groups.items())),
            people=dict(sorted(everyone.items())),
            sections=sections,
            topics=topics,
            places=places,
            glossary=self._registry.words(self._of("glossary")),
            events=tuple(sorted(notices.of_kind(Event, made), key=lambda e: (e.starts.timestamp(), e.anchor))),
            questions=notices.with_stances(notices.of_kind(Question, made), said),
            tasks=notices.of_kind(Task, made),
            campaigns=notices.of_kind(Campaign, made),
            studies=notices.of_kind(Study, made),
            topic_introductions=notices.of_kind(TopicIntroduction, made),
            editions=self._editions(),
            texts=texts,
            abouts=self._abouts(groups, site),
            confirmations=statements.confirmations(signed, ids, self._findings),
            statements=statements.statements(self._of("wording"), signed, self._statement_desk(groups, site, self._findings)),
            photos=photos,
            holds=held,
            maintainers=self._registry.maintainers(self._of("maintainers")),
        )
        self._findings += rules.debates.among([read.draft for read in allowed if read.draft.id in paper.by_id], desk)
        paper = replace(
            paper,
            front_desk=front_desk.read(self._registry, [*self._of("front-desk", "front-order", "group")], paper, ids, self._settings),
            introductions=debates.introductions(self._of("introduction"), self._reader, self._manuscript, site, paper, self._settings, self._findings),
            declines=debates.declines(self._of("decline"), self._registry, paper, self._settings),
        )
        return replace(paper, findings=in_order({*self._findings, *self._registry.findings}))

    def _of(self, *kinds: str) -> Iterable[Found]:
        return (found for found in self._files if found.kind in kinds)

    def _photos(self) -> dict[str, Photo]:
        """Every readable photo by its content path."""
        beside: dict[str, PhotoFields] = {}
        for found in self._of("photo-fields"):
            fields = self._registry.photo_fields(found)
            if fields:
                beside[found.path.removesuffix(".yml")] = fields
        photos: dict[str, Photo] = {}
        jobs = {
            found.path: self._inspect(str(found.file), hashlib.sha256(found.file.read_bytes()).hexdigest(), self._settings.max_photo_pixels)
            for found in self._photo_files()
        }
        facts = {job.key: json.loads(parts[0]) for job, parts in self._work({job.key: job for job in jobs.values()}.values())}
        for path, job in jobs.items():
            if isinstance(facts[job.key], str):
                self._findings.append(rules.files.PHOTO.at(path, 0, facts[job.key]))
                continue
            words = beside.get(path.rsplit(".", 1)[0])
            told = (words.alt or "", words.caption or "", words.credit, words.rights) if words else ("", "", "", "")
            width, height, colour = facts[job.key]
            photos[path] = Photo(path, Path(job.source), job.sha256, width, height, colour, *told)
        stems = {path.rsplit(".", 1)[0] for path in photos}
        for stem in sorted(set(beside) - stems):
            self._findings.append(rules.files.PHOTO_FIELDS.at(f"{stem}.yml"))
        return photos

    def _photo_files(self) -> Iterator[Found]:
        """The photos that are not too large to be looked at."""
        for found in self._of("photo", "stamp"):
            if found.size > self._settings.max_photo_bytes:
                message = f"has {found.size / 1e6:.1f} MB, more than the {self._settings.max_photo_bytes / 1e6:.0f} MB allowed"
                self._findings.append(rules.files.PHOTO_SIZE.at(found.path, 0, message))
            else:
                yield found

    def _groups(self, photos: Mapping[str, Photo], places: Mapping[str, Term]) -> dict[str, Group]:
        groups: dict[str, Group] = {}
        for found in self._of("group"):
            group = self._registry.group(found, photos.get(f"groups/{found.group}/stamp.png"), places)
            if group:
                groups[group.slug] = group
        for slug, paths in self._folders_without(groups).items():
            message = f"content/groups/{slug} has no readable group.yml, so {len(paths)} of its files are left out"
            self._findings.append(rules.registers.NO_GROUP.at(f"groups/{slug}/group.yml", 0, message))
        self._findings += rules.registers.individuals(groups)
        return groups

    def _folders_without(self, groups: Mapping[str, Group]) -> dict[str, list[str]]:
        folders: dict[str, list[str]] = {}
        for found in self._files:
            if found.group and found.group not in groups and found.kind != "group":
                folders.setdefault(found.group, []).append(found.path)
        return folders

    def _pieces(self, groups: Mapping[str, Group], desk: Desk) -> list[_Read]:
        """Every piece whose fields and text could be read; of two of one name in a group, neither."""
        reads = [read for f in self._of("article", "letter") if f.group in groups and (read := self._read(f, groups[f.group]))]
        names = [({(r.draft.group, r.draft.id), (r.draft.group, r.draft.slug)}, r.draft) for r in reads]
        known = Counter(name for own, _ in names for name in own)
        unique = []
        for read in reads:
            draft = read.draft
            twice = {(draft.group, name) for name in (draft.id, draft.slug) if known[draft.group, name] > 1}
            if twice:
                other = next(other.path for own, other in names if other is not draft and own & twice)
                message = f"has the same name as content/{other}; both are left out"
                self._findings.append(rules.files.DUPLICATE.at(draft.path, draft.source.line("id") if draft.fields.id else 0, message))
            else:
                unique.append(read)
        return unique

    def _read_manuscripts(self, groups: Mapping[str, Group]) -> dict[str, Manuscript]:
        """Every Markdown file that may be read, by its path: the work is done apart, under limits."""
        jobs: dict[str, tuple[str, Job]] = {}
        for found in self._of("article", "letter", "introduction", "wording", "text", *notices.KINDS):
            if found.group and found.group not in groups:
                continue
            if not addresses.SLUG.fullmatch(found.slug):
                cure = f"rename the file to {slug_of(found.slug)}.md"
                self._findings.append(rules.files.SLUG.at(found.path, 0, f"'{found.slug}' cannot be part of an address", cure))
                continue
            large = gate.too_large(found, self._settings.max_piece_bytes)
            if large:
                self._findings.append(large)
                continue
            raw = found.file.read_bytes()
            lang = groups[found.group].lang if found.group else statements.language(found.path) or self._settings.language
            arguments = (found.path, lang, "s-")
            job = Job(bounded.read, arguments, manuscripts.version(), str(found.file), hashlib.sha256(raw).hexdigest(), isolated=True)
            jobs[job.key] = (found.path, job)
        return {jobs[job.key][0]: manuscripts.unpack(parts[0]) for job, parts in self._work(job for _, job in jobs.values())}

    def _read(self, found: Found, group: Group) -> _Read | None:
        manuscript = self._manuscript(found)
        if manuscript is None or manuscript.fields is None:
            return None
        model = LetterFields if found.kind == "letter" else PieceFields
        fields, converted = self._with_defaults(manuscript.fields, group), manuscript.converted
        whole, problems = self._reader.read(model, fields, found.path)
        self._findings += problems
        read = whole or self._reader.remainder(model, fields, STAND_INS)
        if read is None or converted is None:
            return None
        lang = read.lang or group.lang
        draft = Draft(found.path, found.group, found.slug, found.kind, read, manuscript.fields, converted.words)
        address = addresses.piece(found.group, found.slug, lang, self._settings.language)
        return _Read(
            draft,
            converted,
            links.Source(found.path, found.group, manuscript.body, manuscript.body_line),
            lang,
            address,
            whole is not None and manuscript.is_sound,
        )

    def _with_defaults(self, fields: Fields, group: Group) -> Fields:
        """The fields with the group's own section where the piece names none."""
        return replace(fields, values={"section": group.section, **fields.values}) if group.section else fields

    def _manuscript(self, found: Found) -> Manuscript | None:
        """What a Markdown file says by itself, and to the findings what is wrong with it."""
        manuscript = self._manuscripts.get(found.path)
        if manuscript:
            self._findings += manuscript.findings
        return manuscript

    def _allowed(self, reads: list[_Read], desk: Desk) -> tuple[list[_Read], list[_Read]]:
        """The pieces that the rules let pass and that are due by the press day; and those that are left out."""
        allowed, left_out = [], []
        for read in reads:
            found = rules.in_its_time(rules.findings(read.draft, desk), read.draft.fields.date.date())
            self._findings += found
            if not read.is_sound or any(finding.stops for finding in found):
                left_out.append(read)
            elif self._settings.preview or not self._waits(read.draft):
                allowed.append(read)
        return allowed, left_out

    def _whole(
        self, reads: list[_Read], texts: list[_ReadText], waiting: list[Notice], desk: Desk, photos: Mapping[str, Photo], holds: Mapping[str, Hold]
    ) -> tuple[links.Site, tuple[Piece, ...], tuple[Text, ...], tuple[Made, ...]]:
        """What links can lead to, and the pieces, pages and notices with their links.

        One whose links or pictures have a Problem is left out, and what leads to it becomes text. That is no Problem,
        so a second look is the last.
        """
        site = self._site(reads, texts, waiting, desk, photos, holds)
        pieces = [(read, *self._piece(read, desk, site, holds)) for read in reads]
        pages = [(text, *self._text(text, site)) for text in texts]
        others = [(notice, *self._notice(notice, site)) for notice in waiting]
        if not all(made for _, made, _ in (*pieces, *pages, *others)):
            self._findings += [finding for _, made, findings in (*pieces, *pages, *others) if not made for finding in findings]
            reads, texts = [read for read, piece, _ in pieces if piece], [text for text, page, _ in pages if page]
            site = self._site(reads, texts, [notice for notice, made, _ in others if made], desk, photos, holds)
            pieces = [(read, *self._piece(read, desk, site, holds)) for read in reads]
            pages = [(text, *self._text(text, site)) for text in texts]
            others = [(notice, *self._notice(notice, site)) for notice, made, _ in others if made]
        self._findings += [finding for _, _, findings in (*pieces, *pages, *others) for finding in findings]
        printed = sorted((page for _, page, _ in pages if page), key=lambda text: (text.order, text.slug))
        return site, tuple(piece for _, piece, _ in pieces if piece), tuple(printed), tuple(made for _, made, _ in others if made)

    def _names(self, groups: Mapping[str, Group], people: Mapping[str, Person], pieces: tuple[Piece, ...], reads: list[_Read]) -> lookalikes.Names:
        """Who is called what, and what the letters of their names look like."""
        authors = {author.name for piece in pieces for author in piece.authors}
        called = authors.union((group.name for group in groups.values()), (person.name for person in people.values()))
        ((_, (table,)),) = self._work([lookalikes.job(called)])
        lines = {(read.draft.path, "authors"): read.draft.source.line("authors") for read in reads}
        return lookalikes.Names(groups, people.values(), json.loads(table), self._registry.lines | lines)

    def _site(
        self, reads: list[_Read], texts: list[_ReadText], waiting: list[Notice], desk: Desk, photos: Mapping[str, Photo], holds: Mapping[str, Hold]
    ) -> links.Site:
        """What links can lead to, when these are the pieces and pages."""
        targets = {read.draft.path: read.address for read in reads}
        targets |= {f.path: addresses.group(f.group) for f in self._of("group") if f.group in desk.groups}
        targets |= {text.found.path: addresses.text(text.found.slug) for text in texts}
        targets |= {notice.path: notice.address for notice in waiting}
        absent = frozenset(f.path for f in self._of("article", "letter", "text", *notices.KINDS)) - frozenset(targets)
        ids = {read.draft.id: read.address for read in reads}
        bodies = {notice.address: notice.converted for notice in waiting}
        bodies |= {addresses.text(text.found.slug): text.converted for text in texts}
        bodies |= {read.address: read.converted for read in reads if read.draft.fields.withdrawn is None and read.draft.id not in holds}
        own = frozenset(map(addresses.debate, rules.debates.standing((read.draft for read in reads), holds)))
        site = links.Site(targets, ids, self._rooms(desk) | own | frozenset(targets.values()), absent, photos, bodies, self._settings.url)
        signed = statements.statements(self._of("wording"), (), self._statement_desk(desk.groups, site, []))
        return replace(site, pages=site.pages.union(*map(statements.standing, signed)))

    def _rooms(self, desk: Desk) -> frozenset[str]:
        """The pages of rooms that a text can link to: those there are whatever the pieces."""
        return frozenset(
            (
                *addresses.STANDING,
                *map(addresses.group, desk.groups),
                *(person.address for person in desk.people.values()),
                *map(addresses.section, desk.sections),
                *map(addresses.topic, desk.topics),
                *map(addresses.place, desk.places),
            )
        )

    def _waits(self, draft: Draft) -> bool:
        """Whether a piece is of a later day than the press day."""
        fields = draft.fields
        day = fields.date.astimezone(self._settings.zone).date()
        return max(day, fields.not_before or day) > self._press_day

    def _piece(self, read: _Read, desk: Desk, site: links.Site, holds: Mapping[str, Hold]) -> tuple[Piece | None, tuple[Finding, ...]]:
        """A piece with its links and pictures, or none, and why."""
        draft, f = read.draft, read.draft.fields
        body, findings = links.resolve(read.converted, read.source, site)
        image, more = self._image(f.image, read, site)
        attachment, third = self._attachment(f.attachment, read)
        findings = rules.in_its_time((*findings, *more, *third, *self._photo_count(read, body)), f.date.date())
        if any(finding.stops for finding in findings):
            return None, findings
        group = desk.groups[draft.group]
        text = signed_text(f.title, f.summary or "", read.source.text, [(i.photo.sha256, i.photo.path) for i in body.images])
        topics, unlisted_topics = _listed(f.topics, desk.topics)
        places, unlisted_places = _listed(f.places, desk.places)
        hold = holds.get(draft.id)
        first = f.first_published
        letter = f.from_ if isinstance(f, LetterFields) else None
        kind: Literal["article", "letter"] = "letter" if draft.kind == "letter" else "article"
        piece = Piece(
            id=draft.id,
            group=draft.group,
            slug=draft.slug,
            kind=kind,
            path=draft.path,
            address=read.address,
            title=f.title,
            date=f.date,
            section=f.section,
            lang=read.lang,
            summary=f.summary or "",
            standfirst=f.summary or sentences.first(body.text, self._settings.max_summary),
            body=body if f.withdrawn is None else Body(),
            text=text,
            text_sha256=digest(text),
            authors=tuple(_person(author, draft.group, desk.people) for author in f.authors),
            topics=topics,
            unlisted_topics=unlisted_topics,
            places=places,
            unlisted_places=unlisted_places,
            position=f.position,
            updated=f.updated,
            not_before=f.not_before,
            with_groups=tuple(dict.fromkeys(slug for slug in f.with_ if slug in desk.groups)),
            image=image if f.withdrawn is None else None,
            reply_to=tuple(ReplyTo(r.to, r.quote or "") for r in f.reply_to),
            criticises=tuple(dict.fromkeys(f.criticises)),
            translation_of=f.translation_of or "",
            series=f.series or "",
            credits=tuple((role, _name(who, draft.group, desk.people)) for role, who in f.credits.items()),
            first_published=FirstPublished(first.publication, first.url or "", first.date, first.permission or "", first.edited or "") if first else None,
            letter_from=LetterSource(letter.publication, letter.url or "", letter.author or "", letter.date) if letter else None,
            corrections=tuple(Correction(c.date, c.text) for c in f.corrections),
            attachment=attachment if f.withdrawn is None else None,
            moved_from=tuple(rules.moved_slug(draft.group, old) for old in f.moved_from),
            licence=f.licence or group.licence,
            withdrawn=Withdrawal(f.withdrawn.date, f.withdrawn.reason) if f.withdrawn and f.withdrawn.date <= self._press_day else None,
            hold=hold if hold and hold.date <= self._press_day < hold.until else None,
            unpublished=self._waits(draft),
            words=body.words if f.withdrawn is None else 0,
        )
        return piece, findings

    def _photo_count(self, read: _Read, body: Body) -> Iterator[Finding]:
        """The Problem of a piece with more photos than anyone would look at."""
        if len(body.images) > self._settings.max_photos:
            message, cure = f"prints {len(body.images)} photos", f"keep to {self._settings.max_photos}, or make two pieces of it"
            yield rules.texts.TOO_MANY_PHOTOS.at(read.draft.path, read.source.first_line, message, cure)

    def _image(self, fields: ImageFields | None, read: _Read, site: links.Site) -> tuple[Image | None, tuple[Finding, ...]]:
        """The lead picture."""
        if fields is None:
            return None, ()
        line = read.draft.source.line("image", "file")
        photo, finding = links.find_photo(fields.file, read.source, site, line)
        if photo is None:
            return None, (finding,) if finding else ()
        image = Image(photo, fields.alt or photo.alt, fields.caption or photo.caption, fields.credit or photo.credit, fields.rights or photo.rights)
        return image, tuple(links.lacking(read.draft.path, read.draft.source.line("image"), photo, image.alt, image.credit, image.rights))

    def _attachment(self, name: str | None, read: _Read) -> tuple[Attachment | None, tuple[Finding, ...]]:
        """A PDF beside the piece."""
        if name is None:
            return None, ()
        line = read.draft.source.line("attachment")
        own = [f for f in self._of("attachment") if f.group == read.draft.group]
        found = next((f for f in own if f.path.rsplit("/", 1)[-1] == name.rsplit("/", 1)[-1]), None)
        if found is None:
            return None, (
                rules.files.MISSING_FILE.at(read.draft.path, line, f"there is no file '{name}'", f"put the PDF in content/groups/{read.draft.group}/files"),
            )
        most, raw = self._settings.max_attachment_bytes, found.file.read_bytes()
        if found.size > most or not raw.startswith(b"%PDF-"):
            return None, (rules.files.ATTACHMENT.at(read.draft.path, line, f"'{name}' is no PDF, or too large"),)
        (_, parts), *_ = self._work((pdf.looked_at(str(found.file), digest(raw), most),))
        size = json.loads(parts[0])
        if isinstance(size, str):
            return None, (rules.files.ATTACHMENT.at(read.draft.path, line, f"'{name}' {size}"),)
        return Attachment(found.path, digest(raw), size, pdf.publication(str(found.file), digest(raw))), ()

    def _body(self, converted: markdown.Converted, source: links.Source, site: links.Site) -> Body | None:
        """A text that is no piece: of an event, a group."""
        resolved, findings = links.resolve(converted, source, site)
        self._findings += findings
        return None if any(finding.stops for finding in findings) else resolved

    def _editions(self) -> tuple[Edition, ...]:
        editions: dict[int, Edition] = {}
        for found in self._of("edition"):
            edition = self._registry.edition(found)
            if edition and edition.number in editions:
                self._findings.append(rules.files.DUPLICATE.at(found.path, 0, f"there is an edition {edition.number} already", "give it another number"))
            elif edition:
                editions[edition.number] = edition
        return tuple(editions[number] for number in sorted(editions))

    def _texts(self) -> list[_ReadText]:
        """The paper's own pages, before their links are known."""
        texts = []
        for found in self._of("text"):
            if found.slug in addresses.MADE_PAGES:
                self._findings.append(rules.files.RESERVED_PAGE.at(found.path))
                continue
            manuscript = self._manuscript(found)
            if manuscript is None or manuscript.fields is None:
                continue
            read, problems = self._reader.read(TextFields, manuscript.fields, found.path)
            self._findings += problems
            if read and manuscript.converted and manuscript.is_sound:
                source = links.Source(found.path, "", manuscript.body, manuscript.body_line)
                texts.append(_ReadText(found, read, manuscript.converted, source, read.lang or self._settings.language))
        return texts

    def _text(self, text: _ReadText, site: links.Site) -> tuple[Text | None, tuple[Finding, ...]]:
        """A page with its links, or none, and why."""
        body, findings = links.resolve(text.converted, text.source, site)
        if any(finding.stops for finding in findings):
            return None, findings
        fields = text.fields
        return Text(text.found.slug, text.found.path, fields.title, fields.summary or "", text.lang, fields.order, body), findings

    def _notice(self, notice: Notice, site: links.Site) -> tuple[Made | None, tuple[Finding, ...]]:
        """An event, a task or the like with its links, or none, and why."""
        body, findings = links.resolve(notice.converted, notice.source, site)
        return (None if any(finding.stops for finding in findings) else notice.make(body)), findings

    def _abouts(self, groups: Mapping[str, Group], site: links.Site) -> dict[str, Body]:
        """What every group says of itself, converted."""
        bodies: dict[str, Body] = {}
        for found in self._of("group"):
            group = groups.get(found.group)
            converted = self._about(found, group) if group else None
            body = self._body(converted, links.Source(found.path, found.group, group.about, 1), site) if group and converted else None
            if body:
                bodies[found.group] = body
        return dict(sorted(bodies.items()))

    def _about(self, found: Found, group: Group) -> markdown.Converted | None:
        try:
            return markdown.convert(group.about, group.lang)
        except RecursionError:
            self._findings.append(manuscripts.nested(found.path, 1))
            return None

    def _statement_desk(self, groups: Mapping[str, Group], site: links.Site, findings: list[Finding]) -> statements.Desk:
        return statements.Desk(groups, self._press_day, self._reader, self._manuscript, site, self._settings, findings)


def _listed(words: tuple[str, ...], terms: Mapping[str, Term]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that a register knows, by their slugs, and those it does not."""
    aliases = {alias: term.slug for term in terms.values() for alias in term.aliases}
    known = tuple(dict.fromkeys(aliases.get(word, word) for word in words if word in terms or word in aliases))
    return known, tuple(dict.fromkeys(word for word in words if word not in terms and word not in aliases))


def _person(author: str, group: str, people: Mapping[str, Person]) -> Person:
    """The person whom a group means by a slug or a name; whoever would stand at a known person's address is that person."""
    named = next((p for p in people.values() if p.group == group and author in (p.slug, p.name)), None)
    return named or people.get(f"{group}/{slug_of(author)}") or Person(group, slug_of(author), author)


def _name(who: str, group: str, people: Mapping[str, Person]) -> str:
    return _person(who, group, people).name
