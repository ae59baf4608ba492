"""One run of the press: the paper's pages and files brought into a tree, only what changed made anew, all of it checked."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any

from plugins.newsroom.asking import Answers, asked
from plugins.newsroom.model import Paper
from plugins.newsroom.noting import slip
from plugins.newsroom.pages import Bundle, File, Job, Lot, Lots, Page
from plugins.newsroom.problems import ChangedError, NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from plugins.newsroom.views import ArticleView
from plugins.press import checks, ledger, manifest, reasons
from plugins.press.assets import assets
from plugins.press.chrome import chrome
from plugins.press.crew import code
from plugins.press.finishing import Sheet
from plugins.press.pool import Pool
from plugins.press.slips import Made, Slips
from plugins.press.templates import load
from plugins.press.tree import Tree, path_of
from plugins.press.typesetter import Typesetter, house_style, set_pages, values_of

MANY_PAGES = 300
"""From so many pages on the whole crew sets them."""

BATCH = 50

THEME = "theme"
"""The room of the theme's own files, which are looked at every time."""

Extras = Mapping[str, tuple[tuple[str, str], ...]]
"""What third-party plugins set on articles, by address."""


class PressRun:
    """What a run works with, and what it has done so far. `served` is the tree that readers see meanwhile, `compiled` where templates are kept.

    `also` are the addresses of what is written at the end. What stays is as the served tree has it; `_staying` are its rows of that,
    by path, and lose what is made again.
    """

    def __init__(
        self, paper: Paper, settings: Settings, theme: Path, pool: Pool, tree: Tree, served: Tree | None, slips: Slips, compiled: Path, also: Iterable[str] = ()
    ) -> None:
        self.paper = paper
        self.theme_files: frozenset[str] = frozenset()
        self.style = ""
        self._slips = slips
        self.settings = settings
        self._theme = theme
        self._pool = pool
        self._tree = tree
        self._served = served
        self._compiled = compiled
        self._also = frozenset(map(path_of, also))
        self._asked = asked(paper)
        self._rooms: dict[str, tuple[set[str], list[Made]]] = {}
        self._staying: dict[str, str] = {}
        self._is_restyled = False
        self._owners: dict[str, str] = {}
        self._fingerprints: dict[str, str] = {}
        self._waiting: dict[str, tuple[Job, list[File]]] = {}
        self._bundles: list[tuple[str, Bundle]] = []
        self._leads: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._faults: list[str] = []
        self._written: list[str] = []
        self._gone: frozenset[str] = frozenset()
        self._returned: list[str] = []

    @property
    def folder(self) -> Path:
        """Where the tree stands."""
        return self._tree.folder

    def make(self, rooms: Iterable[tuple[str, Lots]], articles: Iterable[Any] = ()) -> None:
        """Bring the tree up to date with what each room makes. `articles` are Pelican's, with what other plugins set on them.

        Raises ChangedError when the served tree is not what it was.
        """
        templates = load(self._theme)
        static = assets(self._theme, templates, self._compiled)
        self.theme_files = frozenset(path_of(file.address) for file in static.files)
        speaking = self.settings.speaking
        style = house_style(self._theme, self.settings, templates, static.by_template, lambda lang: chrome(self.paper, speaking(lang)), str(self._compiled))
        self.style = reasons.packed(style)
        self.typesetter = Typesetter(style)
        extras = self._plugin_values(articles)
        if self._slips.open(sha256(repr((code(), self.settings)).encode()).hexdigest(), self._served.sum if self._served else "", Answers(self.paper)):
            self._staying = self._served.files() if self._served else {}
            for address in manifest.ALL:
                self._staying.pop(path_of(address), None)
            self._is_restyled = self._slips.style != self.typesetter.key
        every = chain([(THEME, lambda *_: static.files)], rooms)
        stale = chain.from_iterable(self._room(room, lots, extras) for room, lots in every)
        for sheet in _progress(self._typeset(stale), "Setting pages"):
            self._tree.write(sheet.address, self._fingerprints[path_of(sheet.address)], sheet.data)
            self._faults += sheet.faults
            self._ids[path_of(sheet.address)] = "\n".join(sheet.ids)
            for target in sheet.targets:
                self._leads.setdefault(target, sheet.address)
        self._pool.crew.relieve()
        self._put()
        self._unpack()
        for room, (notes, made) in self._rooms.items():
            self._slips.put(_own(room), room, "", notes, made)
        whole = frozenset((*self._whole(), *self._also))
        gone = self._tree.keep_only(whole)
        self._gone = self._served.entries - whole if self._served else gone

    def keep_slips(self) -> None:
        """Keep the slips, of the tree that was made."""
        self._slips.keep(self.typesetter.key, self._tree.sum)

    def check(self, is_ours_alone: bool) -> None:
        """Look at the tree. Raises NewspaperError with everything that is wrong: such a tree is never served."""
        there = self._tree.entries if is_ours_alone else self._tree.paths()
        found = [*self._faults, *checks.faults(self._tree, there, self.settings.url, self._leads, self._ids, self._written, self._gone, self._returned)]
        if found:
            more = f"; and {len(found) - 20} more" if len(found) > 20 else ""
            raise NewspaperError("the new tree is not served, because " + "; ".join(found[:20]) + more)

    def _room(self, room: str, lots: Lots, extras: Extras) -> Iterator[Page]:
        """The pages of a room that have to be set; files that have to be there are written, or wait for their jobs, on the way.

        A room is asked for its lots only where something that it looked at, or one of them did, is otherwise now.
        """
        own, before = _own(room), self._slips.lots_of(room)
        if not (self._is_restyled or extras or room == THEME or self._slips.is_due(own)):
            due = frozenset(name for name in before if name != own and self._slips.is_due(name))
            for lot in islice((each for each in lots(self.paper, self.settings) if isinstance(each, Lot) and each.name in due), len(due)) if due else ():
                yield from self._lot(room, lot, extras)
            return
        self._leave(own)
        with slip() as notes:
            items = list(lots(self._asked, self.settings))
        made = self._rooms[room] = (notes, [])
        seen = {own}
        for item in items:
            if isinstance(item, Lot):
                seen.add(item.name)
                if not self._stays(item, extras):
                    yield from self._lot(room, item, extras)
            elif isinstance(item, Bundle):
                self._await(room, item)
            else:
                made[1].append(self._take(room, with_extra := _with_extra(item, extras)))
                yield from self._due(with_extra)
        for name in (name for name in before if name not in seen):
            self._leave(name)
            self._slips.drop(name)

    def _stays(self, lot: Lot, extras: Extras) -> bool:
        """Whether nothing that a lot is made of has changed, and neither has its style."""
        if self._slips.key(lot.name) != _key(lot, extras) or self._slips.is_due(lot.name):
            return False
        return not self._is_restyled or all(
            self._is_staying(path_of(m.address), self.typesetter.stamp(m.template, m.lang, m.fingerprint)) for m in self._slips.made(lot.name) if m.template
        )

    def _is_staying(self, path: str, fingerprint: str) -> bool:
        """Whether what stands in the served tree was made from this, and stays."""
        return path in self._staying and ledger.fingerprint(self._staying[path]) == fingerprint

    def _lot(self, room: str, lot: Lot, extras: Extras) -> Iterator[Page]:
        """A lot's pages that have to be set; what it asked is kept."""
        self._leave(lot.name)
        with slip() as notes:
            items = [_with_extra(item, extras) for item in lot.make(self._asked, self.settings, *lot.arguments)]
        self._slips.put(lot.name, room, _key(lot, extras), notes, [self._take(room, item) for item in items])
        for item in items:
            yield from self._due(item)

    def _leave(self, name: str) -> None:
        """What came of a lot does not stay of itself."""
        for made in self._slips.made(name):
            self._staying.pop(path_of(made.address), None)

    def _whole(self) -> Collection[str]:
        """The paths of all that is to be in the tree; what stays is taken from the served tree where this one does not have it."""
        for path in self._staying.keys() & self._fingerprints.keys():
            if not self._is_staying(path, self._fingerprints[path]):
                raise NewspaperError(f"/{path} is set by two rooms, {self._owners[path]} and another")
        lacking = self._tree.lacking(self._staying)
        if self._served and not all(self._tree.take(path, ledger.fingerprint(self._staying[path]), self._served) for path in lacking):
            self._slips.forget()
            raise ChangedError("the output was changed by hand")
        return self._staying.keys() | self._fingerprints.keys()

    def _take(self, room: str, item: Page | File) -> Made:
        """Note what is to be at an address."""
        if isinstance(item, Page):
            values = values_of(item)
            self._claim(room, item.address, self.typesetter.stamp(item.template, item.lang, values))
            return Made(item.address, values, item.template, item.lang)
        fingerprint = _job_fingerprint(item.content, item.part) if isinstance(item.content, Job) else sha256(item.content).hexdigest()[:32]
        self._claim(room, item.address, fingerprint)
        return Made(item.address, fingerprint)

    def _claim(self, room: str, address: str, fingerprint: str) -> None:
        """Say what belongs at an address. Raises NewspaperError when two rooms want it: that is broken code, not content."""
        path = path_of(address)
        owner = self._owners.setdefault(path, room)
        if self._fingerprints.setdefault(path, fingerprint) != fingerprint:
            raise NewspaperError(f"{address} is set by two rooms, {owner} and {room}")

    def _due(self, item: Page | File) -> Iterator[Page]:
        """The page, if it has to be set; a file that has to be there is written, or waits for its job."""
        path = path_of(item.address)
        fingerprint = self._fingerprints[path]
        if self._tree.fingerprint(item.address) == fingerprint:
            if self._served and self._served.fingerprint(item.address) != fingerprint:
                self._returned.append(path)
            return
        if self._served and self._tree.take(path, fingerprint, self._served):
            return
        if isinstance(item, Page):
            yield item
        elif isinstance(item.content, Job):
            self._waiting.setdefault(item.content.key, (item.content, []))[1].append(item)
        else:
            self._write(item.address, fingerprint, item.content)

    def _typeset(self, pages: Iterator[Page]) -> Iterator[Sheet]:
        """Pages set, by the whole crew where there are many or the crew is elsewhere."""
        few = list(islice(pages, MANY_PAGES))
        if len(few) < MANY_PAGES and not self._pool.crew.is_elsewhere:
            yield from map(self.typesetter.sheet, few)
            return
        waiting = chain(few, pages)
        style = pickle.dumps(self.typesetter.style)
        batches = ((style, self.typesetter.key, batch) for batch in iter(lambda: list(islice(waiting, BATCH)), []))
        for sheets in self._pool.crew.each(set_pages, batches):
            yield from sheets

    def _put(self) -> None:
        """Write the files whose jobs were waited for; a job is done once, however many files come of it."""
        jobs = [job for job, _ in self._waiting.values()]
        for job, parts in _progress(self._pool.results(jobs), "Developing pictures", len(jobs)):
            for file in self._waiting[job.key][1]:
                self._write(file.address, _job_fingerprint(job, file.part), parts[file.part])

    def _await(self, room: str, bundle: Bundle) -> None:
        """Claim a bundle's files where they are there, else let it wait for its job."""
        there = self._tree.below(bundle.address, bundle.job.key[:32])
        for address in there:
            self._of_bundle(room, address, self._tree.fingerprint(address))
        if not there:
            self._bundles.append((room, bundle))

    def _unpack(self) -> None:
        """Write the files of bundles that changed; each file's fingerprint says of how many it is one."""
        by_key = {bundle.job.key: (room, bundle) for room, bundle in self._bundles}
        for job, parts in _progress(self._pool.results(bundle.job for _, bundle in self._bundles), "Making the search index", len(self._bundles)):
            room, bundle = by_key[job.key]
            for name, data in zip(parts[::2], parts[1::2], strict=True):
                address, fingerprint = bundle.address + name.decode(), f"{job.key[:32]}.{len(parts) // 2}"
                self._of_bundle(room, address, fingerprint)
                self._write(address, fingerprint, data)

    def _of_bundle(self, room: str, address: str, fingerprint: str) -> None:
        self._claim(room, address, fingerprint)
        self._rooms[room][1].append(Made(address, fingerprint))

    def _write(self, address: str, fingerprint: str, data: bytes) -> None:
        self._tree.write(address, fingerprint, data)
        self._written.append(address)

    def _plugin_values(self, articles: Iterable[Any]) -> Extras:
        """What third-party plugins set on articles and the settings name, by address."""
        names = self.settings.plugin_values
        if not names:
            return {}
        from plugins.press.articles import told  # and with it Pelican, which is here where other plugins are at work

        return {f"/{a.url}": tuple((name, told(value)) for name in names if (value := getattr(a, name, None)) is not None) for a in articles}


def _with_extra(item: Page | File, extras: Extras) -> Page | File:
    extra = extras.get(item.address, ())
    return replace(item, view=replace(item.view, extra=extra)) if extra and isinstance(item, Page) and isinstance(item.view, ArticleView) else item


def _key(lot: Lot, extras: Extras) -> str:
    """What a lot is, beside what it asks."""
    return sha256(repr((lot.make.__module__, lot.make.__qualname__, lot.arguments, extras.get(lot.name, ()))).encode()).hexdigest()[:16]


def _own(room: str) -> str:
    """The name of the slip of a room's own pages, which are in no lot."""
    return f"room {room}"


def _job_fingerprint(job: Job, part: int) -> str:
    """What a file is known by that comes of a job; one whose result is not kept says nothing of the code that makes it, so the code is named."""
    key = sha256(f"{job.key}{code()}".encode()).hexdigest() if job.is_light else job.key
    return f"{key[:32]}.{part}"


def _progress(items: Iterable[Any], text: str, total: int | None = None) -> Iterable[Any]:
    """The items, with a bar where a person is looking on."""
    if not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, text, total=total, console=Console(stderr=True), transient=True)
