"""The paper made without Pelican, which takes longer to fetch than most edits to make: where nobody is at work but our own rooms.

Whatever is unusual in the command or in the settings is left to Pelican, and so is to say what is wrong with either.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import format_exc
from typing import Any

from plugins import glue
from plugins.newsroom.problems import NewspaperError

OURS, PRESS = "plugins.Newspaper", "plugins.press"
"""The class that Pelican would run, and the plugin with its writer."""

LOUDNESS = {"": logging.WARNING, "--verbose": logging.INFO, "--quiet": logging.CRITICAL}

logger = logging.getLogger(__name__)


def making(words: Sequence[str]) -> Callable[[], int] | None:
    """What makes the paper that a command's words ask for, and returns the command's status; None where Pelican is needed."""
    match words:
        case ["content", "-s", settings, "-o", output, "--fatal=errors", "--log-handler", "plain", *more] if len(more) < 2 and "".join(more) in LOUDNESS:
            values = _values(Path(settings))
            rooms = _rooms(values)
            if rooms and Path(str(values.get("THEME"))).is_absolute() and Path(values["THEME"]).is_dir():
                asked = {**values, "PATH": str(Path("content").absolute()), "OUTPUT_PATH": str(Path(output).absolute())}
                return lambda: _make(asked, rooms, LOUDNESS["".join(more)])
    return None


def _values(file: Path) -> dict[str, Any]:
    """What a settings file sets; nothing where it cannot be read."""
    spec = spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        return {}
    module = sys.modules[file.stem] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception:  # noqa: BLE001  # whatever it is, Pelican meets it again
        return {}
    return {name: value for name, value in vars(module).items() if name.isupper()}


def _rooms(values: dict[str, Any]) -> list[str]:
    """The names of the rooms, where a settings file has our press and nobody but them."""
    names = values.get("PLUGINS")
    if values.get("PELICAN_CLASS") != OURS or not isinstance(names, list | tuple) or PRESS not in names:
        return []
    rooms = [name for name in names if name != PRESS]
    try:
        are_ours = all(isinstance(name, str) and name.startswith("plugins.") and glue.is_room(import_module(name)) for name in rooms)
    except ImportError:
        return []
    return rooms if are_ours and "pelican" not in sys.modules else []  # whoever imports it wants something of it


def _make(values: dict[str, Any], rooms: list[str], loudness: int) -> int:
    """Make the paper; 1 where something is wrong with it, as with Pelican's `--fatal=errors`."""
    logging.basicConfig(format="%(message)s", level=loudness)
    from plugins.press.making import Making

    try:
        paper = Making(values, True, lambda run: run.make([(name.rpartition(".")[2], glue.lots(name)) for name in rooms])).run()
    except KeyboardInterrupt:
        logger.warning("Stopped; the paper from before is served still.")
        return 130
    except NewspaperError as error:
        logger.critical("%s: %s", type(error).__name__, error)
        return 1
    except Exception:  # noqa: BLE001  # a fault of ours: told whole
        logger.critical("%s", format_exc())
        return 1
    if loudness < logging.CRITICAL:
        sys.stdout.write(f"Done: {len(paper.pieces)} pieces of {len(paper.groups)} groups.\n")
    return int(bool(paper.problems))
