"""`paper pages`: a finished site as the only commit of a branch, for hosts that publish a branch."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from plugins.newsroom.press_day import press_day
from scripts import desk
from scripts.repository import Identity, Repository


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--branch", default="pages", show_default=True)
def pages(folder: Path, branch: str) -> None:
    """Push FOLDER as BRANCH, without a history: what was withdrawn is in none of its commits."""
    own = desk.settings()
    repository = Repository(Path())
    index = {"GIT_INDEX_FILE": str(Path(".git/paper-pages.index").resolve()), "GIT_WORK_TREE": str(folder.resolve())}
    Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)
    repository.git("add", "--all", "--force", ".", environment=index)
    tree = repository.git("write-tree", environment=index).decode().strip()
    identity = Identity(own.name, "paper", press_day(own, os.environ, datetime.now(UTC)))
    commit = repository.commit_tree(tree, "", "The paper as it is\n", identity)
    repository.push(f"+{commit}:refs/heads/{branch}")
    click.echo(f"{branch} is {commit[:10]}")
