"""Two trees that take turns: one is served, the other is made; one rename puts it in its place."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.newsroom.problems import NewspaperError

NAMES = ("a", "b")


class Trees:
    """The trees behind one `output`, which is a symlink to the one that is served."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._folder = output.parent / ".press" / "trees" / output.name
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

    def fresh(self) -> Path:
        """An empty folder for the next tree: the one that is not served."""
        served = self._served()
        name = next(name for name in NAMES if name != served)
        tree = self._folder / name
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(parents=True)
        return tree

    def switch(self, tree: Path) -> None:
        """Serve a tree from now on, in one rename."""
        link = self._folder / "next"
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(tree, self.output.parent))
        if self.output.is_dir() and not self.output.is_symlink():
            self.output.rmdir()
        os.replace(link, self.output)

    def keep(self, name: str, text: str) -> None:
        """Keep a file beside the trees, outside of what is served."""
        (self._folder / name).write_text(text, encoding="utf-8")

    def kept(self, name: str) -> str:
        """What was kept under a name, or nothing."""
        file = self._folder / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def _served(self) -> str:
        return Path(os.readlink(self.output)).name if self.output.is_symlink() else ""
