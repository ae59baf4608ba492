"""A paper made again and again as the preview server makes it, with a galley wherever one can be pulled."""

from __future__ import annotations

from pathlib import Path

from plugins.press.tree import path_of
from scripts.shift import Made, Shift

State = dict[str, tuple[int, ...]]


class Proofs:
    """Makes the paper in a folder; `pulled` counts the galleys, `unlike` are those that were not the page that came out."""

    def __init__(self, root: Path, shift: Shift) -> None:
        self._root = root
        self._shift = shift
        self._state: State = {}
        self.pulled = 0
        self.unlike: list[str] = []

    def make(self) -> Made:
        """Make it anew after whatever has changed."""
        before, self._state = self._state, _state(self._root)
        changed = sorted(path for path in before.keys() | self._state.keys() if before.get(path) != self._state.get(path))
        galleys: dict[str, str] = {}
        made = self._shift.make(str(self._root / "pelicanconf.py"), self._root / "output", changed, galleys.__setitem__)
        self.pulled += len(galleys)
        for address, page in galleys.items():
            if not made.failure and (self._root / "output" / path_of(address)).read_text(encoding="utf-8") != page:
                self.unlike.append(f"{address} after {', '.join(changed)}")
        return made


def _state(root: Path) -> State:
    """Every file that may change, by its path from the root, with what it is known by."""
    files = [path for folder in ("content", "theme") for path in (root / folder).rglob("*") if path.is_file()]
    files += root.glob("*.py")
    known = ((path, path.stat()) for path in files)
    return {path.relative_to(root).as_posix(): (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino) for path, status in known}
