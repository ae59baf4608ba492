"""Cases that no plain file in git can hold: links, large files, texts of ten thousand lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.factories import picture, piece_text


def not_a_file(content: Path) -> None:
    articles = content / "groups/north/articles"
    (articles / "passwords.md").symlink_to("/etc/passwd")
    (articles / "everything").symlink_to("/")
    os.mkfifo(articles / "pipe.md")
    (articles / "here.md").write_text(piece_text(), encoding="utf-8")
    os.link(articles / "here.md", content / "groups/south/articles/there.md")


def file_name(content: Path) -> None:
    (content / "groups/north/photos/a\nb.jpg").write_bytes(picture())


def same_name(content: Path) -> None:
    for name in ("March.png", "march.png", "caf\u00e9.png", "cafe\u0301.png"):
        (content / "groups/north/photos" / name).write_bytes(picture())


def crowded_folder(content: Path) -> None:
    folder = content / "groups/south/files"
    folder.mkdir()
    for number in range(20_001):
        (folder / f"{number:05}.pdf").touch()


def too_many_photos(content: Path) -> None:
    (content / "groups/north/photos/march.png").write_bytes(picture())


def too_many_links(content: Path) -> None:
    (content / "groups/north/articles/list.md").write_text(piece_text("[there](https://elsewhere.example/) " * 2_001), encoding="utf-8")


def too_large(content: Path) -> None:
    (content / "groups/north/articles/minutes.md").write_text(piece_text("All our minutes. " * 20_000), encoding="utf-8")


def too_long(content: Path) -> None:
    (content / "groups/north/articles/long.md").write_text(piece_text(summary="All of it. " * 3_000), encoding="utf-8")


def nesting(content: Path) -> None:
    deep = "\n".join("    " * depth + "- deeper" for depth in range(300))
    (content / "groups/north/articles/deep.md").write_text(piece_text(deep), encoding="utf-8")


def photo_size(content: Path) -> None:
    (content / "groups/north/photos/march.png").write_bytes(picture() + b"\0" * 13_000_000)


def too_much_work(content: Path) -> None:
    long = f"[a]: https://elsewhere.example/{'a' * 60_000}\n\n"
    (content / "groups/north/articles/echo.md").write_text(piece_text(long + "[a] " * 400), encoding="utf-8")


MADE: Mapping[str, Callable[[Path], None]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        crowded_folder,
        file_name,
        nesting,
        not_a_file,
        photo_size,
        same_name,
        too_large,
        too_long,
        too_many_links,
        too_many_photos,
        too_much_work,
    )
}
