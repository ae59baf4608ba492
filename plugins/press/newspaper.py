"""The class that Pelican runs: one Paper in, one checked tree out, switched in at once."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.plugins._utils import get_plugin_name

from plugins.images.darkroom import inspection
from plugins.intake.notebook import Notebook
from plugins.intake.reading import Again, read
from plugins.newsroom.model import Paper
from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import ChangedError, Finding, NewspaperError
from plugins.newsroom.settings import Settings
from plugins.press import manifest, reasons, record
from plugins.press.articles import PaperArticles
from plugins.press.catalogues import voices
from plugins.press.compiled import FOLDER
from plugins.press.crew import PROCESSES, Crew
from plugins.press.manifest import Origin
from plugins.press.pool import Pool
from plugins.press.run import PressRun
from plugins.press.slips import Slips
from plugins.press.store import Store
from plugins.press.tree import Trees
from plugins.press.typesetter import Typesetter
from plugins.press.writer import PressWriter
from plugins.search import engine

logger = logging.getLogger(__name__)

REPORT, NOTEBOOK = "report.json", "notebook"

TRIES = 3
"""How often content is read that is edited meanwhile."""


@dataclass(frozen=True, slots=True)
class StandingType:
    """What a shift keeps of a making, so that it can pull a proof of one piece before all of the paper is made anew."""

    paper: Paper
    settings: Settings
    again: Again
    typesetter: Typesetter


class Newspaper(Pelican):  # type: ignore[misc]
    """Pelican with a Paper in place of files, and a press in place of an output folder."""

    standing: StandingType | None = None

    def __init__(self, settings: dict[str, Any]) -> None:
        logging.basicConfig(format="%(message)s")  # Pelican's plain log handler is none at all, and what has been asked for with -v would not be told
        if not isinstance(settings.get("NEWSPAPER"), Settings):
            raise NewspaperError("pelicanconf.py must set NEWSPAPER = Settings(…)")
        if settings.get("PREVIEW"):
            settings["NEWSPAPER"] = replace(settings["NEWSPAPER"], preview=True)
        if settings.get("OFFLINE"):
            settings["NEWSPAPER"] = replace(settings["NEWSPAPER"], offline=True, search=False)
        if settings["NEWSPAPER"].search:
            settings["NEWSPAPER"] = replace(settings["NEWSPAPER"], search_engine=engine.version())
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
        trees = Trees(Path(self.settings["OUTPUT_PATH"]))
        store = Store(Path(self.settings["NEWSPAPER_STORE"]))
        with _whole_disk(trees), _without_pauses(), closing(store), trees.locked(), self._crew() as crew:
            pool = Pool(store, crew)
            for _ in range(TRIES - 1):
                try:
                    paper = self._make(trees, pool)
                    break
                except ChangedError as change:
                    logger.info("%s: reading again", change)
            else:
                paper = self._make(trees, pool)
        settings: Settings = self.settings["NEWSPAPER"]
        if settings.search and not settings.search_engine:
            logger.info("no search index: Pagefind is not on this machine; make search fetches it")
        _tell(paper)

    def _crew(self) -> AbstractContextManager[Crew]:
        """Those who do the work: a shift's own, who stay, or hired for this once."""
        standing: Crew | None = self.settings.get("NEWSPAPER_CREW")
        return nullcontext(standing) if standing else Crew(self.settings.get("NEWSPAPER_WORKERS", PROCESSES))

    def _make(self, trees: Trees, pool: Pool) -> Paper:
        """The paper as content stands, in a tree that is served from now on. Raises ChangedError when content does not stand still."""
        settings: Settings = replace(self.settings["NEWSPAPER"], voices=voices(Path(self.theme), record.place(trees.output) / FOLDER))
        self.settings["NEWSPAPER"] = settings
        self.settings["PRESS_ALONE"] = is_ours_alone = self._is_ours_alone()
        seen, folders = record.begun(record.sources(Path(self.path), Path(self.theme)), engine.TOOLS if settings.search else None)
        record.forget(record.place(trees.output))
        if is_ours_alone:
            trees.begin()
        with _stage("reading"):
            notebook = Notebook(trees.kept_bytes(NOTEBOOK), time.time_ns() - record.FRESH)
            day = press_day(settings, os.environ, datetime.now(UTC))
            paper, again = read(Path(self.path), settings, day, inspection, pool.results, notebook, folders)
            noted = notebook.packed()  # of a large paper the notebook is heavy, and its bytes are light
            del notebook
        keeps = again if "NEWSPAPER_CREW" in self.settings else None
        del again  # it holds all that was looked at
        tree = trees.next()
        with _stage("opening the tree"):
            tree.open(trees.served())
            if not is_ours_alone:
                tree.part()
        self.settings["PAPER"] = paper
        place = record.place(trees.output)
        compiled = place / FOLDER
        run = self.settings["PRESS_RUN"] = PressRun(paper, settings, Path(self.theme), pool, tree, trees.served(), Slips(place), compiled)
        self.output_path = self.settings["OUTPUT_PATH"] = str(tree.folder)
        try:
            with _stage("setting"):
                super().run()
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = str(trees.output)
            del self.settings["PRESS_RUN"]
        if _manifest(settings):
            origin = Origin(settings.name, settings.url, paper.press_day.isoformat(), os.environ.get("PAPER_COMMIT", ""))
            with _stage("summing up"):
                manifest.add(tree, origin, os.environ.get("PAPER_SIGNING_KEY", ""))
        with _stage("checking"):
            run.check(is_ours_alone)
        if not record.is_still(Path(self.path), seen):
            raise ChangedError("content was edited while the paper was being made")
        with _stage("switching"):
            tree.seal()
            run.keep_slips()
            if noted is not None:
                trees.keep_bytes(NOTEBOOK, noted)
            _report(trees, paper)
            trees.keep(f"{tree.folder.name}.{reasons.KEPT}", run.style)
            trees.switch(tree, run.theme_files)
        if not paper.problems and is_ours_alone:
            zone = "" if settings.press_day or os.environ.get("SOURCE_DATE_EPOCH") else settings.time_zone
            record.keep(record.place(trees.output), seen, trees.output, tree.sum, sys.argv[1:], os.environ, paper.press_day.isoformat(), zone)
        self.standing = StandingType(paper, settings, keeps, run.typesetter) if keeps else None
        return paper

    def _is_ours_alone(self) -> bool:
        """Whether no plugin of others is at work, which may depend on what we cannot know."""
        return all(get_plugin_name(plugin).startswith("plugins.") for plugin in self.plugins)

    def _get_generator_classes(self) -> list[type]:
        """Pelican's own, with the Paper's articles in place of its articles, and the press at the end."""
        return [PaperArticles if cls is ArticlesGenerator else cls for cls in super()._get_generator_classes()] + [Press]


class Press:
    """The last generator: makes what the rooms have handed in, before `finalized` is told to other plugins."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **kwargs: object) -> None:
        self._context = context

    def generate_output(self, writer: PressWriter) -> None:
        """Bring the tree up to date."""
        run: PressRun = self._context["PRESS_RUN"]
        run.make(writer.rooms, self._context.get("ARTICLES_BY_ID", {}).values(), _manifest(self._context["NEWSPAPER"]))


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Log how long a stage took: one line each with `-v`."""
    began, used = time.perf_counter(), time.process_time()
    yield
    logger.info("%s: %.2f s, of which %.2f s of this processor", name, time.perf_counter() - began, time.process_time() - used)


def _manifest(settings: Settings) -> tuple[str, ...]:
    """The addresses of the manifest, where the paper is to have one."""
    return manifest.addresses(os.environ.get("PAPER_SIGNING_KEY", "")) if settings.manifest else ()


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Let the garbage collector rest: nearly all that a run makes is needed to its end, and looking through it again and again costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _whole_disk(trees: Trees) -> Iterator[None]:
    """Say of a disk that fails what it means for the paper. Raises NewspaperError."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise NewspaperError(
            f"the new tree of {trees.output.name} could not be written: {error.strerror or error}{where}; the one before is served still, make it again"
        ) from error


def _tell(paper: Paper) -> None:
    """Log what was found: Problems as one error, which the exit code speaks of, Notes as information.

    One, and at the very end: with `--fatal`, Pelican stops at the first.
    """
    for note in paper.notes:
        logger.info("%s", _plain(note))
    left_out = len({problem.path for problem in paper.problems})
    logger.info("read %d pieces of %d groups; %d files with Problems, %d Notes", len(paper.pieces), len(paper.groups), left_out, len(paper.notes))
    if paper.problems:
        try:
            logger.error("%s", "\n".join(map(_plain, paper.problems)))
        except RuntimeError:  # so Pelican's logger speaks of --fatal; its exit code is enough, a traceback would hide the Problems
            sys.exit(1)


def _plain(finding: Finding) -> str:
    """The finding with nothing in it that a log formatter would take for markup."""
    return str(finding).replace("[", "(").replace("]", ")")


def _report(trees: Trees, paper: Paper) -> None:
    """Keep the findings beside the trees, for the preview server's banner."""
    data = [
        {"kind": "problem" if f.stops else "note", "path": f.path, "line": f.line, "rule": f.rule, "message": f.message, "cure": f.cure} for f in paper.findings
    ]
    trees.keep(REPORT, json.dumps(data, ensure_ascii=False, indent=1))
