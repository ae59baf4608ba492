"""Two trees that take turns: one is served, the other is brought up to date; one rename puts it in its place.

Each tree has a ledger beside it (`ledger.py`). The ledger is taken away before the first write and put back after the last,
so a tree without one is not trusted, and begun anew.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.newsroom.problems import NewspaperError
from plugins.press import ledger, record

if TYPE_CHECKING:
    from subprocess import Popen


class Tree:
    """One tree, its files known by their paths in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._top = f"{folder}/"
        self._ledger = folder.with_suffix(".ledger")
        self._rows, self.sum = ledger.read(self._ledger)
        """Files and folders; and what the whole tree is called, by what it was made from, while the ledger is there."""
        self._entries: frozenset[str] | None = None
        self._touched: set[str] = set()
        self._amended: ledger.Rows = {}
        self._twin: Tree | None = None

    def fingerprint(self, address: str) -> str:
        """What the file at an address was made from, or nothing where there is none that can be trusted."""
        row = self._rows.get(path_of(address))
        return ledger.fingerprint(row) if row else ""

    def read(self, address: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / path_of(address)).read_bytes()

    def paths(self) -> frozenset[str]:
        """Every file that stands in the tree, other plugins' among them."""
        return frozenset(_files(self._top))

    @property
    def entries(self) -> frozenset[str]:
        """The paths of the paper's own files."""
        if self._entries is None:
            self._entries = frozenset([path for path in self._rows if path[-1] != "/"])
        return self._entries

    def open(self, twin: Tree | None = None) -> None:
        """Begin to write. Whatever is not as the ledger has it goes: other plugins' files, and what a hand has changed.

        The twin is a tree that may have links to the same files.
        """
        self._twin = twin
        differing = ledger.differing(self._top, self._rows, self.sum)
        self._ledger.unlink(missing_ok=True)
        if not self._rows:
            _remove(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in differing:
            if path[-1] != "/":
                del self._rows[path]
                self._entries = None
            self._touched.add(path if path[-1] == "/" else ledger.folder_of(path))
        for folder in sorted(self._touched):  # those above come first, so that none is entered through a link
            for path in ledger.look(self._top, folder, self._rows)[1]:
                _remove(Path(self._top + path))

    def part(self) -> None:
        """Have every file for itself: other plugins are at work, which could write to one in its place."""
        for path, row in self._rows.items():
            if path[-1] != "/" and os.lstat(self._top + path).st_nlink > 1:
                self._write(path, ledger.fingerprint(row), (self.folder / path).read_bytes())

    def files(self) -> ledger.Rows:
        """The rows of the paper's own files, by path."""
        return {path: row for path, row in self._rows.items() if path[-1] != "/"}

    def lacking(self, files: Mapping[str, str]) -> list[str]:
        """The paths of files, known by rows, in whose place here stands what was made from something else, or nothing."""
        own = self._rows
        other = [path for path, row in files.items() if own.get(path) != row]  # a file that is linked has the same row
        return [path for path in other if path not in own or ledger.fingerprint(own[path]) != ledger.fingerprint(files[path])]

    def below(self, address: str, key: str) -> tuple[str, ...]:
        """The addresses below one where all the files of a bundle with this key stand, else none."""
        place = path_of(address).removesuffix("index.html")
        found = [(path, ledger.fingerprint(row)) for path, row in self._rows.items() if path.startswith(place) and row.startswith(key)]
        return tuple(f"/{path}" for path, _ in found) if found and found[0][1] == f"{key}.{len(found)}" else ()

    def keep_only(self, paths: Set[str]) -> frozenset[str]:
        """Take away the paper's own files that are no more; their paths."""
        gone = self.entries - paths
        for path in gone:
            del self._rows[path]
            self._entries = None
            with self._parting(path):
                (self.folder / path).unlink(missing_ok=True)
            self._leave(ledger.folder_of(path))
        return gone

    def write(self, address: str, fingerprint: str, data: bytes) -> None:
        """Put a file in its place. Raises NewspaperError where another plugin has written to our address, or outside the tree."""
        self._write(path_of(address), fingerprint, data)

    def _write(self, path: str, fingerprint: str, data: bytes) -> None:
        target = self._top + path
        if path.startswith("/") or ".." in path.split("/"):
            raise NewspaperError(f"/{path} is outside the tree")
        is_new = path not in self._rows
        if is_new:
            self._entries = None
        self._touched.add(ledger.folder_of(path))
        try:
            with nullcontext() if is_new else self._parting(path):
                _put(target, data, is_new)
        except FileNotFoundError:
            self._make(ledger.folder_of(path))
            _put(target, data, is_new)
        except FileExistsError as error:
            raise NewspaperError(f"another plugin has written /{path}, which is the paper's own") from error
        self._rows[path] = ledger.row(fingerprint, target)

    def take(self, path: str, fingerprint: str, other: Tree) -> bool:
        """Take a file from another tree, if it stands there as its ledger has it."""
        row, place = other._rows.get(path, ""), other._top + path
        try:
            if not row or ledger.fingerprint(row) != fingerprint or ledger.row(fingerprint, place) != row:
                return False
            with open(place, "rb") as file:
                data = file.read()
        except OSError:
            return False
        self._write(path, fingerprint, data)
        return True

    @contextmanager
    def _parting(self, path: str) -> Iterator[None]:
        """Take away a link: the file that the twin has still is as it was, and has changed by that alone."""
        row = self._twin._rows.get(path, "") if self._twin else ""
        is_shared = row != "" and os.lstat(self._top + path).st_nlink > 1 and ledger.row(ledger.fingerprint(row), self._top + path) == row
        yield
        if self._twin and is_shared:
            self._twin._amended[path] = self._twin._rows[path] = ledger.row(ledger.fingerprint(row), self._twin._top + path)

    def amend(self) -> None:
        """Keep what links have changed in the rows of a tree that is not written to."""
        if self._amended:
            ledger.amend(self._ledger, self._amended, self.sum)

    def seal(self) -> None:
        """All is written: from here on the tree can be trusted."""
        there = {folder for folder in self._touched if os.path.lexists(self._top + folder.lstrip("/"))}
        for folder in self._touched:
            self._rows.pop(folder, None)
        self._rows |= dict.fromkeys(there, "")  # before any is looked at: they stand in one another
        for folder in there:
            self._rows[folder], _ = ledger.look(self._top, folder, self._rows)
        self._touched.clear()
        self.sum = ledger.write(self._ledger, self._rows)

    def _make(self, folder: str) -> None:
        """Make a folder, and those above it, where there are none."""
        self._touched.add(folder)
        place = Path(self._top + folder)
        if folder != "/" and not place.is_dir():
            self._make(ledger.folder_of(folder))
            place.mkdir()

    def _leave(self, folder: str) -> None:
        """Take away a folder in which nothing is left, and those above it."""
        self._touched.add(folder)
        with suppress(OSError):
            if folder != "/":
                Path(self._top + folder).rmdir()
                self._leave(ledger.folder_of(folder))


class Trees:
    """The trees behind one `output`, which is a symlink to the one that is served."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._folder = record.place(output)
        self._read: Tree | None = None
        self._twin: Popen[bytes] | None = None
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
            self._lock = lock.fileno()
            try:
                yield
            finally:
                self._rest()
                self._put_down()

    def served(self) -> Tree | None:
        """The tree that readers see."""
        name = self._served()
        if name not in record.NAMES:
            return None
        if self._read is None or self._read.folder.name != name:
            self._read = Tree(self._folder / name)
        return self._read

    def made_from(self) -> frozenset[str]:
        """The beginnings of the keys of those jobs of which something is served."""
        rows, _ = ledger.read((self._folder / self._served()).with_suffix(".ledger"))
        return frozenset(row[:end] for row in rows.values() if (end := row.find(".")) > 0)

    def begin(self) -> None:
        """Where there is nothing yet to bring up to date, let it begin as links to what is served, made while this process does other things.

        What was kept of an earlier tree of its name goes: it is of no making.
        """
        self._rest()
        self._put_down()
        folder, served = record.next_tree(self.output), self._folder / self._served()
        if not folder.with_suffix(".ledger").exists() and served.with_suffix(".ledger").exists():
            for kept in self._folder.glob(f"{folder.name}.*"):
                kept.unlink()
            self._twin = ledger.twin(folder, served, self._lock)

    def next(self) -> Tree:
        """The tree that is not served."""
        self._rest()
        return Tree(record.next_tree(self.output))

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

    def set_aside(self, name: str, data: bytes) -> None:
        """Write a file that is read only where it is whole, beside its place."""
        self._aside(name).write_bytes(data)

    def keep_aside(self, name: str) -> None:
        """Put what was set aside in its place."""
        os.replace(self._aside(name), self._folder / name)

    def _aside(self, name: str) -> Path:
        return self._folder / f"{name}~"

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

    def _put_down(self) -> None:
        """Read the served tree's ledger anew when it is looked at the next time."""
        if self._read:
            self._read.amend()
        self._read = None

    def _rest(self) -> None:
        """Wait for the one who makes links."""
        if self._twin:
            self._twin.wait()

    def _served(self) -> str:
        return record.served(self.output)


def path_of(address: str) -> str:
    """The path in the tree of the file at an address."""
    return address[1:] + ("index.html" if address.endswith("/") else "")


def _files(top: str) -> Iterator[str]:
    """The path of every file below a folder, links and all."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(top + prefix) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                else:
                    yield prefix + entry.name


def _put(target: str, data: bytes, is_new: bool) -> None:
    """Write a new file; or in the place of one that somebody may be reading still, whole or not at all. Raises FileExistsError where a new one is none."""
    fresh = target if is_new else f"{target}~"
    with open(fresh, "xb" if is_new else "wb") as file:
        file.write(data)
    if not is_new:
        os.replace(fresh, target)


def _remove(place: Path) -> None:
    """Take away a file, a link, or a folder with all that is in it; nothing where there is none."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
