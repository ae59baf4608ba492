"""Nothing of who wrote, committed or built the paper reaches a reader, save what they chose to sign with."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from tests.factories import EPOCH, Content, content, run_paper

PLANTED = {
    "commit name": "Planted-Name-of-the-Committer",
    "commit mail": "planted-committer@mail.example",
    "author mail": "planted-author@mail.example",
    "message": "planted words of a commit message",
    "branch": "planted-branch",
    "folder": "planted-folder-of-a-machine",
    "user": "planted-user",
    "host": "planted-host",
    "editor": "planted-editor-account",
    "maintainer": "planted-maintainer-account",
    "comment": "planted comment in fields",
    "people comment": "planted comment about a person",
    "photo artist": "planted photographer in the file",
    "photo text": "planted text chunk",
    "photo comment": "planted comment of a camera",
    "photo name field": "planted words beside a photo",
    "refused": "planted words of a refused piece",
    "stray": "planted words of a stray file",
}


def photo(format: str) -> bytes:
    image = Image.new("RGB", (40, 30), "red")
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = PLANTED["photo artist"], PLANTED["photo artist"]
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 55.0, 12.0), 3: "E", 4: (4.0, 28.0, 44.0)})
    target = io.BytesIO()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", PLANTED["photo text"])
    image.save(target, format, exif=exif, **({"pnginfo": text} if format == "PNG" else {"comment": PLANTED["photo comment"]}))
    return target.getvalue()


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Content:
    own = content(tmp_path_factory.mktemp("machine") / PLANTED["folder"])
    own.group("north", editors=[PLANTED["editor"]]).people("north", ana="Rosa L.")
    own.file("joint/maintainers.yml", f"maintainers:\n  - {PLANTED['maintainer']}\n")
    group = own.folder / "groups/north/group.yml"
    group.write_text(f"# {PLANTED['comment']}\n{group.read_text(encoding='utf-8')}", encoding="utf-8")
    people = own.folder / "groups/north/people.yml"
    people.write_text(f"# {PLANTED['people comment']}\n{people.read_text(encoding='utf-8')}", encoding="utf-8")
    for name, format in (("march.jpg", "JPEG"), ("picket.png", "PNG")):
        own.file(f"groups/north/photos/{name}", photo(format))
        fields = f"# {PLANTED['photo name field']}\nalt: People\ncredit: Rosa L.\nrights: own\n"
        own.file(f"groups/north/photos/{name.rsplit('.')[0]}.yml", fields)
    own.article("north", "strike", "Words. ![](picket.png)", authors=["ana"], image={"file": "march.jpg"})
    own.article("north", "refused", PLANTED["refused"] + " [x](javascript:x)").file("groups/north/articles/notes.txt", PLANTED["stray"])
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "USER": PLANTED["user"],
        "LOGNAME": PLANTED["user"],
        "HOSTNAME": PLANTED["host"],
        "EMAIL": PLANTED["author mail"],
        "GIT_AUTHOR_NAME": PLANTED["commit name"],
        "GIT_AUTHOR_EMAIL": PLANTED["author mail"],
        "GIT_COMMITTER_NAME": PLANTED["commit name"],
        "GIT_COMMITTER_EMAIL": PLANTED["commit mail"],
    }
    for words in (["init", "-q", "-b", PLANTED["branch"]], ["add", "-A"], ["commit", "-q", "-m", PLANTED["message"]]):
        subprocess.run(["git", *words], cwd=own.root, env=environment, check=True)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--log-handler", "plain"]
    result = subprocess.run(command, cwd=own.root, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return own


def published(output: Path) -> Iterator[tuple[str, bytes]]:
    """Every published byte, and what is packed in it."""
    for file in sorted(output.rglob("*")):
        if file.is_file():
            name, data = file.relative_to(output).as_posix(), file.read_bytes()
            yield name, name.encode() + data
            if data[:2] == b"\x1f\x8b":
                yield f"{name} unpacked", gzip.decompress(data)
            if data[:4] == b"PK\x03\x04":
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    yield from ((f"{name}/{part}", packed.read(part)) for part in packed.namelist())


@pytest.mark.parametrize("what", PLANTED)
def test_nothing_of_those_who_made_it_is_in_the_paper(planted: Content, what: str) -> None:
    words = PLANTED[what].encode()

    assert [name for name, data in published(planted.output.resolve()) if words in data or words.lower() in data.lower()] == []


def test_what_was_signed_with_is_in_the_paper(planted: Content) -> None:
    pages = dict(published(planted.output.resolve()))

    assert b"Rosa L." in pages["north/strike/index.html"]


def test_the_report_for_other_tools_names_no_folder_of_this_machine(planted: Content) -> None:
    result = run_paper(planted, "check")

    assert PLANTED["folder"] not in result.stdout + result.stderr
    assert "content/groups/north/articles/refused.md" in result.stdout
