"""The theme's style sheets and other static files; sheets and scripts have their hash in their names.

Every kind of page has a sheet of its own: what all pages share, and those components whose classes its templates name.
A kind of page that has a script finds it under the template's name: `static/js/search.js` is for `search.html`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import rcssmin

from plugins.newsroom.pages import File
from plugins.newsroom.problems import NewspaperError
from plugins.press.templates import with_parts

ORDER = ("index.css", "reset.css", "base.css", "compositions/*.css", "components/*.css", "utilities.css")
"""How a sheet's files are joined: the layers' order stands in the first."""

PRINT = "print.css"
"""What is for paper alone, in a sheet that a screen does not wait for."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Static:
    """The addresses of what a kind of page loads: its style sheet, the one for paper, and its script, if it has one."""

    stylesheet: str
    print_stylesheet: str
    script: str


@dataclass(frozen=True, slots=True)
class Assets:
    """What each template's pages load, and the files."""

    by_template: Mapping[str, Static]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the style sheet, made small, and the classes it is for: none where it is for every page."""

    css: str
    classes: frozenset[str]


def assets(theme: Path, templates: Mapping[str, str]) -> Assets:
    """The theme's static files. Raises NewspaperError when there is no style sheet."""
    folder = theme / "static" / "css"
    parts = [_part(path, folder) for pattern in ORDER for path in sorted(folder.glob(pattern))]
    if not parts:
        raise NewspaperError(f"the theme has no style sheet in {theme.name}/static/css")
    sheets = {name: _sheet(parts, templates, name) for name in templates if "/" not in name}
    for_print = _file("print", "css", _part(folder / PRINT, folder).css)
    scripts = {f"{path.stem}.html": _file(path.stem, "js", path.read_text(encoding="utf-8")) for path in sorted((theme / "static" / "js").glob("*.js"))}
    by_template = {name: Static(sheet.address, for_print.address, scripts[name].address if name in scripts else "") for name, sheet in sheets.items()}
    files = {file.address: file for file in (*sheets.values(), for_print, *scripts.values())}
    return Assets(by_template, (*files.values(), *_others(theme)))


def _part(path: Path, folder: Path) -> _Part:
    css = path.read_text(encoding="utf-8")
    is_shared = path.parent == folder
    return _Part(str(rcssmin.cssmin(css)), frozenset() if is_shared else frozenset(_CLASS.findall(_COMMENT.sub("", css))))


def _sheet(parts: Iterable[_Part], templates: Mapping[str, str], name: str) -> File:
    """The style sheet of one kind of page."""
    words = frozenset(word for part in with_parts(templates, name) for word in _WORD.findall(templates[part]))
    return _file("paper", "css", "\n".join(part.css for part in parts if not part.classes or part.classes & words))


def _file(name: str, suffix: str, text: str) -> File:
    data = f"{text.rstrip()}\n".encode()
    return File(f"/assets/{name}.{hashlib.sha256(data).hexdigest()[:12]}.{suffix}", "theme", data)


def _others(theme: Path) -> Iterable[File]:
    """Everything else under `theme/static`, such as fonts."""
    root = theme / "static"
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and relative.parts[0] not in ("css", "js") and not path.name.startswith("."):
            yield File(f"/assets/{relative.as_posix()}", "theme", path.read_bytes())
