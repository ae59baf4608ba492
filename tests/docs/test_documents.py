"""What the documents say is so: links lead somewhere, commands exist, examples pass the check."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.paper import main
from tests.factories import ROOT, content, read

DOCUMENTS = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "CODE_OF_CONDUCT.md",
        "SECURITY.md",
        "plugins/README.md",
        "plugins/press/README.md",
        "tests/rules/README.md",
    )
]
PAGES = sorted((ROOT / "content" / "pages").glob("*.md"))

_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_FENCE = re.compile(r"```(\w*)\n(.*?)```", re.S)
_CODE = re.compile(r"`([^`\n]+)`")


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_links_lead_to_files(document: Path) -> None:
    links = [link for link in _LINK.findall(document.read_text(encoding="utf-8")) if not link.startswith(("http", "mailto:"))]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, *PAGES], ids=ids)
def test_make_targets_and_commands_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    code = [*(match[1] for match in _CODE.finditer(text)), *(line for _, block in _FENCE.findall(text) for line in block.splitlines())]
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for words in (line.split() for line in code if line.strip()):
        if words[0] == "make" and len(words) > 1 and re.fullmatch("[a-z-]+", words[1]):
            assert words[1] in targets, f"{ids(document)} names make {words[1]}"
        if words[0].removeprefix(".venv/bin/") == "paper" and len(words) > 1:
            assert words[1] in main.commands, f"{ids(document)} names paper {words[1]}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_paths_in_code_exist(document: Path) -> None:
    paths = [word for word in _CODE.findall(document.read_text(encoding="utf-8")) if re.fullmatch(r"[\w./-]*[a-z]/|[\w./-]+\.(py|md|yml|toml)", word)]
    made = (".venv/", "output/", ".press/")
    lost = [path for path in paths if not path.startswith(made) and not ((ROOT / path).exists() or (document.parent / path).exists() or any(ROOT.rglob(path)))]
    assert lost == []


@pytest.mark.parametrize("document", [ROOT / "README.md", ROOT / "content" / "pages" / "write.md"], ids=ids)
def test_examples_of_pieces_pass_the_check(document: Path, tmp_path: Path) -> None:
    examples = [block for _, block in _FENCE.findall(document.read_text(encoding="utf-8")) if block.startswith("---\n")]
    assert examples
    for number, example in enumerate(examples):
        paper = content(tmp_path / str(number)).group("north")
        file = paper.folder / "groups" / "north" / "articles" / "example.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example, encoding="utf-8")
        assert [str(problem) for problem in read(paper).problems] == []


def test_make_alone_lists_every_target() -> None:
    told = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert sorted(set(re.findall(r"^  make ([a-z-]+)", told, re.M))) == sorted(targets)


def test_hooks_call_what_there_is() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    for entry in entries:
        subprocess.run([*entry.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True)
    assert subprocess.run([sys.executable, "-m", "pre_commit", "validate-config"], cwd=ROOT, check=False, capture_output=True).returncode == 0
