"""Whatever a submission names, nothing outside content/ is read and nothing outside a piece's own addresses is written."""

from __future__ import annotations

import inspect
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pelican.contents import Article, Content, Page, Static

from tests.factories import EPOCH, ROOT, content, piece_text
from tests.factories import Content as Own
from tests.sizes import size

CANARY = "canary-7f3a91-do-not-print"

WATCHED = """
import os, sys, runpy
root, log = os.environ["WATCHED_ROOT"], open(os.environ["WATCHED_LOG"], "a", buffering=1)
def look(event, args):
    if event in ("open", "os.listdir", "os.scandir", "os.link", "os.symlink", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile") and args:
        for path in args[:2]:
            if isinstance(path, (str, bytes)):
                name = os.path.abspath(os.fsdecode(path))
                real = os.path.realpath(name)
                flags = args[2] if event == "open" and len(args) > 2 and isinstance(args[2], int) else 0
                writes = event not in ("open", "os.listdir", "os.scandir") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
                print(event, "w" if writes else "r", real, sep="\\t", file=log)
sys.addaudithook(look)
sys.argv = ["pelican", "content", "-s", "pelicanconf.py", "--log-handler", "plain"]
runpy.run_module("pelican", run_name="__main__")
"""


def attributes() -> list[str]:
    """Every name that Pelican's classes of content know."""
    names = {name for kind in (Content, Article, Page, Static) for name, _ in inspect.getmembers(kind)}
    code = "\n".join(inspect.getsource(kind) for kind in (Content, Article, Page, Static))
    names |= {word for word in _words(code) if f"self.{word}" in code or f'"{word}"' in code or f"'{word}'" in code}
    return sorted(name for name in names if name.isidentifier())


def _words(code: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() or c == "_" else " " for c in code).split() if word.isidentifier()}


PATHS = (
    "../{0}",
    "../../../../{0}",
    "../../../../../../../../../../../etc/passwd",
    "/etc/passwd",
    "/proc/self/environ",
    "file:///etc/passwd",
    "..\\..\\{0}",
    "%2e%2e/%2e%2e/{0}",
    "..%2f{0}",
    "....//{0}",
    "./../{0}",
    "{{attach}}../../../../{0}",
    "{{static}}/../{0}",
    "{{filename}}../../../../{0}",
    "|filename|../../../../{0}",
    "../victim/photos/../../../../{0}",
    "content/../{0}",
    ".git/config",
    "../../../.git/config",
    "~/.ssh/id_rsa",
    "$HOME/{0}",
    "{0}\x00.png",
    "../output-live/evil.html",
    "index.html",
    "feeds/all.atom",
    "victim/first/index.html",
    "assets/paper.css",
    ".htaccess",
    "_headers",
    "robots.txt",
    "\u2025/\u2025/{0}",
    "\uff0e\uff0e/\uff0e\uff0e/{0}",
    "C:\\{0}",
    "\\\\server\\share\\{0}",
    "CON",
)

FIELDS = ("image", "attachment", "link", "picture", "raw-link", "raw-picture", "moved-from", "id", "translation-of", "reply-to", "reference", "stamp")
SUFFIXES = (
    "md html htm xhtml rst svg xml js css php py sh txt json toml csv ics exe htaccess md.bak MD Md jpg.html png.svg webmanifest atom wasm pdf.html".split()
)


def hostile(own: Own, rng: random.Random, number: int, names: list[str]) -> str:
    """One attempt at what is outside; what it was."""
    name = f"case-{number:04d}"
    articles = own.folder / "groups/attacker/articles"
    kind = number % 5
    if kind == 0:
        key = names[number // 5 % len(names)]
        value = rng.choice((*PATHS, "x", "true", "published", "{}", "[]")).format("secret.txt").replace("\x00", "")
        spelling = rng.choice((key, key.title(), key.replace("_", "-"), f"override_{key}", f"{key}-save-as"))
        if rng.random() < 0.3:
            own.file(f"groups/attacker/articles/{name}.md", f"Title: x\nDate: 2026-11-01\n{spelling}: {value}\n\nWords.\n")
        else:
            own.file(f"groups/attacker/articles/{name}.md", piece_text().replace("---\n", f"---\n{spelling}: {value}\n", 1))
        return f"key {spelling}: {value}"
    if kind == 1:
        path, field = rng.choice(PATHS).format("secret.txt"), rng.choice(FIELDS)
        own.file(f"groups/attacker/articles/{name}.md", _with(field, path))
        return f"{field}: {path}"
    if kind == 2:
        target = rng.choice((own.root / "secret.txt", own.root, Path("/etc/passwd"), Path("/proc/self/environ"), own.folder / "groups/victim", Path(name)))
        where = rng.choice(("articles", "photos", "letters", "files", "signatures"))
        link = own.folder / "groups/attacker" / where / f"{name}{rng.choice(('.md', '.png', '.pdf', '.yml', ''))}"
        link.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file() and target.is_relative_to(own.root) and rng.random() < 0.5:
            os.link(target, link)
        else:
            link.symlink_to(target)
        return f"link {link.name} -> {target}"
    if kind == 3:
        folder = rng.choice(("articles", "photos", "files", ".", "../..", "../../pages", "../../joint", "_themes", ".git", "letters"))
        place = own.folder / "groups/attacker" / folder / f"{name}.{rng.choice(SUFFIXES)}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"<script src='{CANARY}-script'></script>\n.. include:: /etc/passwd\n", encoding="utf-8")
        return f"file {folder}/{place.name}"
    path = rng.choice(PATHS).format("secret.txt")
    text = f"[x]({path}) ![x]({path}) <a href='{path}'>x</a> <img src='{path}'>\n\n[r]: {path}\n\n[x][r]"
    (articles / f"{name}.md").write_text(piece_text(text), encoding="utf-8")
    return f"text {path}"


def _with(field: str, path: str) -> str:
    if field == "image":
        return piece_text(image={"file": path, "alt": "x", "credit": "x", "rights": "own"})
    if field in ("link", "picture", "raw-link", "raw-picture", "reference"):
        bodies = {
            "link": f"[x]({path})",
            "picture": f"![x]({path})",
            "raw-link": f"<a href='{path}'>x</a>",
            "raw-picture": f"<img src='{path}' alt=x>",
            "reference": f"[x][r]\n\n[r]: {path}",
        }
        return piece_text(bodies[field])
    return piece_text().replace("---\n", f"---\n{field}: {path}\n", 1)


def built(own: Own, work: Callable[[subprocess.CompletedProcess[str]], None]) -> set[tuple[str, str, str]]:
    """What the build opened, listed, made: the event, r or w, and the real path."""
    log = own.root / "opened.log"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "WATCHED_ROOT": str(own.root), "WATCHED_LOG": str(log), "SECRET": f"{CANARY}-environment"}
    work(subprocess.run([sys.executable, "-c", WATCHED], cwd=own.root, env=environment, capture_output=True, text=True, check=False))
    return {
        (event, mode, path) for event, mode, path in (line.split("\t", 2) for line in log.read_text(encoding="utf-8").splitlines() if line.count("\t") == 2)
    }


def tree(output: Path) -> dict[str, bytes]:
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in sorted(output.rglob("*")) if file.is_file()}


def paper(folder: Path) -> Own:
    own = content(folder).group("victim", joined="2024-01-01").group("attacker", joined="2025-01-01")
    own.article("victim", "first").photo("victim", "ferry.png", alt="x", credit="x", rights="own").article("attacker", "own-piece")
    (folder / "secret.txt").write_text(f"{CANARY}-secret", encoding="utf-8")
    (folder / "output-live").mkdir()
    return own


def ok(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-3000:]


@pytest.mark.soak
def test_nothing_outside_is_read_and_nothing_outside_is_written(tmp_path: Path) -> None:
    rng, names = random.Random(3), attributes()
    assert len(names) > 40, "the names of Pelican's classes were not found"
    before = paper(tmp_path / "before")
    built(before, ok)
    sound = tree(before.output.resolve())
    own = paper(tmp_path / "paper")
    told = [hostile(own, rng, number, names) for number in range(size(150, 1000))]
    untouched = {path: path.read_bytes() for path in (own.root / "secret.txt", own.root / "pelicanconf.py")}

    opened = built(own, ok)

    made = tree(own.output.resolve())
    outside = [f"{event} {mode} {path}" for event, mode, path in opened if _is_outside(own, path, mode)]
    assert outside == []
    assert len(set(told)) > len(told) // 2
    assert not [path for path, data in made.items() if CANARY.encode() in data or b"root:x:0" in data]
    assert {path: path.read_bytes() for path in untouched} == untouched
    assert list((own.root / "output-live").iterdir()) == []
    foreign = {path for path in made if path.startswith(("victim/", "groups/victim", "people/victim", "assets/victim", "feeds/groups/victim"))}
    assert foreign == {path for path in sound if path.startswith(("victim/", "groups/victim", "people/victim", "assets/victim", "feeds/groups/victim"))}
    assert made["victim/first/text.txt"] == sound["victim/first/text.txt"]
    suffixes = {Path(path).suffix for path in made} - {Path(path).suffix for path in sound}
    assert suffixes <= {".pdf"}, f"new kinds of files: {suffixes}"


def _is_outside(own: Own, path: str, mode: str) -> bool:
    """Whether a path is none that a build has business with: secrets below the paper's folder, files of the system, other folders written."""
    file = Path(path)
    if file.is_relative_to(own.root):
        place = file.relative_to(own.root).parts[:1]
        return place in (("secret.txt",), ("output-live",)) or (mode == "w" and place in (("content",), ("pelicanconf.py",)))
    return path.startswith(("/etc/passwd", "/etc/shadow", "/proc/self/environ", str(Path.home() / ".ssh"), "/etc/hostname")) or (
        mode == "w" and not path.startswith(("/dev/", "/tmp/pelican", str(ROOT / ".press")))
    )
