"""From the content folder to one Paper: everything read once, every fault gathered, nothing dropped in silence."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from plugins.intake import bounded, columns, debates, front_desk, gate, links, lookalikes, manuscripts, notices, pieces, questions, statements
from plugins.intake.converted import Converted
from plugins.intake.gate import Folders, Found
from plugins.intake.manuscripts import Manuscript
from plugins.intake.notebook import WHOLE, Kept, Notebook, Wholes, looked_up
from plugins.intake.notices import Made, Notice
from plugins.intake.pieces import Read, Surroundings, Work
from plugins.intake.registry import Registry, slug_of
from plugins.intake.sheet import Board
from plugins.intake.translations import with_originals
from plugins.newsroom import addresses, rules
from plugins.newsroom.asking import Register, sums
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.events import Event
from plugins.newsroom.metadata import LetterFields, PhotoFields, PieceFields, TextFields
from plugins.newsroom.model import Body, Edition, Group, Hold, Paper, Person, Photo, Piece, Term, Text, newest_first
from plugins.newsroom.noting import slip
from plugins.newsroom.pages import Job
from plugins.newsroom.problems import ChangedError, Finding, NewspaperError, in_order
from plugins.newsroom.questions import Question
from plugins.newsroom.rules import Desk, Draft
from plugins.newsroom.schema import Fields, Reader
from plugins.newsroom.settings import Settings
from plugins.newsroom.studies import Study, TopicIntroduction
from plugins.newsroom.tasks import Task
from plugins.newsroom.value import Value, replace

Inspect = Callable[[str, str, int], Job]
"""A photo's file, its SHA-256 and the most pixels allowed to a job that tells its width, height and mean colour, or what is wrong with it."""

STAND_INS = {"title": "…", "date": "1900-01-01", "section": "letters", "summary": "…"}
"""What a faulty piece is given, so that its other faults can be found."""


def here(jobs: Iterable[Job]) -> Iterable[tuple[Job, tuple[bytes, ...]]]:
    """Does jobs one after another, and remembers nothing."""
    return ((job, job.run(Path(job.source).read_bytes() if job.source else b"")) for job in jobs)


Again = Callable[[str], Piece | None]
"""One piece, by its path, as its file has it by now, among everything else as it was read; None where it cannot be printed, or was no piece before."""


def read_paper(root: Path, settings: Settings, press_day: date, inspect: Inspect, work: Work = here) -> Paper:
    """The Paper at a press day, read from nothing: see `read`."""
    return read(root, settings, press_day, inspect, work)[0]


def read(
    root: Path,
    settings: Settings,
    press_day: date,
    inspect: Inspect,
    work: Work = here,
    notebook: Notebook | None = None,
    folders: Folders = MappingProxyType({}),
) -> tuple[Paper, Again]:
    """The Paper at a press day, and what reads one piece of it again.

    What the notebook has of the last reading is not read again, and it has this one afterwards. `folders` are those that have been looked at already.
    Raises NewspaperError when there is no content folder at all, ChangedError when files go meanwhile.
    """
    if not root.is_dir():
        raise NewspaperError(f"there is no content folder at {root.name}/; run this in the paper's own folder")
    try:
        return _Intake(root, settings, press_day, inspect, work, notebook or Notebook(), folders).paper()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise ChangedError(f"{Path(error.filename or root).name} went while content was being read") from error


Entry = Read | Kept
"""A piece that was read, now or before."""


class _ReadText(Value):
    """A page of the paper's own, before its links are known."""

    found: Found
    fields: TextFields
    converted: Converted
    source: links.Source
    lang: str


class _Intake:
    """One reading. Its methods stand in the order in which they are called."""

    def __init__(self, root: Path, settings: Settings, press_day: date, inspect: Inspect, work: Work, notebook: Notebook, folders: Folders) -> None:
        self._work = work
        self._notebook = notebook
        self._lookups: dict[str, set[str]] = {}
        self._judgements: dict[str, tuple[Finding, ...]] = {}
        self._tables: dict[str, Mapping[str, str]] = {}
        self._manuscripts = _Manuscripts()
        self._settings = settings
        self._press_day = press_day
        self._inspect = inspect
        self._reader = Reader(settings.zone, (settings.url,))
        self._registry = Registry(settings, self._reader)
        self._files, findings = gate.walk(root, settings.max_folder_files, folders)
        self._by_path = {found.path: found for found in self._files}
        self._by_kind: dict[str, list[Found]] = {}
        for found in self._files:
            self._by_kind.setdefault(found.kind, []).append(found)
        self._findings: list[Finding] = list(findings)

    def paper(self) -> tuple[Paper, Again]:
        """Read everything."""
        sections, topics, places = (self._registry.terms(self._of(kind)) for kind in ("sections", "topics", "places"))
        photos = self._photos()
        groups = self._groups(photos, places)
        people = {key: person for f in self._of("people") if f.group in groups for key, person in self._registry.people(f).items()}
        desk = Desk(self._settings, self._press_day, groups, people, sections, topics, places, {})
        self._notebook.begin(hashlib.sha256(repr((manuscripts.version(), desk)).encode()).hexdigest())
        entries = self._pieces(desk)
        ids = {f"{f.group}/{f.slug}": f.path for f in self._of("article", "letter")}
        ids |= {o.id: o.path for o in (entry.outline for entry in entries) if o.id.startswith(f"{o.group}/")}
        held = {f.path: h for f in self._of("hold") if (h := self._registry.hold(f, groups, ids))}
        holds = {hold.piece: hold for hold in held.values()}
        desk = replace(desk, ids=Register("ids", ids))
        self._tables["ids"] = ids
        allowed, left_out = self._allowed(entries, desk)
        joined = notices.joins((f for f in self._files if f.group in groups), self._registry)
        board = Board(self._settings, self._press_day, groups, places, topics, ids, {key: tuple(f.group for f in files) for key, files in joined.items()})
        waiting, findings = notices.notices(self._files, self._manuscripts, self._reader, board)
        self._findings += findings
        around, printed, texts, made = self._whole(allowed, self._texts(), waiting, desk, photos, holds)
        site, pieces = around.site, tuple(piece for _, piece in printed)
        self._findings += notices.lost_joins(joined, made)
        said = questions.stances(self._of("stance"), {f.slug for f in self._of("question")}, board, self._registry)
        self._findings += [finding for read in left_out for finding in around.piece(read)[1]]
        registers = {"sections": sections, "topics": topics, "places": places}
        names = self._names(groups, people, pieces, allowed, registers)
        groups, people, pieces = names.groups(), names.people(), names.pieces(pieces)
        for kind, terms in registers.items():
            names.terms(f"joint/{kind}.yml", terms)
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
        self._findings += rules.debates.among([o for o in (entry.outline for entry in allowed) if o.id in paper.by_id], desk)
        paper = replace(
            paper,
            front_desk=front_desk.read(self._registry, [*self._of("front-desk", "front-order", "group")], paper, ids, self._settings),
            introductions=debates.introductions(self._of("introduction"), self._reader, self._manuscript, site, paper, self._settings, self._findings),
            declines=debates.declines(self._of("decline"), self._registry, paper, self._settings),
        )
        return replace(paper, findings=in_order({*self._findings, *self._registry.findings})), partial(self._again_now, around)

    def _of(self, *kinds: str) -> Iterable[Found]:
        """The files of some kinds, by path."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return sorted((found for kind in kinds for found in self._by_kind.get(kind, ())), key=attrgetter("path"))

    def _photos(self) -> dict[str, Photo]:
        """Every readable photo by its content path."""
        beside: dict[str, PhotoFields] = {}
        for found in self._of("photo-fields"):
            fields = self._registry.photo_fields(found)
            if fields:
                beside[found.path.removesuffix(".yml")] = fields
        photos: dict[str, Photo] = {}
        jobs = {found.path: self._inspect(found.place, self._notebook.sum(found), self._settings.max_photo_pixels) for found in self._photo_files()}
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

    def _pieces(self, desk: Desk) -> list[Entry]:
        """Every piece whose fields and text could be read; of two of one name in a group, neither. Other texts are read as well."""
        found = [f for f in self._of("article", "letter") if f.group in desk.groups]
        kept = {f.path: before for f in found if (before := self._notebook.kept(f))}
        others = self._of("introduction", "wording", "text", *notices.KINDS)
        self._read_manuscripts((*(f for f in found if f.path not in kept), *others), desk.groups)
        entries: list[Entry] = []
        for f in found:
            entry = kept.get(f.path) or self._read(f, desk.groups[f.group])
            self._manuscripts.drop(f.path)  # until all of them have been seen, a large paper's texts would take most of the memory
            entries += (entry,) if entry else ()
        names = [({(o.group, o.id), (o.group, o.slug)}, o) for o in (entry.outline for entry in entries)]
        known = Counter(name for own, _ in names for name in own)
        unique: list[Entry] = []
        for entry in entries:
            o = entry.outline
            twice = {(o.group, name) for name in (o.id, o.slug) if known[o.group, name] > 1}
            if twice:
                other = next(other.path for own, other in names if other is not o and own & twice)
                message = f"has the same name as content/{other}; both are left out"
                self._findings.append(rules.files.DUPLICATE.at(o.path, o.line("id"), message))
            else:
                unique.append(entry)
        return unique

    def _read_manuscripts(self, files: Iterable[Found], groups: Mapping[str, Group]) -> None:
        """Read Markdown files: the work is done apart, under limits."""
        jobs: dict[str, tuple[str, Job]] = {}
        for found in files:
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
            job = self._manuscript_job(found, groups, self._notebook.sum(found))
            jobs[job.key] = (found.path, job)
        for job, parts in self._work(job for _, job in jobs.values()):
            self._manuscripts.put(jobs[job.key][0], parts[0])

    def _manuscript_job(self, found: Found, groups: Mapping[str, Group], sum: str) -> Job:
        lang = groups[found.group].lang if found.group else statements.language(found.path) or self._settings.language
        return Job(bounded.read, (found.path, lang, "s-"), manuscripts.version(), found.place, sum, isolated=True)

    def _read(self, found: Found, group: Group) -> Read | None:
        manuscript = self._manuscripts.get(found.path)
        if manuscript is None or manuscript.fields is None:
            self._findings += manuscript.findings if manuscript else ()
            return None
        model = LetterFields if found.kind == "letter" else PieceFields
        fields, converted = self._with_defaults(manuscript.fields, group), manuscript.converted
        whole, problems = self._reader.read(model, fields, found.path)
        read = whole or self._reader.remainder(model, fields, STAND_INS)
        findings = (*manuscript.findings, *problems)
        if read is None or converted is None:
            self._findings += findings
            return None
        lang = read.lang or group.lang
        draft = Draft(found.path, found.group, found.slug, found.kind, read, manuscript.fields, converted.words)
        outline = draft.outline(addresses.piece(found.group, found.slug, lang, self._settings.language))
        return Read(draft, outline, lang, whole is not None and manuscript.is_sound, findings)

    def _with_defaults(self, fields: Fields, group: Group) -> Fields:
        """The fields with the group's own section where the piece names none."""
        return replace(fields, values={"section": group.section, **fields.values}) if group.section else fields

    def _manuscript(self, found: Found) -> Manuscript | None:
        """What a Markdown file says by itself, and to the findings what is wrong with it."""
        manuscript = self._manuscripts.get(found.path)
        if manuscript:
            self._findings += manuscript.findings
        return manuscript

    def _allowed(self, entries: list[Entry], desk: Desk) -> tuple[list[Entry], list[Read]]:
        """The pieces that the rules let pass and that are due by the press day; and those that are left out."""
        allowed: list[Entry] = []
        left_out: list[Read] = []
        anew = self._again(self._changed(entries, Wholes(self._tables)), desk)
        for entry in entries:
            each = anew.get(entry.outline.path, entry)
            if isinstance(each, Kept):
                allowed.append(each)
                continue
            is_allowed, found = self._judged(each, desk)
            self._findings += found
            if not is_allowed:
                left_out.append(each)
            elif self._settings.preview or not pieces.waits(each.draft, desk):
                allowed.append(each)
        return allowed, left_out

    def _changed(self, entries: list[Entry], wholes: Mapping[str, str]) -> list[Kept]:
        """The pieces that were kept and are not as they were."""
        return self._notebook.changed((entry for entry in entries if isinstance(entry, Kept)), self._tables, wholes)

    def _again(self, kept: Sequence[Kept], desk: Desk) -> dict[str, Read]:
        """Pieces read anew that were kept, and are not as they were, by path."""
        found = [self._by_path[entry.outline.path] for entry in kept]
        self._read_manuscripts(found, desk.groups)
        return {f.path: read for f in found if (read := self._read(f, desk.groups[f.group]))}

    def _judged(self, read: Read, desk: Desk) -> tuple[bool, tuple[Finding, ...]]:
        """Whether the rules let a piece pass, and all that is said of it so far."""
        with slip() as notes:
            found = rules.in_its_time(rules.findings(read.draft, desk), read.draft.fields.date.date())
        self._lookups[read.outline.path], self._judgements[read.outline.path] = notes, found
        return read.is_sound and not any(finding.stops for finding in found), (*read.findings, *found)

    def _whole(
        self, entries: list[Entry], texts: list[_ReadText], waiting: list[Notice], desk: Desk, photos: Mapping[str, Photo], holds: Mapping[str, Hold]
    ) -> tuple[Surroundings, tuple[tuple[Entry, Piece], ...], tuple[Text, ...], tuple[Made, ...]]:
        """Pieces, pages and notices with their links.

        One whose links or pictures have a Problem is left out, and what leads to it becomes text. That is no Problem,
        so a second look is the last.
        """
        around = self._surroundings(entries, texts, waiting, desk, photos, holds)
        printed = self._made(entries, around)
        pages = [(text, *self._text(text, around.site)) for text in texts]
        others = [(notice, *self._notice(notice, around.site)) for notice in waiting]
        if not all(made for _, made, _ in (*printed, *pages, *others)):
            self._findings += [finding for _, made, findings in (*printed, *pages, *others) if not made for finding in findings]
            entries, texts = [entry for entry, piece, _ in printed if piece], [text for text, page, _ in pages if page]
            around = self._surroundings(entries, texts, [notice for notice, made, _ in others if made], desk, photos, holds)
            printed = self._made(entries, around)
            pages = [(text, *self._text(text, around.site)) for text in texts]
            others = [(notice, *self._notice(notice, around.site)) for notice, made, _ in others if made]
        self._findings += [finding for _, _, findings in (*printed, *pages, *others) for finding in findings]
        set_pages = sorted((page for _, page, _ in pages if page), key=lambda text: (text.order, text.slug))
        kept = tuple((entry, piece) for entry, piece, _ in printed if piece)
        self._remember(kept, {entry.outline.path: findings for entry, _, findings in printed})
        return around, kept, tuple(set_pages), tuple(made for _, made, _ in others if made)

    def _made(self, entries: list[Entry], around: Surroundings) -> list[tuple[Entry, Piece | None, tuple[Finding, ...]]]:
        """Each piece, or none, and what was found; one that was made before and would come out the same is not made again."""
        anew = self._again(self._changed(entries, self._tables[WHOLE]), around.desk)
        place = columns.Place(around.photos, {file.path: file.place for file in around.attachments.values()}, self._settings.zone)
        same = [entry for entry in entries if isinstance(entry, Kept) and entry.outline.path not in anew]
        before = {piece.path: piece for piece in self._notebook.pieces(same, place, lambda path: self._inside(path, around))}
        made: list[tuple[Entry, Piece | None, tuple[Finding, ...]]] = []
        for entry in entries:
            each = anew.get(entry.outline.path, entry)
            if isinstance(each, Kept):
                made.append((each, before[each.outline.path], each.findings))
                continue
            if each is not entry:
                is_allowed, said = self._judged(each, around.desk)
                self._findings += said
                if not is_allowed:
                    made.append((each, None, ()))
                    continue
            with slip() as notes:
                piece, findings = around.piece(each)
            if piece:
                sums(piece)  # while its inside stands open
            self._lookups[each.outline.path] |= notes
            self._manuscripts.drop(each.outline.path)
            made.append((each, piece, findings))
        return made

    def _inside(self, path: str, around: Surroundings) -> tuple[Body, bytes]:
        """The inside of a piece that was made before."""
        self._open(path, around.desk.groups)
        read = self._read(self._by_path[path], around.desk.groups[self._by_path[path].group])
        if read is None:
            raise ChangedError(f"{path} changed while the paper was being made; make it again")
        inside = around.inside(read)
        self._manuscripts.drop(path)
        return inside

    def _again_now(self, around: Surroundings, path: str) -> Piece | None:
        """See `Again`. Whoever did the work before may have gone home."""
        self._work, around = here, replace(around, work=here)
        found, groups = self._by_path.get(path), around.desk.groups
        if found is None or found.kind not in ("article", "letter") or found.group not in groups or not found.file.is_file():
            return None
        if found.file.stat().st_size > self._settings.max_piece_bytes:
            return None
        data = found.file.read_bytes()
        self._manuscripts.put(path, self._manuscript_job(found, groups, hashlib.sha256(data).hexdigest()).run(data)[0])
        read = self._read(found, groups[found.group])
        if read is None or not self._judged(read, around.desk)[0]:
            return None
        return around.piece(read)[0]

    def _names(
        self,
        groups: Mapping[str, Group],
        people: Mapping[str, Person],
        printed: tuple[Piece, ...],
        entries: list[Entry],
        registers: Mapping[str, Mapping[str, Term]],
    ) -> lookalikes.Names:
        """Who and what is called what, and what the letters of their names look like."""
        authors = {author.name for piece in printed for author in piece.authors}
        terms = (name for register in registers.values() for term in register.values() for name in term.names.values())
        called = authors.union((group.name for group in groups.values()), (person.name for person in people.values()), terms)
        ((_, (table,)),) = self._work([lookalikes.job(called)])
        lines = {(o.path, "authors"): o.line("authors") for o in (entry.outline for entry in entries)}
        return lookalikes.Names(groups, people.values(), json.loads(table), self._registry.lines | lines)

    def _surroundings(
        self, entries: list[Entry], texts: list[_ReadText], waiting: list[Notice], desk: Desk, photos: Mapping[str, Photo], holds: Mapping[str, Hold]
    ) -> Surroundings:
        """What links can lead to, when these are the pieces and pages, and what else pieces are made in; all that is looked up in it can be noted."""
        outlines = [entry.outline for entry in entries]
        targets = {outline.path: outline.address for outline in outlines}
        targets |= {f.path: addresses.group(f.group) for f in self._of("group") if f.group in desk.groups}
        targets |= {text.found.path: addresses.text(text.found.slug) for text in texts}
        targets |= {notice.path: notice.address for notice in waiting}
        absent = dict.fromkeys((f.path for f in self._of("article", "letter", "text", *notices.KINDS) if f.path not in targets), "")
        ids = {outline.id: outline.address for outline in outlines}
        bodies = {notice.address: notice.path for notice in waiting}
        bodies |= {addresses.text(text.found.slug): text.found.path for text in texts}
        bodies |= {outline.address: outline.path for outline in outlines if not outline.is_withdrawn and outline.id not in holds}
        own = map(addresses.debate, rules.debates.standing(outlines, holds))
        pages = dict.fromkeys((*self._rooms(desk), *own, *targets.values()), "")
        attachments = pieces.by_name({f.path: f for f in self._of("attachment")})
        converted = _Converted(bodies, lambda path: self._converted(path, desk.groups))
        site = links.Site(Register("addresses", targets), Register("names", ids), pages, Register("absent", absent), photos, converted, self._settings.url)
        signed = statements.statements(self._of("wording"), (), self._statement_desk(desk.groups, site, []))
        pages |= dict.fromkeys((page for statement in signed for page in statements.standing(statement)), "")
        self._tables |= {
            "addresses": targets,
            "names": ids,
            "pages": pages,
            "absent": absent,
            "photos": {path: repr(photo) for path, photo in photos.items()},
            "bodies": {address: self._notebook.sum(self._by_path[path]) for address, path in bodies.items()},
            "holds": {id: repr(hold) for id, hold in holds.items()},
            "attachments": {name: f"{f.path} {self._notebook.sum(f)}" for name, f in attachments.items()},
        }
        self._tables[WHOLE] = Wholes({name: table for name, table in self._tables.items() if name != WHOLE})
        noted = replace(site, pages=Register("pages", pages), photos=Register("photos", photos), bodies=Register("bodies", converted))
        opened = partial(self._open, groups=desk.groups)
        return Surroundings(desk, noted, Register("holds", holds), Register("attachments", attachments), photos, opened, self._work)

    def _open(self, path: str, groups: Mapping[str, Group]) -> Manuscript:
        """A text of this paper, read again where it was put away."""
        if path not in self._manuscripts:
            self._read_manuscripts([self._by_path[path]], groups)
        return self._manuscripts[path]

    def _converted(self, path: str, groups: Mapping[str, Group]) -> Converted:
        """A text of this paper, converted."""
        converted = self._open(path, groups).converted
        if converted is None:
            raise ChangedError(f"{path} changed while the paper was being made; make it again")
        return converted

    def _remember(self, printed: Iterable[tuple[Entry, Piece]], findings: Mapping[str, tuple[Finding, ...]]) -> None:
        """Keep what was made, for the next reading."""
        self._notebook.close(self._tables[WHOLE])
        for entry, piece in printed:
            if isinstance(entry, Kept):
                self._notebook.stay(entry)
            else:
                told = dict.fromkeys((*entry.findings, *self._judgements.get(piece.path, ()), *findings[piece.path]))
                self._notebook.put(self._by_path[piece.path], entry.outline, piece, told, looked_up(self._lookups[piece.path], self._tables))

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

    def _body(self, converted: Converted, source: links.Source, site: links.Site) -> Body | None:
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
        jobs = {found: manuscripts.about(group.about, group.lang) for found in self._of("group") if (group := groups.get(found.group))}
        converted = {job.key: parts[0] for job, parts in self._work({job.key: job for job in jobs.values()}.values())}
        bodies: dict[str, Body] = {}
        for found, job in jobs.items():
            text = manuscripts.unpack(converted[job.key]).converted
            if text is None:
                self._findings.append(manuscripts.nested(found.path, 1))
            elif body := self._body(text, links.Source(found.path, found.group, groups[found.group].about, 1), site):
                bodies[found.group] = body
        return dict(sorted(bodies.items()))

    def _statement_desk(self, groups: Mapping[str, Group], site: links.Site, findings: list[Finding]) -> statements.Desk:
        return statements.Desk(groups, self._press_day, self._reader, self._manuscript, site, self._settings, findings)


class _Manuscripts(Mapping[str, Manuscript]):
    """Manuscripts by path, held as they were packed: a large paper has ten thousand, each of which takes three times the room when it is open."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._opened: tuple[str, Manuscript] | None = None

    def put(self, path: str, packed: bytes) -> None:
        """Hold one."""
        self._packed[path] = packed
        self._opened = None

    def drop(self, path: str) -> None:
        """Put one away of which all is made: whoever needs it again reads it again."""
        self._packed.pop(path, None)

    def __getitem__(self, path: str) -> Manuscript:
        if self._opened is None or self._opened[0] != path:
            self._opened = path, manuscripts.unpack(self._packed[path])
        return self._opened[1]

    def __contains__(self, path: object) -> bool:
        return path in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class _Converted(Mapping[str, Converted]):
    """Texts by the address at which they stand, read when they are asked for."""

    def __init__(self, paths: Mapping[str, str], read: Callable[[str], Converted]) -> None:
        self._paths = paths
        self._read = read

    def __getitem__(self, address: str) -> Converted:
        return self._read(self._paths[address])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
