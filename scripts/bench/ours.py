"""The corpus as a paper of ours: the program and theme of this checkout, with other content."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from PIL import Image, ImageFilter

from scripts.bench import corpus
from scripts.bench.corpus import BenchPiece

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"\{link:(\d+)\}")


def write(folder: Path, count: int, seed: int = 1) -> None:
    """A paper of `count` pieces in `folder`: settings and theme copied, content written."""
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    content = folder / "content"
    _registries(content)
    groups = {corpus.group_slug(number): content / "groups" / corpus.group_slug(number) for number in range(corpus.GROUPS)}
    for number, (slug, group) in enumerate(groups.items()):
        _group(group, slug, number)
    owners = {number: corpus.piece(number, count, seed).group for number in range(1, count + 1)}
    for number in range(1, count + 1):
        write_piece(folder, corpus.piece(number, count, seed), owners, seed)


def write_piece(folder: Path, piece: BenchPiece, owners: dict[int, str], seed: int = 1) -> Path:
    """Write one piece as Markdown; `owners` says whose each linked piece is."""

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"../../{owners[number]}/articles/{corpus.slug(number, seed)}.md"

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
    file = folder / "content" / "groups" / piece.group / "articles" / f"{piece.slug}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    body = _LINK.sub(link, "\n\n".join(piece.blocks))
    file.write_text("---\n" + "\n".join(head) + "\n---\n\n" + body + "\n", encoding="utf-8")
    return file


def photo(number: int) -> Image.Image:
    """A picture of 1600 × 1067 pixels with soft shapes: compresses as photographs do."""
    rng = random.Random(f"photo {number}")
    small = Image.frombytes("RGB", (40, 27), rng.randbytes(40 * 27 * 3))
    return small.resize((1600, 1067), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))


def _registries(content: Path) -> None:
    joint = content / "joint"
    joint.mkdir(parents=True, exist_ok=True)
    kinds = {"opinion": "opinion", "analysis": "feature", "culture": "feature"}
    sections = "".join(f"{slug}:\n  names: {{en: {slug.title()}}}\n  kind: {kinds.get(slug, 'news')}\n" for slug in corpus.SECTIONS)
    topics = "".join(f"{corpus.topic_slug(n)}:\n  names: {{en: Topic {n + 1}}}\n" for n in range(corpus.TOPICS))
    (joint / "sections.yml").write_text(sections, encoding="utf-8")
    (joint / "topics.yml").write_text(topics, encoding="utf-8")
    (joint / "places.yml").write_text("everywhere:\n  names: {en: Everywhere}\n  zone: UTC\n", encoding="utf-8")


def _group(folder: Path, slug: str, number: int) -> None:
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    fields = f"name: Group {number + 1}\nabout: An invented group of the bench.\njoined: 2016-01-01\nlanguages: [en]\n"
    (folder / "group.yml").write_text(fields, encoding="utf-8")
    for index in range(corpus.PHOTOS_A_GROUP):
        photo(number * corpus.PHOTOS_A_GROUP + index).save(folder / "photos" / f"photo-{index}.jpg", quality=88)
        words = f"alt: Soft shapes number {index}\ncredit: The bench\nrights: own\n"
        (folder / "photos" / f"photo-{index}.yml").write_text(words, encoding="utf-8")
