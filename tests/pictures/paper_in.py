"""The sample paper with another language as its own: the same content, the interface and the direction of that language.

Most of what the sample wrote in English then says that it is, and is set as a foreign piece. Two groups and the joint folder say nothing, so that every
kind of page is seen with the interface of each language around it, though the words within stay English.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.sample import PRESS_DAY, ROOT

NATIVE = frozenset({"harbour", "quai-rouge"})
"""Groups whose pieces pass for the paper's own language."""

_LANG = re.compile(r"^lang:", re.M)
_DEFAULT = re.compile(r"^defaults:\n(?:  .*\n)*?  lang:", re.M)

_SETTINGS = """


from pelicanconf import *

from plugins.newsroom.value import replace

NEWSPAPER = replace(NEWSPAPER, language={lang!r}, languages=tuple(dict.fromkeys(({lang!r}, *NEWSPAPER.languages))), search=False)
DEFAULT_LANG = {lang!r}
"""


def paper_in(lang: str, folder: Path) -> Path:
    """The sample's tree, built below `folder`, with `lang` as the paper's own."""
    folder.mkdir(parents=True, exist_ok=True)
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(ROOT / "content", content)
    for group in sorted((content / "groups").iterdir()):
        if group.name not in NATIVE and not _DEFAULT.search((group / "group.yml").read_text(encoding="utf-8")):
            _say_english(group)
    _say_english(content / "pages")
    settings = folder / "settings.py"
    settings.write_text(_SETTINGS.format(lang=lang), encoding="utf-8")
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(settings), "-o", str(folder / "output"), "--log-handler", "plain"]
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": PRESS_DAY}, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(result.stdout + result.stderr)
    return (folder / "output").resolve()


def _say_english(folder: Path) -> None:
    """Writes `lang: en` into every text of a folder that says no language."""
    for path in folder.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        head, rule, rest = text.partition("\n---")
        if text.startswith("---\n") and not _LANG.search(head):
            path.write_text(f"{head}\nlang: en{rule}{rest}", encoding="utf-8")
