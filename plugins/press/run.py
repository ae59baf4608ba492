"""One run of the press: the paper's pages and files brought into a tree, only what changed made anew, all of it checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Bundle, File, Job, Page
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ArticleView
from plugins.press import checks
from plugins.press.assets import assets
from plugins.press.chrome import chrome
from plugins.press.finishing import Sheet
from plugins.press.pool import Pool
from plugins.press.templates import load
from plugins.press.tree import Tree, path_of
from plugins.press.typesetter import Typesetter, house_style, set_pages

MANY_PAGES = 300
"""From so many pages on the whole crew sets them."""

BATCH = 50


class PressRun:
    """What a run works with, and what it has done so far. `served` is the tree that readers see meanwhile."""

    def __init__(self, paper: Paper, settings: Settings, theme: Path, pool: Pool, tree: Tree, served: Tree | None) -> None:
        self.paper = paper
        self._settings = settings
        self._theme = theme
        self._pool = pool
        self._tree = tree
        self._served = served
        self._sheets: list[Sheet] = []
        self._written: list[str] = []
        self._gone: frozenset[str] = frozenset()
        self.theme_files: frozenset[str] = frozenset()

    def make(self, items: list[Page | File | Bundle], articles: Iterable[Any]) -> None:
        """Bring the tree up to date with these pages and files. `articles` are Pelican's, with what other plugins set on them."""
        templates = load(self._theme)
        static = assets(self._theme, templates)
        self.theme_files = frozenset(path_of(file.address) for file in static.files)
        style = house_style(self._theme, self._settings, templates, static.by_template, lambda lang, say: chrome(self.paper, self._settings, lang, say))
        typesetter = Typesetter(style)
        extras = self._plugin_values(articles)
        pages: list[Page] = []
        files = list(static.files)
        bundles: list[Bundle] = []
        for item in items:
            if isinstance(item, Page):
                pages.append(_with_extra(item, extras))
            elif isinstance(item, Bundle):
                bundles.append(item)
            else:
                files.append(item)
        there = {bundle.address: self._tree.below(bundle.address, bundle.job.key[:32]) for bundle in bundles}
        self._gone = self._tree.keep_only([*(page.address for page in pages), *(file.address for file in files), *chain(*there.values())])
        self._set(pages, typesetter)
        self._put(files)
        self._unpack([bundle for bundle in bundles if not there[bundle.address]])

    def check(self) -> None:
        """Look at the tree. Raises NewspaperError with everything that is wrong: such a tree is never served."""
        found = list(checks.faults(self._tree, self._settings.url, self._sheets, self._written, bool(self._gone)))
        if found:
            more = f"; and {len(found) - 20} more" if len(found) > 20 else ""
            raise NewspaperError("the new tree is not served, because " + "; ".join(found[:20]) + more)

    def _set(self, pages: list[Page], typesetter: Typesetter) -> None:
        """Set the pages whose values, templates or surroundings changed."""
        fingerprints = {page.address: typesetter.fingerprint(page) for page in pages}
        stale = [page for page in pages if not self._is_there(page.address, fingerprints[page.address])]
        for sheet in _progress(self._typeset(typesetter, stale), "Setting pages", len(stale)):
            self._tree.write(sheet.address, fingerprints[sheet.address], sheet.data)
            self._sheets.append(replace(sheet, data=b""))

    def _typeset(self, typesetter: Typesetter, pages: list[Page]) -> Iterator[Sheet]:
        """Pages set, by the whole crew where there are many or the crew is elsewhere."""
        if len(pages) < MANY_PAGES and not self._pool.crew.is_elsewhere:
            yield from map(typesetter.sheet, pages)
            return
        batches = ((typesetter.style, typesetter.key, pages[at : at + BATCH]) for at in range(0, len(pages), BATCH))
        for sheets in self._pool.crew.each(set_pages, batches):
            yield from sheets

    def _put(self, files: list[File]) -> None:
        """Write the files that changed; jobs are done once, however many files come of them."""
        waiting: dict[str, tuple[Job, list[File]]] = {}
        for file in files:
            if isinstance(file.content, Job):
                if not self._is_there(file.address, _job_fingerprint(file.content, file.part)):
                    waiting.setdefault(file.content.key, (file.content, []))[1].append(file)
            else:
                fingerprint = sha256(file.content).hexdigest()[:32]
                if not self._is_there(file.address, fingerprint):
                    self._write(file.address, fingerprint, file.content)
        jobs = [job for job, _ in waiting.values()]
        for job, parts in _progress(self._pool.results(jobs), "Developing pictures", len(jobs)):
            for file in waiting[job.key][1]:
                self._write(file.address, _job_fingerprint(job, file.part), parts[file.part])

    def _unpack(self, bundles: list[Bundle]) -> None:
        """Write the files of bundles that changed; each file's fingerprint says of how many it is one."""
        by_key = {bundle.job.key: bundle for bundle in bundles}
        for job, parts in _progress(self._pool.results(bundle.job for bundle in bundles), "Making the search index", len(bundles)):
            for name, data in zip(parts[::2], parts[1::2], strict=True):
                self._write(by_key[job.key].address + name.decode(), f"{job.key[:32]}.{len(parts) // 2}", data)

    def _is_there(self, address: str, fingerprint: str) -> bool:
        """Whether the tree has the file, or could take it from the tree that is served."""
        return self._tree.fingerprint(address) == fingerprint or (self._served is not None and self._tree.take(address, fingerprint, self._served))

    def _write(self, address: str, fingerprint: str, data: bytes) -> None:
        self._tree.write(address, fingerprint, data)
        self._written.append(address)

    def _plugin_values(self, articles: Iterable[Any]) -> dict[str, tuple[tuple[str, str], ...]]:
        """What third-party plugins set on articles and the settings name, by address."""
        names = self._settings.plugin_values
        if not names:
            return {}
        return {f"/{a.url}": tuple((name, str(value)) for name in names if (value := getattr(a, name, None)) is not None) for a in articles}


def _with_extra(page: Page, extras: dict[str, tuple[tuple[str, str], ...]]) -> Page:
    extra = extras.get(page.address, ())
    return replace(page, view=replace(page.view, extra=extra)) if extra and isinstance(page.view, ArticleView) else page


def _job_fingerprint(job: Job, part: int) -> str:
    return f"{job.key[:32]}.{part}"


def _progress(items: Iterable[Any], text: str, total: int) -> Iterable[Any]:
    """The items, with a bar where a person is looking on."""
    console = Console(stderr=True)
    return track(items, text, total=total, console=console, transient=True) if console.is_terminal else items
