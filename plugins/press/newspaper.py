"""The class that Pelican runs: one Paper in, one checked tree out, switched in at once."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.plugins._utils import get_plugin_name
from rich.console import Console
from rich.progress import track

from plugins.images.develop import inspect
from plugins.intake.reading import read_paper
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Job, Page
from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import Finding, NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.views import ArticleView
from plugins.press import checks
from plugins.press.articles import PaperArticles
from plugins.press.assets import assets
from plugins.press.chrome import chrome
from plugins.press.pool import Pool
from plugins.press.store import Store
from plugins.press.tree import Trees
from plugins.press.typesetter import Typesetter
from plugins.press.writer import PressWriter

logger = logging.getLogger(__name__)

REPORT = "report.json"


class Newspaper(Pelican):  # type: ignore[misc]
    """Pelican with a Paper in place of files, and a press in place of an output folder."""

    def __init__(self, settings: dict[str, Any]) -> None:
        if not isinstance(settings.get("NEWSPAPER"), Settings):
            raise NewspaperError("pelicanconf.py must set NEWSPAPER = Settings(…)")
        if settings.get("PREVIEW"):
            settings["NEWSPAPER"] = replace(settings["NEWSPAPER"], preview=True)
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Register every plugin, or stop: a paper built without one of its gates is no paper."""
        wanted = [str(getattr(plugin, "__name__", plugin)) for plugin in self.settings.get("PLUGINS") or ()]
        try:
            super().init_plugins()
        except Exception as error:
            raise NewspaperError(f"a plugin cannot be loaded: {error}") from error
        registered = {get_plugin_name(plugin) for plugin in self.plugins}
        short = {name.removeprefix("pelican.plugins.") for name in registered}
        missing = [name for name in wanted if name not in registered and name.removeprefix("pelican.plugins.") not in short]
        if missing:
            raise NewspaperError(f"these plugins of PLUGINS are missing or failed to register: {', '.join(missing)}")

    def run(self) -> None:
        """Read, set, check, switch. What is wrong with content is logged; the exit code speaks, the paper comes out."""
        settings: Settings = self.settings["NEWSPAPER"]
        trees = Trees(Path(self.settings["OUTPUT_PATH"]))
        with trees.locked():
            day = press_day(settings, os.environ, datetime.now(UTC))
            store = Store(Path(self.settings["NEWSPAPER_STORE"]))
            pool = self.settings["NEWSPAPER_POOL"] = Pool(store)
            paper = read_paper(Path(self.path), settings, day, inspect, pool.results)
            tree = trees.fresh()
            self.settings["PAPER"] = paper
            self.output_path = self.settings["OUTPUT_PATH"] = str(tree)
            try:
                super().run()
            finally:
                self.output_path = self.settings["OUTPUT_PATH"] = str(trees.output)
            _check(tree, settings)
            _report(trees, paper)
            trees.switch(tree)
        _tell(paper)

    def _get_generator_classes(self) -> list[type]:
        """Pelican's own, with the Paper's articles in place of its articles, and the press at the end."""
        return [PaperArticles if cls is ArticlesGenerator else cls for cls in super()._get_generator_classes()] + [Press]


class Press:
    """The last generator: sets what the rooms have handed in, before `finalized` is told to other plugins."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **kwargs: object) -> None:
        self._context = context
        self._theme = Path(theme)
        self._tree = Path(output_path)

    def generate_output(self, writer: PressWriter) -> None:
        """Write every page and file into the tree."""
        paper: Paper = self._context["PAPER"]
        settings: Settings = self._context["NEWSPAPER"]
        static = assets(self._theme)
        writer.publish("theme", static.files)
        items = [item for _, item in writer.set.values()]
        pool: Pool = self._context["NEWSPAPER_POOL"]
        typesetter = Typesetter(self._theme, settings, lambda lang, say: chrome(paper, settings, static.stylesheet, lang, say))
        for address, data in _made(items, typesetter, pool, self._plugin_values(settings)):
            _write(self._tree, address, data)

    def _plugin_values(self, settings: Settings) -> dict[str, tuple[tuple[str, str], ...]]:
        """What third-party plugins set on articles and the settings name, by address."""
        articles = self._context.get("ARTICLES_BY_ID", {}).values()
        return {
            f"/{article.url}": tuple((name, str(value)) for name in settings.plugin_values if (value := getattr(article, name, None)) is not None)
            for article in articles
            if settings.plugin_values
        }


def _made(items: list[Page | File], typesetter: Typesetter, pool: Pool, extras: dict[str, tuple[tuple[str, str], ...]]) -> Iterator[tuple[str, bytes]]:
    """Addresses with their bytes: pages set, files as they are, jobs done or fetched from the store."""
    by_job: dict[str, tuple[Job, list[File]]] = {}
    pages: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            extra = extras.get(item.address, ())
            pages.append(replace(item, view=replace(item.view, extra=extra)) if extra and isinstance(item.view, ArticleView) else item)
        elif isinstance(item.content, Job):
            by_job.setdefault(item.content.key, (item.content, []))[1].append(item)
        else:
            yield item.address, item.content
    for page in _progress(pages, "Setting pages"):
        yield page.address, typesetter.set(page)
    jobs = [job for job, _ in by_job.values()]
    for job, parts in _progress(pool.results(jobs), "Developing pictures", len(jobs)):
        for file in by_job[job.key][1]:
            yield file.address, parts[file.part]


def _progress(items: Any, text: str, total: int | None = None) -> Any:
    """The items, with a bar where a person is looking on."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return items
    return track(items, text, total=total if total is not None else len(items), console=console, transient=True)


def _write(tree: Path, address: str, data: bytes) -> None:
    """One file of the tree. Raises NewspaperError where another plugin has written to our address, or outside the tree."""
    target = tree / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
    if ".." in target.parts or not target.is_relative_to(tree):
        raise NewspaperError(f"{address} is outside the tree")
    if target.exists():
        raise NewspaperError(f"another plugin has written {address}, which is the paper's own")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _check(tree: Path, settings: Settings) -> None:
    """Look at the whole tree. Raises NewspaperError with everything that is wrong: such a tree is never served."""
    addresses = frozenset("/" + path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    found = list(checks.faults(tree, settings.url, addresses))
    if found:
        raise NewspaperError("the new tree is not served, because " + "; ".join(found[:20]) + (f"; and {len(found) - 20} more" if len(found) > 20 else ""))


def _tell(paper: Paper) -> None:
    """Log what was found: Problems as one error, which the exit code speaks of, Notes as information.

    One, and at the very end: with `--fatal`, Pelican stops at the first.
    """
    for note in paper.notes:
        logger.info("%s", _plain(note))
    left_out = len({problem.path for problem in paper.problems})
    logger.info("read %d pieces of %d groups; %d files with Problems, %d Notes", len(paper.pieces), len(paper.groups), left_out, len(paper.notes))
    if paper.problems:
        logger.error("%s", "\n".join(map(_plain, paper.problems)))


def _plain(finding: Finding) -> str:
    """The finding with nothing in it that a log formatter would take for markup."""
    return str(finding).replace("[", "(").replace("]", ")")


def _report(trees: Trees, paper: Paper) -> None:
    """Keep the findings beside the trees, for the preview server's banner."""
    data = [
        {"kind": "problem" if f.stops else "note", "path": f.path, "line": f.line, "rule": f.rule, "message": f.message, "cure": f.cure} for f in paper.findings
    ]
    trees.keep(REPORT, json.dumps(data, ensure_ascii=False, indent=1))
