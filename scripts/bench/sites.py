"""The corpus as a site of one generator, and what can be done to it: the edits are the same for all."""

from __future__ import annotations

import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from plugins.newsroom.value import Value, replace
from scripts.bench import corpus
from scripts.bench.corpus import BenchPiece

TAKE = "take "
"""What stands before the number of an edit, so that it can be found in the output."""


class Command(Value):
    """What is run, and with what around it."""

    words: tuple[str, ...]
    environment: Mapping[str, str]


class Site(ABC):
    """One generator's site of `count` pieces in a folder of its own."""

    name: ClassVar[str]
    made: ClassVar[tuple[str, ...]] = ()
    """What a cold build begins without, below the folder."""
    template: ClassVar[str]
    """A template that every page is set with; it has `take 0` in a comment."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.count = count

    @abstractmethod
    def version(self) -> str:
        """The generator and its version."""

    @abstractmethod
    def command(self) -> Command:
        """What builds the site."""

    @abstractmethod
    def write(self) -> None:
        """Write the whole corpus."""

    @abstractmethod
    def put(self, piece: BenchPiece) -> Path:
        """Write one piece in the generator's own form."""

    def serving(self, port: int) -> Command | None:
        """What builds, serves and watches, where the generator can."""
        return None

    def page(self, piece: BenchPiece) -> str:
        """The address of a piece's page."""
        return f"/{piece.slug}/"

    def prepare(self) -> None:
        """Write the corpus, once."""
        mark = self.folder / ".corpus"
        if not mark.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            self.write()
            mark.touch()

    def cold(self, take: int) -> None:
        """Take away what earlier builds have left."""
        for name in self.made:
            place = self.folder / name
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)

    def nothing(self, take: int) -> None:
        """Change nothing."""
        return

    def body(self, take: int) -> BenchPiece:
        """Edit one piece's body."""
        piece = corpus.piece(self.count // 2, self.count)
        piece = replace(piece, blocks=(*piece.blocks, f"Edited, {TAKE}{take}."))
        self.put(piece)
        return piece

    def title(self, take: int) -> None:
        """Edit another piece's title."""
        piece = corpus.piece(self.count // 3, self.count)
        self.put(replace(piece, title=f"{piece.title}, {TAKE}{take}"))

    def new(self, take: int) -> None:
        """Add a piece, the newest of all."""
        piece = corpus.piece(self.count + take, self.count + take)
        blocks = tuple(block for block in piece.blocks if "{link:" not in block)
        self.put(replace(piece, date=corpus.LAST_DAY, blocks=blocks))

    def gone(self, take: int) -> None:
        """Take a piece away again, which nobody links to."""
        piece = corpus.piece(self.count + take, self.count + take)
        self.put(piece).unlink()

    def look(self, take: int) -> None:
        """Edit a template that every page is set with."""
        file = self.folder / self.template
        text = file.read_text(encoding="utf-8")
        before, _, rest = text.partition(f"<!-- {TAKE}")
        file.write_text(f"{before}<!-- {TAKE}{take}{rest[rest.index(' -->') :]}", encoding="utf-8")


def beside(tool: str) -> str:
    """A program that is installed beside this Python."""
    return str(Path(sys.executable).parent / tool)
