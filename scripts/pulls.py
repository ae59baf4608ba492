"""`paper pulls`: what the workflows do, in three steps of rising rights. Judging reads; telling writes words; merging pushes.

Only the first reads what authors wrote. The folder it leaves is all that the others know.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from plugins.newsroom.press_day import press_day
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import Value
from scripts import desk
from scripts.check import of_submission
from scripts.forge.hosts import from_environment
from scripts.forge.pull import Pull
from scripts.proof_sheet import proof_of
from scripts.reports import FORMATS, markdown
from scripts.repository import Identity, Repository
from scripts.submission import Judgement, judge, paper_of, settings_of

WORDS = "judgement.json"
FULL_HASH = 40
MOST_PROOFS = 20


@click.group()
def pulls() -> None:
    """Judge, answer and merge pull requests, on a runner of the code host."""


@pulls.command("judge")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--number", type=int, help="One pull request; else all that are open.")
@click.option("--base", default="HEAD", show_default=True, help="The commit that judges.")
def judge_(folder: Path, number: int | None, base: str) -> None:
    """Judge pull requests by what is checked out, and leave in FOLDER what is to be told of each. Needs no right but to read."""
    forge = from_environment(os.environ)
    repository = Repository(Path())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "base.txt").write_text(f"{repository.commit(base)}\n", encoding="utf-8")
    for each in [number] if number else list(forge.open()):
        pull = forge.pull(each)
        repository.git("fetch", "--quiet", "--no-tags", "origin", f"+{pull.ref}:refs/paper/{each}")
        if repository.commit(f"refs/paper/{each}") != pull.head:
            click.echo(f"#{each} was changed just now; it is judged in the next round")
            continue
        judgement = judge(repository, base, pull.head, pull.actor, pull.approvals)
        leave(folder / str(each), pull, judgement, repository)
        click.echo(f"#{each}: {summary(judgement)}")
        if number:
            click.echo(FORMATS["github"](of_submission(judgement)), nl=False)


def leave(folder: Path, pull: Pull, judgement: Judgement, repository: Repository) -> None:
    """What is to be told of a pull request, its proofs among it."""
    folder.mkdir(parents=True, exist_ok=True)
    report = of_submission(judgement)
    proofs = _proofs(folder / "proofs", judgement, repository)
    words = {
        "number": pull.number,
        "base": judgement.base,
        "head": judgement.head,
        "tree": judgement.tree,
        "state": "success" if judgement.may_be_merged else "pending" if judgement.is_sound else "failure",
        "summary": summary(judgement),
        "merge": judgement.may_be_merged and not pull.is_draft,
        "groups": [*judgement.groups],
        "pieces": [*judgement.pieces],
    }
    (folder / WORDS).write_text(json.dumps(words, indent=1) + "\n", encoding="utf-8")
    comment = [FORMATS["markdown"](report)]
    if pull.pusher.lower() != pull.author.lower():
        comment.append(
            report.say(
                "It cannot be seen that whoever opened this also handed in its last change, so opening it is not taken for a yes: "
                "an approving review counts, or a push of the author’s own."
            )
            + "\n"
        )
    if pull.is_draft and judgement.may_be_merged:
        comment.append(report.say("It is a draft; mark it as ready and it is printed.") + "\n")
    run = _run_address(os.environ)
    if proofs and run:
        comment.append(
            report.say("How it would look: open [what this run keeps](%(address)s), one file for each piece, which can be mailed.", address=run) + "\n"
        )
    (folder / "comment.md").write_text("\n".join(comment), encoding="utf-8")
    (folder / "report.sarif").write_text(FORMATS["sarif"](report), encoding="utf-8")


def summary(judgement: Judgement) -> str:
    """The judgement in a few words."""
    stops = sum(finding.stops for finding in judgement.findings)
    if stops:
        return f"{stops} Problem{'' if stops == 1 else 's'} to mend"
    return "sound, and agreed" if judgement.verdict.is_agreed else f"sound; still needed: {len(judgement.verdict.needs)} yes of others"


def _proofs(folder: Path, judgement: Judgement, repository: Repository) -> list[Path]:
    """A proof of every piece that changes; where there are very many, of the first."""
    written = []
    if judgement.pieces:
        with paper_of(repository, judgement.tree, settings_of(repository, judgement.base)) as (paper, own):
            for piece in [piece for piece in paper.pieces if piece.path in judgement.pieces][:MOST_PROOFS]:
                folder.mkdir(exist_ok=True)
                written.append(folder / f"{piece.group}-{piece.slug}.html")
                written[-1].write_bytes(proof_of(paper, piece, own))
    return written


def _run_address(environment: Mapping[str, str]) -> str:
    """Where the host shows what this run keeps."""
    if environment.get("CI_JOB_URL"):
        return f"{environment['CI_JOB_URL']}/artifacts/browse"
    parts = [environment.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")]
    return f"{parts[0]}/{parts[1]}/actions/runs/{parts[2]}" if all(parts) else ""


class Told(Value):
    """What the first step left of one pull request; read as data, and believed only in its shape."""

    folder: Path
    number: int
    base: str
    head: str
    tree: str
    state: str
    summary: str
    merge: bool
    groups: tuple[str, ...]
    pieces: tuple[str, ...]

    @property
    def comment(self) -> str:
        """What stands on the pull request."""
        return (self.folder / "comment.md").read_text(encoding="utf-8")


def told(folder: Path) -> Iterator[Told]:
    """Everything that was left, by number."""
    for words in sorted(folder.glob(f"*/{WORDS}"), key=lambda path: int(path.parent.name)):
        data: dict[str, Any] = json.loads(words.read_text(encoding="utf-8"))
        base, head, tree = hashes = [str(data[name]) for name in ("base", "head", "tree")]
        if any(len(value) != FULL_HASH or not set(value) <= set("0123456789abcdef") for value in hashes) or data["state"] not in (
            "success",
            "pending",
            "failure",
        ):
            raise NewspaperError(f"{words.parent.name}/{WORDS} is none of ours")
        yield Told(
            folder=words.parent,
            number=int(data["number"]),
            base=base,
            head=head,
            tree=tree,
            state=str(data["state"]),
            summary=str(data["summary"]),
            merge=data["merge"] is True,
            groups=tuple(map(str, data["groups"])),
            pieces=tuple(map(str, data["pieces"])),
        )


@pulls.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
def tell(folder: Path) -> None:
    """Set the status and write the comment of every judgement in FOLDER. Needs the right to write those, and no other."""
    forge = from_environment(os.environ)
    for each in told(folder):
        forge.status(each.head, each.state, each.summary)
        forge.comment(each.number, markdown.MARK, each.comment)


@pulls.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--branch", default="main", show_default=True)
def merge(folder: Path, branch: str) -> None:
    """Push the very tree that was judged, in the groups' name, for each judgement in FOLDER that says yes.

    The push is refused by git where the branch moved on since; then the next round judges anew.
    """
    forge = from_environment(os.environ)
    repository = Repository(Path())
    own = desk.settings()
    day = press_day(own, os.environ, datetime.now(UTC))
    for each in told(folder):
        if not each.merge:
            continue
        repository.git("fetch", "--quiet", "--no-tags", "origin", f"+{forge.pull(each.number).ref}:refs/paper/{each.number}")
        if repository.commit(f"refs/paper/{each.number}") != each.head or repository.merge(each.base, each.head).tree != each.tree:
            click.echo(f"#{each.number} was changed since it was judged")
            continue
        name, slug = (each.groups[0], each.groups[0]) if len(each.groups) == 1 else (own.name, "paper")
        what = ", ".join(Path(piece).stem for piece in each.pieces[:5]) or "a change"
        commit = repository.commit_tree(each.tree, each.base, f"{name}: {what} (#{each.number})\n", Identity(name, slug, day))
        if _push(repository, commit, branch, each.base):
            click.echo(f"#{each.number} is printed as {commit[:10]}")
            forge.close(each.number, f"Printed as {commit}, in the name of the group alone.")
            forge.publish(branch)
            return
        click.echo(f"{branch} moved on since #{each.number} was judged; the next round judges it anew")


def _push(repository: Repository, commit: str, branch: str, base: str) -> bool:
    """Whether the branch went from the base to the commit; nobody's work in between is ever overwritten."""
    try:
        repository.push(f"{commit}:refs/heads/{branch}", f"--force-with-lease=refs/heads/{branch}:{base}")
    except NewspaperError:
        return False
    return True
