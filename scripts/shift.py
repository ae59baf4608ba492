"""A shift: a process that stays up with Pelican and our modules in memory, and makes the paper each time it is asked.

`Shift` is the end that asks; `python -m scripts.shift` is the one that works. They speak JSON, in lines: one that asks, and
one that answers, before which there may be a galley (`galley.py`): the page of a piece that was edited, before all else is made.
Content, theme and settings are read anew every time; a change of code needs a new shift.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from plugins.newsroom.value import Value, plain

GALLEY = "galley "
"""How the line begins in which a galley is."""

CONTENT = f"content{os.sep}"
"""How the paths of content begin."""


class Made(Value):
    """What came of a making: `failure` is empty where there is a new tree; `told` is what was logged meanwhile."""

    failure: str = ""
    told: tuple[str, ...] = ()
    seconds: float = 0.0


class Shift:
    """The process, started when it is first asked for something, and again when it has gone."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._environment = {**(os.environ if environment is None else environment)}
        self._environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path(__file__).parents[1]), self._environment.get("PYTHONPATH", ""))))
        self._process: subprocess.Popen[str] | None = None

    def make(self, settings: str, output: Path, changed: Sequence[str] = (), pulled: Callable[[str, str], None] | None = None, **overrides: object) -> Made:
        """Make the paper with a settings file of the folder; `overrides` are what Pelican's `-e` takes.

        `changed` are the paths of the folder that changed since; where it is one piece, `pulled` is told the address and the page of its galley.
        """
        if self._process is None or self._process.poll() is not None:
            self.end()
            command = [sys.executable, "-m", "scripts.shift"]
            self._process = subprocess.Popen(
                command,
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,  # Ctrl-C is for the one who asks, who then sends this one home
            )
        process = self._process
        assert process.stdin and process.stdout
        try:
            asked = {"settings": settings, "overrides": {"OUTPUT_PATH": str(output), **overrides}, "changed": list(changed) if pulled else []}
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            if answer.startswith(GALLEY) and pulled:
                pulled(*json.loads(answer.removeprefix(GALLEY)))
                answer = process.stdout.readline()
        except OSError:
            answer = ""
        if not answer:
            self.end()
            return Made("the process that makes the paper was ended")
        made = json.loads(answer)
        return Made(made["failure"], tuple(made["told"]), made["seconds"])

    def end(self) -> None:
        """Send the process home."""
        if self._process:
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
            self._process.kill()
            self._process.wait()
        self._process = None


class _Told(logging.Handler):
    """Remembers what was logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    told = _Told()
    logging.getLogger().addHandler(told)
    crews: dict[str, Any] = {}
    held: list[Any] = []
    standing = None
    is_warm = False
    gc.disable()
    for line in sys.stdin:
        asked = json.loads(line)
        began = time.perf_counter()
        told.lines.clear()
        failure = ""
        if galley := _pulled(standing, asked["changed"]):
            print(GALLEY + json.dumps([galley.address, galley.page.decode()]), file=answers, flush=True)
        standing = None
        try:
            held.append(_make(asked["settings"], asked["overrides"], crews))
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a plugin, a theme or a settings file does, the shift goes on
            failure = _plainly(error)
        print(json.dumps(plain(Made(failure, tuple(told.lines), time.perf_counter() - began))), file=answers, flush=True)
        standing = held[0].standing if held else None
        held.clear()
        gc.collect()  # to take apart what was made can wait until somebody is told of it
        if standing and standing.paper.pieces and not is_warm:  # the first galley takes longer: templates are compiled, the reading's process begins
            _pulled(standing, (CONTENT + standing.paper.pieces[0].path,))
            is_warm = True
    for crew in crews.values():
        crew.close()


def _pulled(standing: Any, changed: Sequence[str]) -> Any:
    """The galley of the one piece that changed, where one can be pulled; what editors put beside it while they write is nothing."""
    paths = [path for path in changed if not path.endswith("~") and not Path(path).name.startswith(".")]
    if standing is None or len(paths) != 1 or not paths[0].startswith(CONTENT):
        return None
    from scripts.galley import pull

    try:
        return pull(standing, Path(paths[0]).relative_to(CONTENT).as_posix())
    except Exception:  # noqa: BLE001  # the making, which follows, meets it again, and tells of it
        return None


def _make(path: str, overrides: dict[str, Any], crews: dict[str, Any]) -> Any:
    """One making, as Pelican's own command does it, with the crew of the one before; all that was made for it.

    Our code is loaded here, and not before: what is broken in it is to be answered too.
    """
    from pelican.settings import read_settings

    from plugins.press import ledger, record
    from plugins.press.crew import PROCESSES, Crew
    from plugins.press.newspaper import newspaper

    ledger.ahead(record.next_tree(Path(overrides["OUTPUT_PATH"]).absolute()))
    settings = read_settings(path, override=overrides)
    where = settings.get("NEWSPAPER_WORKERS", PROCESSES)
    if where not in crews:
        crews[where] = Crew(where)
    made = newspaper({**settings, "NEWSPAPER_CREW": crews[where]})
    made.run()
    return made


def _plainly(error: BaseException) -> str:
    """The error in one line, with the file and line of code that was being read where Python says so."""
    if type(error).__name__ == "NewspaperError":
        return str(error)
    if isinstance(error, SyntaxError) and error.filename:
        return f"{os.path.relpath(error.filename)}:{error.lineno}: {error.msg}"
    return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
