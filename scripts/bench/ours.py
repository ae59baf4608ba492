"""The corpus as a paper of ours: the program and theme of this checkout, with other content."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from scripts.bench import corpus
from scripts.bench.corpus import BenchPiece
from scripts.bench.sites import TAKE, Command, Site, beside

ROOT = Path(__file__).resolve().parents[2]
PRESS_DAY = {"SOURCE_DATE_EPOCH": "1798761600"}
NO_SEARCH = "\nfrom dataclasses import replace\n\nNEWSPAPER = replace(NEWSPAPER, search=False)\n"
"""No other site of the bench has a search; what its indexes cost is measured by themselves."""

QUIETLY = ("--log-handler", "plain", "--quiet")

_LINK = re.compile(r"\{link:(\d+)\}")


class Ours(Site):
    """A paper of ours."""

    name = "joint-press"
    made = (".press/trees", "output")
    template = "theme/templates/base.html"

    def version(self) -> str:
        """Whatever is checked out."""
        return "joint-press"

    def command(self) -> Command:
        """What `make html` does."""
        return Command((sys.executable, "-m", "scripts.html", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal=errors", *QUIETLY), PRESS_DAY)

    def serving(self, port: int) -> Command:
        """What `make serve` does."""
        return Command((sys.executable, beside("paper"), "serve", "--port", str(port)), PRESS_DAY)

    def page(self, piece: BenchPiece) -> str:
        """A piece stands in its group's space."""
        return f"/{piece.group}/{piece.slug}/"

    def cold(self, take: int) -> None:
        """No trees and no texts; pictures stay, as `make clean` leaves them."""
        super().cold(take)
        forget_texts(self.folder / ".press" / "store")

    def write(self) -> None:
        """Settings, theme, registries and every piece."""
        for name in ("pelicanconf.py", "publishconf.py"):
            shutil.copy(ROOT / name, self.folder / name)
        with (self.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(NO_SEARCH)
        shutil.copytree(ROOT / "theme", self.folder / "theme", dirs_exist_ok=True)
        base = self.folder / self.template
        base.write_text(base.read_text(encoding="utf-8").replace("</body>", f"<!-- {TAKE}0 --></body>"), encoding="utf-8")
        content = self.folder / "content"
        _registries(content)
        for number in range(corpus.GROUPS):
            _group(content / "groups" / corpus.group_slug(number), number)
        for number in range(1, self.count + 1):
            self.put(corpus.piece(number, self.count))

    def put(self, piece: BenchPiece) -> Path:
        """One piece as Markdown with front matter."""

        def link(match: re.Match[str]) -> str:
            number = int(match[1])
            return f"../../{corpus.group_of(number)}/articles/{corpus.slug(number)}.md"

        head = [
            f"title: {piece.title}",
            f"date: {piece.date:%Y-%m-%d}",
            f"section: {piece.section}",
            f"authors: [{piece.author}]",
            f"summary: {piece.summary}",
            "topics: [" + ", ".join(piece.topics) + "]",
        ]
        if piece.partners:
            head.append("with: [" + ", ".join(piece.partners) + "]")
        if piece.photo is not None:
            head += ["image:", f"  file: photo-{piece.photo}.jpg"]
        file = self.folder / "content" / "groups" / piece.group / "articles" / f"{piece.slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        body = _LINK.sub(link, "\n\n".join(piece.blocks))
        file.write_text("---\n" + "\n".join(head) + "\n---\n\n" + body + "\n", encoding="utf-8")
        return file


def forget_texts(store: Path) -> None:
    """Leave only pictures in a store."""
    for file in store.glob("texts.sqlite*"):
        file.unlink()


def _registries(content: Path) -> None:
    joint = content / "joint"
    joint.mkdir(parents=True, exist_ok=True)
    kinds = {"opinion": "opinion", "analysis": "feature", "culture": "feature"}
    sections = "".join(f"{slug}:\n  names: {{en: {slug.title()}}}\n  kind: {kinds.get(slug, 'news')}\n" for slug in corpus.SECTIONS)
    topics = "".join(f"{corpus.topic_slug(n)}:\n  names: {{en: Topic {n + 1}}}\n" for n in range(corpus.TOPICS))
    (joint / "sections.yml").write_text(sections, encoding="utf-8")
    (joint / "topics.yml").write_text(topics, encoding="utf-8")
    (joint / "places.yml").write_text("everywhere:\n  names: {en: Everywhere}\n  zone: UTC\n", encoding="utf-8")


def _group(folder: Path, number: int) -> None:
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    fields = f"name: Group {number + 1}\nabout: An invented group of the bench.\njoined: 2016-01-01\nlanguages: [en]\n"
    (folder / "group.yml").write_text(fields, encoding="utf-8")
    for index in range(corpus.PHOTOS_A_GROUP):
        corpus.photo(number * corpus.PHOTOS_A_GROUP + index).save(folder / "photos" / f"photo-{index}.jpg", quality=88)
        words = f"alt: Soft shapes number {index}\ncredit: The bench\nrights: own\n"
        (folder / "photos" / f"photo-{index}.yml").write_text(words, encoding="utf-8")
