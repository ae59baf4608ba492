"""One run of the press: the paper's pages and files brought into a tree, only what changed made anew, all of it checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from plugins.newsroom.asking import Answers, asked
from plugins.newsroom.model import Paper
from plugins.newsroom.noting import slip
from plugins.newsroom.pages import Bundle, File, Job, Lot, Page
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ArticleView
from plugins.press import checks, reasons
from plugins.press.articles import told
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

Extras = Mapping[str, tuple[tuple[str, str], ...]]
"""What third-party plugins set on articles, by address."""


class PressRun:
    """What a run works with, and what it has done so far. `served` is the tree that readers see meanwhile, `compiled` where templates are kept."""

    def __init__(self, paper: Paper, settings: Settings, theme: Path, pool: Pool, tree: Tree, served: Tree | None, slips: Slips, compiled: Path) -> None:
        self.paper = paper
        self.slips = slips
        self.theme_files: frozenset[str] = frozenset()
        self.style = ""
        self._settings = settings
        self._theme = theme
        self._pool = pool
        self._tree = tree
        self._served = served
        self._compiled = compiled
        self._answers = Answers(paper)
        self._owners: dict[str, str] = {}
        self._fingerprints: dict[str, str] = {}
        self._waiting: dict[str, tuple[Job, list[File]]] = {}
        self._bundles: list[tuple[str, Bundle]] = []
        self._leads: dict[str, str] = {}
        self._faults: list[str] = []
        self._written: list[str] = []
        self._gone: frozenset[str] = frozenset()

    def make(self, items: Iterable[tuple[str, Lot | Page | File | Bundle]], articles: Iterable[Any], also: Iterable[str]) -> None:
        """Bring the tree up to date with what each room hands in. `articles` are Pelican's, with what other plugins set on them.

        `also` are the addresses of what is written when all else is.
        """
        templates = load(self._theme)
        static = assets(self._theme, templates)
        self.theme_files = frozenset(path_of(file.address) for file in static.files)
        style = house_style(
            self._theme, self._settings, templates, static.by_template, lambda lang: chrome(self.paper, self._settings.speaking(lang)), str(self._compiled)
        )
        self.style = reasons.packed(style)
        typesetter = Typesetter(style)
        self.slips.open(sha256(repr((code(), self._settings)).encode()).hexdigest())
        stale = self._stale(chain((("theme", file) for file in static.files), items), typesetter, self._plugin_values(articles))
        for sheet in _progress(self._typeset(typesetter, stale), "Setting pages"):
            self._tree.write(sheet.address, self._fingerprints[sheet.address], sheet.data)
            self._faults += sheet.faults
            for target in sheet.targets:
                self._leads.setdefault(target, sheet.address)
        self._put()
        self._unpack()
        self._gone = self._tree.keep_only([*self._owners, *also])

    def check(self) -> None:
        """Look at the tree. Raises NewspaperError with everything that is wrong: such a tree is never served."""
        found = [*self._faults, *checks.faults(self._tree, self._settings.url, self._leads, self._written, self._gone)]
        if found:
            more = f"; and {len(found) - 20} more" if len(found) > 20 else ""
            raise NewspaperError("the new tree is not served, because " + "; ".join(found[:20]) + more)

    def _stale(self, items: Iterable[tuple[str, Lot | Page | File | Bundle]], typesetter: Typesetter, extras: Extras) -> Iterator[Page]:
        """The pages whose values, templates or surroundings changed; files that changed are written, or wait for their jobs, on the way."""
        for room, item in items:
            if isinstance(item, Bundle):
                self._await(room, item)
            elif not isinstance(item, Lot):
                self._take(room, _with_extra(item, extras), typesetter)
                yield from self._due(_with_extra(item, extras))
            elif not self._stays(room, item, typesetter, extras):
                for made in self._made(room, item, typesetter, extras):
                    yield from self._due(made)

    def _stays(self, room: str, lot: Lot, typesetter: Typesetter, extras: Extras) -> bool:
        """Whether nothing that a lot is made of has changed, and all that came of it is there."""
        slip = self.slips.get(lot.name, _key(lot, extras))
        if slip is None or self._answers.digest(self.slips.questions(slip)) != slip.answers:
            return False
        fingerprints = {m.address: typesetter.stamp(m.template, m.lang, m.fingerprint) if m.template else m.fingerprint for m in slip.made}
        if not all(self._is_there(address, fingerprint) for address, fingerprint in fingerprints.items()):
            return False
        for address, fingerprint in fingerprints.items():
            self._claim(room, address, fingerprint)
        self.slips.stay(lot.name)
        return True

    def _made(self, room: str, lot: Lot, typesetter: Typesetter, extras: Extras) -> list[Page | File]:
        """A lot's pages and files, made; what it asked is kept."""
        with slip() as notes:
            items = [_with_extra(item, extras) for item in lot.make(asked(self.paper), self._settings, *lot.arguments)]
        questions = sorted(notes)
        made = [self._take(room, item, typesetter) for item in items]
        self.slips.put(lot.name, _key(lot, extras), questions, self._answers.digest(questions), made)
        return items

    def _take(self, room: str, item: Page | File, typesetter: Typesetter) -> Made:
        """Note what is to be at an address."""
        if isinstance(item, Page):
            values = values_of(item)
            self._claim(room, item.address, typesetter.stamp(item.template, item.lang, values))
            return Made(item.address, values, item.template, item.lang)
        fingerprint = _job_fingerprint(item.content, item.part) if isinstance(item.content, Job) else sha256(item.content).hexdigest()[:32]
        self._claim(room, item.address, fingerprint)
        return Made(item.address, fingerprint)

    def _claim(self, room: str, address: str, fingerprint: str) -> None:
        """Say what belongs at an address. Raises NewspaperError when two rooms want it: that is broken code, not content."""
        owner = self._owners.setdefault(address, room)
        if self._fingerprints.setdefault(address, fingerprint) != fingerprint:
            raise NewspaperError(f"{address} is set by two rooms, {owner} and {room}")

    def _due(self, item: Page | File) -> Iterator[Page]:
        """The page, if it has to be set; a file that has to be there is written, or waits for its job."""
        if self._is_there(item.address, self._fingerprints[item.address]):
            return
        if isinstance(item, Page):
            yield item
        elif isinstance(item.content, Job):
            self._waiting.setdefault(item.content.key, (item.content, []))[1].append(item)
        else:
            self._write(item.address, self._fingerprints[item.address], item.content)

    def _typeset(self, typesetter: Typesetter, pages: Iterator[Page]) -> Iterator[Sheet]:
        """Pages set, by the whole crew where there are many or the crew is elsewhere."""
        few = list(islice(pages, MANY_PAGES))
        if len(few) < MANY_PAGES and not self._pool.crew.is_elsewhere:
            yield from map(typesetter.sheet, few)
            return
        waiting = chain(few, pages)
        batches = ((typesetter.style, typesetter.key, batch) for batch in iter(lambda: list(islice(waiting, BATCH)), []))
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
            self._claim(room, address, self._tree.fingerprint(address))
        if not there:
            self._bundles.append((room, bundle))

    def _unpack(self) -> None:
        """Write the files of bundles that changed; each file's fingerprint says of how many it is one."""
        by_key = {bundle.job.key: (room, bundle) for room, bundle in self._bundles}
        for job, parts in _progress(self._pool.results(bundle.job for _, bundle in self._bundles), "Making the search index", len(self._bundles)):
            room, bundle = by_key[job.key]
            for name, data in zip(parts[::2], parts[1::2], strict=True):
                address, fingerprint = bundle.address + name.decode(), f"{job.key[:32]}.{len(parts) // 2}"
                self._claim(room, address, fingerprint)
                self._write(address, fingerprint, data)

    def _is_there(self, address: str, fingerprint: str) -> bool:
        """Whether the tree has the file, or could take it from the tree that is served."""
        return self._tree.fingerprint(address) == fingerprint or (self._served is not None and self._tree.take(address, fingerprint, self._served))

    def _write(self, address: str, fingerprint: str, data: bytes) -> None:
        self._tree.write(address, fingerprint, data)
        self._written.append(address)

    def _plugin_values(self, articles: Iterable[Any]) -> Extras:
        """What third-party plugins set on articles and the settings name, by address."""
        names = self._settings.plugin_values
        if not names:
            return {}
        return {f"/{a.url}": tuple((name, told(value)) for name in names if (value := getattr(a, name, None)) is not None) for a in articles}


def _with_extra(item: Page | File, extras: Extras) -> Page | File:
    extra = extras.get(item.address, ())
    return replace(item, view=replace(item.view, extra=extra)) if extra and isinstance(item, Page) and isinstance(item.view, ArticleView) else item


def _key(lot: Lot, extras: Extras) -> str:
    """What a lot is, beside what it asks."""
    return sha256(repr((lot.make.__module__, lot.make.__qualname__, lot.arguments, extras.get(lot.name, ()))).encode()).hexdigest()[:16]


def _job_fingerprint(job: Job, part: int) -> str:
    return f"{job.key[:32]}.{part}"


def _progress(items: Iterable[Any], text: str, total: int | None = None) -> Iterable[Any]:
    """The items, with a bar where a person is looking on."""
    console = Console(stderr=True)
    return track(items, text, total=total, console=console, transient=True) if console.is_terminal else items
