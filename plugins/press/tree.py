"""Two trees that take turns: one is served, the other is brought up to date; one rename puts it in its place.

Each tree has a ledger beside it: fingerprint, size and time of every file. The ledger is taken away before the first
write and put back after the last, so a tree without one is not trusted, and begun anew.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from plugins.newsroom.problems import NewspaperError
from plugins.press import record

NAMES = ("a", "b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was written: what it was made from, its size in bytes and the time of its last change, which no hand can set, in nanoseconds."""

    fingerprint: str
    size: int
    time: int


class Tree:
    """One tree, its files known by their paths in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ledger = folder.with_suffix(".ledger")
        self.sum = ""
        """A hash of the ledger, while it is there: what the whole tree was made from."""
        self._entries = self._read_ledger()

    def fingerprint(self, address: str) -> str:
        """What the file at an address was made from, or nothing where there is none that can be trusted."""
        entry = self._entries.get(path_of(address))
        return entry.fingerprint if entry else ""

    def read(self, address: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / path_of(address)).read_bytes()

    def paths(self) -> frozenset[str]:
        """Every file that stands in the tree, other plugins' among them."""
        return frozenset(path for path, _ in _files(self.folder))

    @property
    def entries(self) -> frozenset[str]:
        """The paths of the paper's own files."""
        return frozenset(self._entries)

    def open(self) -> None:
        """Begin to write. Whatever is not as the ledger has it goes: other plugins' files, and what a hand has changed."""
        self._ledger.unlink(missing_ok=True)
        if not self._entries:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        found = dict(_files(self.folder))
        self._entries = {path: entry for path, entry in self._entries.items() if found.get(path) == (entry.size, entry.time)}
        self._remove(found.keys() - self._entries.keys())

    @property
    def states(self) -> dict[str, tuple[int, int]]:
        """Size and time of change of every file, by path."""
        return {path: (entry.size, entry.time) for path, entry in self._entries.items()}

    def fingerprints(self) -> dict[str, str]:
        """What every file was made from, by path."""
        return {path: entry.fingerprint for path, entry in self._entries.items()}

    def below(self, address: str, key: str) -> tuple[str, ...]:
        """The addresses below one where all the files of a bundle with this key stand, else none."""
        place = path_of(address).removesuffix("index.html")
        found = [(path, entry.fingerprint) for path, entry in self._entries.items() if path.startswith(place) and entry.fingerprint.startswith(key)]
        return tuple(f"/{path}" for path, _ in found) if found and found[0][1] == f"{key}.{len(found)}" else ()

    def keep_only(self, paths: Collection[str]) -> frozenset[str]:
        """Take away the paper's own files that are no more; their paths."""
        gone = self._entries.keys() - set(paths)
        for path in gone:
            del self._entries[path]
        self._remove(gone)
        return frozenset(gone)

    def write(self, address: str, fingerprint: str, data: bytes) -> None:
        """Put a file in its place. Raises NewspaperError where another plugin has written to our address, or outside the tree."""
        self._write(path_of(address), fingerprint, data)

    def _write(self, path: str, fingerprint: str, data: bytes) -> None:
        target = self.folder / path
        if ".." in target.parts or not target.is_relative_to(self.folder):
            raise NewspaperError(f"/{path} is outside the tree")
        if path not in self._entries and target.exists():
            raise NewspaperError(f"another plugin has written /{path}, which is the paper's own")
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f"{target.name}~")
        fresh.write_bytes(data)
        os.replace(fresh, target)
        status = target.stat()
        self._entries[path] = Entry(fingerprint, status.st_size, status.st_ctime_ns)

    def take(self, path: str, fingerprint: str, other: Tree) -> bool:
        """Take a file from another tree, if it stands there as its ledger has it."""
        entry = other._entries.get(path)
        if entry is None or entry.fingerprint != fingerprint:
            return False
        try:
            status = (other.folder / path).stat()
            data = (other.folder / path).read_bytes()
        except OSError:
            return False
        if (status.st_size, status.st_ctime_ns) != (entry.size, entry.time):
            return False
        self._write(path, fingerprint, data)
        return True

    def seal(self) -> None:
        """All is written: from here on the tree can be trusted."""
        fresh = self._ledger.with_suffix(".ledger~")
        rows = {path: (entry.fingerprint, entry.size, entry.time) for path, entry in sorted(self._entries.items())}
        data = json.dumps(rows, separators=(",", ":")).encode()
        fresh.write_bytes(data)
        os.replace(fresh, self._ledger)
        self.sum = sha256(data).hexdigest()

    def _read_ledger(self) -> dict[str, Entry]:
        try:
            data = self._ledger.read_bytes()
            self.sum = sha256(data).hexdigest()
            return {path: Entry(*row) for path, row in json.loads(data).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            file = self.folder / path
            file.unlink(missing_ok=True)
            with suppress(OSError):
                for folder in file.parents:
                    if folder == self.folder:
                        break
                    folder.rmdir()


class Trees:
    """The trees behind one `output`, which is a symlink to the one that is served."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._folder = record.place(output)
        self._read: Tree | None = None
        if output.exists() and not output.is_symlink() and (not output.is_dir() or any(output.iterdir())):
            raise NewspaperError(
                f"{output.name} is a real {'folder' if output.is_dir() else 'file'}, and the paper would replace it: "
                "move it away or delete it, then make the paper again"
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second build of the same output apart. Raises NewspaperError when one is at work."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise NewspaperError(f"another build of {self.output.name} is at work; wait for it, or end it") from error
            yield

    def served(self) -> Tree | None:
        """The tree that readers see."""
        name = self._served()
        if name not in NAMES:
            return None
        if self._read is None or self._read.folder.name != name:
            self._read = Tree(self._folder / name)
        return self._read

    def next(self) -> Tree:
        """The tree that is not served."""
        return Tree(self._folder / next(name for name in NAMES if name != self._served()))

    @property
    def before(self) -> Path:
        """The theme's files as they were before the theme last changed, for readers who are in the middle of a visit."""
        return self._folder / "before"

    def switch(self, tree: Tree, theme: frozenset[str] = frozenset()) -> None:
        """Serve a tree from now on, in one rename; `theme` are the paths of its theme's files."""
        self.keep(f"{tree.folder.name}.theme", "\n".join(sorted(theme)))
        self._keep_theme(theme)
        link = self._folder / "next"
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(tree.folder, self.output.parent))
        if self.output.is_dir() and not self.output.is_symlink():
            self.output.rmdir()
        os.replace(link, self.output)

    def _keep_theme(self, theme: frozenset[str]) -> None:
        """Keep what of the served theme is no more in the next, beside the trees."""
        served = self.served()
        if served is None:
            return
        gone = (set(self.kept(f"{served.folder.name}.theme").splitlines()) - theme) & served.entries
        fresh = self.before.with_name("before~")
        shutil.rmtree(fresh, ignore_errors=True)
        for path in sorted(gone):
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                shutil.copyfile(served.folder / path, fresh / path)
        if fresh.is_dir():
            shutil.rmtree(self.before, ignore_errors=True)
            fresh.rename(self.before)

    def keep(self, name: str, text: str) -> None:
        """Keep a file beside the trees, outside of what is served."""
        (self._folder / name).write_text(text, encoding="utf-8")

    def keep_bytes(self, name: str, data: bytes) -> None:
        """Keep a file that is read only where it is whole."""
        fresh = self._folder / f"{name}~"
        fresh.write_bytes(data)
        os.replace(fresh, self._folder / name)

    def kept_bytes(self, name: str) -> bytes:
        """What was kept under a name, or nothing."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return b""

    def kept(self, name: str) -> str:
        """What was kept under a name, or nothing."""
        file = self._folder / name
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

    def _served(self) -> str:
        return Path(os.readlink(self.output)).name if self.output.is_symlink() else ""


def path_of(address: str) -> str:
    """The path in the tree of the file at an address."""
    return address[1:] + ("index.html" if address.endswith("/") else "")


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Path, size and time of every file below a folder, links and all."""
    waiting = [(str(folder), "")]
    while waiting:
        place, prefix = waiting.pop()
        with os.scandir(place) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield prefix + entry.name, (status.st_size, status.st_ctime_ns)
