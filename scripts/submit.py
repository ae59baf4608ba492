"""`paper submit`: what an author wrote, as a commit in the group's name: no person's name, no mail address, no hour of the day."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from plugins.newsroom.press_day import press_day
from scripts import desk
from scripts.repository import Identity, Repository

ASKED = (
    "Does everyone who can be recognised, in the text or in a picture, know that it will be printed?",
    "Is nothing in it by which somebody could be found who does not want to be?",
)
"""What is asked before anything leaves the machine; the same stands in the template of pull requests."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--branch", help="The new branch; else submit/<group>/<first file>.")
@click.option("--for-author", is_flag=True, help="For an author who must not be known: nothing is taken from this machine's git settings, and more is asked.")
@click.option("--yes", is_flag=True, help="Ask nothing; the questions are answered.")
def submit(paths: tuple[Path, ...], branch: str | None, for_author: bool, yes: bool) -> None:
    """Commit PATHS of one group on a branch of their own, in the group's name at 00:00 UTC. Nothing is sent."""
    own = desk.settings()
    paper = desk.paper(own)
    root = Path.cwd()
    wanted = [path.resolve().relative_to(root).as_posix() for path in paths if path.resolve().is_relative_to(root)]
    slugs = {parts[2] if parts[:2] == ["content", "groups"] and len(parts) > 3 else "" for parts in (path.split("/") for path in wanted)}
    if len(wanted) != len(paths) or len(slugs) != 1 or not slugs <= paper.groups.keys():
        raise click.UsageError("hand in files of one group at a time, from its folder in content/groups")
    group = paper.groups[slugs.pop()]
    faults = [finding for finding in paper.problems if f"content/{finding.path}" in wanted]
    if faults:
        raise click.ClickException("mend this first: " + "; ".join(map(str, faults)))
    if not yes:
        for question in ASKED if for_author else ASKED[:1]:
            click.confirm(question, abort=True)
    repository = Repository(root)
    name = branch or f"submit/{group.slug}/{Path(wanted[0]).stem}"
    identity = Identity(group.name, group.slug, press_day(own, os.environ, datetime.now(UTC)))
    commit = commit_of(repository, wanted, f"{group.name}: {', '.join(Path(path).stem for path in wanted)}", identity)
    repository.git("branch", "--", name, commit)
    click.echo(f"The branch {name} holds it, in the name of {group.name}. To send it: git push origin {name}")
    if for_author:
        click.echo(
            "The account that pushes is public. Let an editor do it, from an account of the group; and remember that what was sent once cannot be recalled."
        )


def commit_of(repository: Repository, paths: list[str], message: str, identity: Identity) -> str:
    """A commit on top of what is checked out, holding these files as they are on the disk; index and branch stay as they are."""
    scratch = repository.git("rev-parse", "--git-path", "paper-submit.index").decode().strip()
    index = {"GIT_INDEX_FILE": str((repository.folder / scratch).resolve())}
    try:
        repository.git("read-tree", "HEAD", environment=index)
        repository.git("add", "--force", "--", *paths, environment=index)
        tree = repository.git("write-tree", environment=index).decode().strip()
    finally:
        Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)
    return repository.commit_tree(tree, repository.commit("HEAD"), message, identity)
