"""We subclass and override: no module of Pelican or Python-Markdown is otherwise after the paper was made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.factories import ROOT, content

COMPARE = """
import importlib, os, pkgutil, sys
import markdown, markdown.extensions, pelican, pelican.plugins

def modules():
    for package in (markdown, pelican):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".tests" not in info.name and ".tools" not in info.name and "__main__" not in info.name and info.name != "pelican.signals":
                importlib.import_module(info.name)
    return {name: module for name, module in sorted(sys.modules.items()) if name.split(".")[0] in ("markdown", "pelican")}

def standing():
    seen = {}
    for name, module in modules().items():
        for key, value in vars(module).items():
            if callable(value):
                seen[f"{name}.{key}"] = value
            if isinstance(value, type) and value.__module__ == name:
                seen |= {f"{name}.{key}.{part}": what for part, what in vars(value).items() if part not in ("__dict__", "__weakref__")}
    return seen

before = standing()
if sys.argv[2:]:
    exec(sys.argv[2])
from pelican.settings import read_settings
from plugins.intake import manuscripts
from plugins.press.newspaper import newspaper
settings = read_settings(sys.argv[1])
newspaper(settings).run()
assert manuscripts.read(b"---\\ntitle: x\\n---\\n\\nA *word*[^1].\\n\\n[^1]: Note.\\n", "groups/north/articles/x.md", "en", "s-").converted
after = standing()
names = sorted(name for name in before.keys() | after.keys() if not name.startswith("pelican.plugins.neighbors"))
print("changed:", [name for name in names if before.get(name) is not after.get(name)])
"""


def run(folder: Path, *first: str) -> str:
    own = content(folder).group("north").article("north", "strike", "A *word*, `code`, a [link](https://example.org).")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"PATH, NEWSPAPER_WORKERS = {str(own.folder)!r}, 'here'\n")
    command = [sys.executable, "-c", COMPARE, str(folder / "pelicanconf.py"), *first]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_nothing_of_pelican_or_markdown_is_patched(tmp_path: Path) -> None:
    assert run(tmp_path) == "changed: []"


def test_patch_would_be_seen(tmp_path: Path) -> None:
    assert run(tmp_path, "markdown.Markdown.convert = lambda self, text: text") == "changed: ['markdown.core.Markdown.convert']"
