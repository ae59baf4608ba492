"""Papers under git: a base branch, and submissions to it.

own = under_git(content(tmp_path).group("north").article("north", "strike"))
head = submit(own, lambda: own.delete("groups/north/articles/strike.md"))
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from scripts.repository import Repository
from tests.factories import Content
from tests.sample import ROOT

WHO = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Planted Name"), ("EMAIL", "planted@mail.example"))}


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    surroundings = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout.strip()


def under_git(own: Content) -> Repository:
    """A repository with a paper on its branch main, which leaves out what ours leaves out."""
    shutil.copy(ROOT / ".gitignore", own.root)
    git(own.root, "init", "--quiet", "--initial-branch=main")
    commit(own.root)
    return Repository(own.root)


def commit(folder: Path) -> str:
    """Everything as it stands, as a commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=A change")
    return git(folder, "rev-parse", "HEAD")


def submit(own: Content, edit: Callable[[], object], branch: str = "submission") -> str:
    """A branch off main with an edit, and main checked out again; the branch's commit."""
    git(own.root, "checkout", "--quiet", "-B", branch, "main")
    edit()
    head = commit(own.root)
    git(own.root, "checkout", "--quiet", "main")
    return head
