"""One making: content read, the rooms' pages set, the tree checked and switched in.

Who lets the rooms speak, Pelican or nobody (`alone.py`), makes no difference to the paper. This module imports no Pelican.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.images.darkroom import inspection
from plugins.intake.notebook import AMENDED, Notebook
from plugins.intake.reading import Again, read
from plugins.newsroom.model import Paper
from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import ChangedError, Finding, NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value, replace
from plugins.press import manifest, reasons, record
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
from plugins.search import engine

logger = logging.getLogger(__name__)

REPORT, NOTEBOOK = "report.json", "notebook"

TRIES = 3
"""How often content is read that is edited meanwhile."""

Speak = Callable[[PressRun], None]
"""Lets the rooms speak: has a run make what they hand in."""


class StandingType(Value):
    """What a shift keeps of a making, so that it can pull a proof of one piece before all of the paper is made anew."""

    paper: Paper
    settings: Settings
    again: Again
    typesetter: Typesetter


def asked_for(values: Mapping[str, Any]) -> Settings:
    """What a settings file asks for. Raises NewspaperError where it has no paper."""
    settings = values.get("NEWSPAPER")
    if not isinstance(settings, Settings):
        raise NewspaperError("pelicanconf.py must set NEWSPAPER = Settings(…)")
    if values.get("PREVIEW"):
        settings = replace(settings, preview=True)
    if values.get("OFFLINE"):
        settings = replace(settings, offline=True, search=False)
    return replace(settings, search_engine=engine.version()) if settings.search and not settings.search_engine else settings


class Making:
    """What a making works with: the values of a settings file, whether only our rooms are at work, and who lets them speak."""

    def __init__(self, values: Mapping[str, Any], is_ours_alone: bool, speak: Speak) -> None:
        self.standing: StandingType | None = None
        self._settings = asked_for(values)
        self._content, self._theme = Path(values["PATH"]), Path(values["THEME"])
        self._output, self._store = Path(values["OUTPUT_PATH"]), Path(values["NEWSPAPER_STORE"])
        self._crew: Crew | None = values.get("NEWSPAPER_CREW")
        self._workers: str = values.get("NEWSPAPER_WORKERS", PROCESSES)
        self._is_ours_alone = is_ours_alone
        self._speak = speak

    def run(self) -> Paper:
        """Read, set, check, switch. What is wrong with content is logged; the paper comes out."""
        trees, store = Trees(self._output), Store(self._store)
        with _whole_disk(trees), _without_pauses(), closing(store), trees.locked(), self._hired() as crew:
            pool = Pool(store, crew)
            for _ in range(TRIES - 1):
                try:
                    paper = self._make(trees, pool)
                    break
                except ChangedError as change:
                    logger.info("%s: reading again", change)
            else:
                paper = self._make(trees, pool)
            store.tidy(trees.made_from)
        if self._settings.search and not self._settings.search_engine:
            logger.info("no search index: Pagefind is not on this machine; make search fetches it")
        _tell(paper)
        return paper

    def _hired(self) -> AbstractContextManager[Crew]:
        """Those who do the work: a shift's own, who stay, or hired for this once."""
        return nullcontext(self._crew) if self._crew else Crew(self._workers)

    def _make(self, trees: Trees, pool: Pool) -> Paper:
        """The paper as content stands, in a tree that is served from now on. Raises ChangedError when content does not stand still."""
        place = record.place(trees.output)
        settings = replace(self._settings, voices=voices(self._theme, place / FOLDER))
        is_ours_alone = self._is_ours_alone
        seen, folders = record.begun((self._content, self._theme), record.modules(), engine.TOOLS if settings.search else None)
        record.forget(place)
        if is_ours_alone:
            trees.begin()
        with _stage("reading"):
            notebook = Notebook(trees.kept_bytes(NOTEBOOK), trees.kept_bytes(NOTEBOOK + AMENDED), time.time_ns() - record.FRESH)
            day = press_day(settings, os.environ, datetime.now(UTC))
            paper, again = read(self._content, settings, day, inspection, pool.results, notebook, folders)
            if not self._crew:
                pool.crew.rest()
            noted = _set_aside(trees, notebook)
            del notebook
        keeps = again if self._crew else None
        del again  # it holds all that was looked at
        tree = trees.next()
        with _stage("opening the tree"):
            tree.open(trees.served())
            if not is_ours_alone:
                tree.part()
        also = _manifest(settings)
        run = PressRun(paper, settings, self._theme, pool, tree, trees.served(), Slips(place), place / FOLDER, also)
        with _stage("setting"):
            self._speak(run)
        if not self._crew:
            pool.crew.close()  # from here on one is enough
        if also:
            origin = Origin(settings.name, settings.url, paper.press_day.isoformat(), os.environ.get("PAPER_COMMIT", ""))
            with _stage("summing up"):
                manifest.add(tree, origin, os.environ.get("PAPER_SIGNING_KEY", ""))
        with _stage("checking"):
            run.check(is_ours_alone)
        if not record.is_still(self._content, seen):
            raise ChangedError("content was edited while the paper was being made")
        with _stage("switching"):
            tree.seal()
            run.keep_slips()
            if noted:
                trees.keep_aside(noted)
            _report(trees, paper)
            trees.keep(f"{tree.folder.name}.{reasons.KEPT}", run.style)
            trees.switch(tree, run.theme_files)
        if is_ours_alone:
            trees.begin()  # after a first making, so that the first edit need not wait for it
        if not paper.problems and is_ours_alone:
            zone = "" if settings.press_day or os.environ.get("SOURCE_DATE_EPOCH") else settings.time_zone
            record.keep(place, seen, trees.output, tree.sum, sys.argv[1:], os.environ, paper.press_day.isoformat(), zone)
        self.standing = StandingType(paper, settings, keeps, run.typesetter) if keeps else None
        return paper


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Log how long a stage took: one line each with `-v`."""
    began, used = time.perf_counter(), time.process_time()
    yield
    logger.info("%s: %.2f s, of which %.2f s of this processor", name, time.perf_counter() - began, time.process_time() - used)


def _set_aside(trees: Trees, notebook: Notebook) -> str:
    """Write what the notebook is to keep, which of a large paper is much to hold to the end; the name under which it waits, or nothing."""
    packed = notebook.packed()
    if packed is None:
        return ""
    trees.set_aside(NOTEBOOK + packed[0], packed[1])
    return NOTEBOOK + packed[0]


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
