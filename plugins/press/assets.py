"""The theme's style sheet and other static files, with their hash in their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.newsroom.pages import File
from plugins.newsroom.problems import NewspaperError

ORDER = ("index.css", "reset.css", "base.css", "compositions/*.css", "components/*.css", "utilities.css", "print.css")
"""How the style sheet's files are joined: the layers' order stands in the first."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Where the theme's files stand, and the files."""

    stylesheet: str
    files: tuple[File, ...]


def assets(theme: Path) -> Assets:
    """The theme's static files. Raises NewspaperError when there is no style sheet."""
    folder = theme / "static" / "css"
    parts = [path.read_bytes() for pattern in ORDER for path in sorted(folder.glob(pattern))]
    if not parts:
        raise NewspaperError(f"the theme has no style sheet in {theme.name}/static/css")
    css = b"\n".join(part.strip() for part in parts) + b"\n"
    stylesheet = f"/assets/paper.{hashlib.sha256(css).hexdigest()[:12]}.css"
    return Assets(stylesheet, (File(stylesheet, "theme", css), *_others(theme)))


def _others(theme: Path) -> Iterable[File]:
    """Everything else under `theme/static`, such as fonts."""
    root = theme / "static"
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and relative.parts[0] != "css" and not path.name.startswith("."):
            yield File(f"/assets/{relative.as_posix()}", "theme", path.read_bytes())
