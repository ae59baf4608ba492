"""The paper that a command works on: the settings and content of the folder it is called in."""

from __future__ import annotations

import importlib.util
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from plugins.images.darkroom import inspection
from plugins.intake.reading import read_paper
from plugins.newsroom.model import Paper
from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from plugins.newsroom.voices import Voice
from plugins.press import catalogues


def settings(file: Path = Path("pelicanconf.py")) -> Settings:
    """The settings of the paper. Raises NewspaperError outside of a paper's folder."""
    spec = importlib.util.spec_from_file_location("paper_settings", file)
    if not file.is_file() or spec is None or spec.loader is None:
        raise NewspaperError(f"there is no {file.name} here; go to the paper's own folder first")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(file.parent.absolute()))  # publishconf.py builds on the other
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.path[0]
    found = getattr(module, "NEWSPAPER", None)
    if not isinstance(found, Settings):
        raise NewspaperError(f"{file.name} must set NEWSPAPER = Settings(…)")
    return found


def paper(own: Settings, content: Path = Path("content")) -> Paper:
    """The paper with everything in it, pieces of later days too."""
    return read_paper(content, replace(own, preview=True), day(own), inspection)


def voice(own: Settings, lang: str = "") -> Voice:
    """Our own words in a language: the paper's, unless another is named."""
    return catalogues.voice(Path("theme"), lang or own.language)


def day(own: Settings) -> date:
    """The press day of this moment."""
    return press_day(own, os.environ, datetime.now(UTC))
