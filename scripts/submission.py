"""A submission read from git, beside the paper as it was: the base commit's settings, registry and rules judge it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.intake.gate import printable
from plugins.newsroom import judging, merging, rules
from plugins.newsroom.merging import Need, Verdict
from plugins.newsroom.model import Paper
from plugins.newsroom.problems import Finding, in_order
from plugins.newsroom.settings import Settings
from plugins.newsroom.submission import Submission, changes
from plugins.newsroom.value import Value, replace
from plugins.press.proof import in_proof
from scripts import desk
from scripts.history import first_days
from scripts.repository import Merged, Repository


class Judgement(Value):
    """What is to be said of a submission: its faults, and who still has to agree."""

    base: str
    head: str
    tree: str
    submission: Submission
    findings: tuple[Finding, ...]
    verdict: Verdict
    pieces: tuple[str, ...] = ()
    """Paths of the pieces that it changes and that would be printed."""
    groups: tuple[str, ...] = ()
    """Groups whose folders it touches."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it has a Problem."""
        return not any(finding.stops for finding in self.findings)

    @property
    def may_be_merged(self) -> bool:
        """Whether it is sound and everyone has agreed."""
        return self.is_sound and self.verdict.is_agreed


def settings_of(repository: Repository, commit: str) -> Settings:
    """The settings of a commit."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pelicanconf.py"
        file.write_bytes(repository.read(commit, "pelicanconf.py") or b"")
        return desk.settings(file)


def judge(repository: Repository, base: str, head: str, actor: str, approvals: Iterable[str]) -> Judgement:
    """Read what merging a head into a base would change, and judge it by the base."""
    base, head = repository.commit(base), repository.commit(head)
    merged = repository.merge(base, head)
    own = settings_of(repository, base)
    before, after = _paper(repository, base, own), _paper(repository, merged.tree, own)
    touched = tuple(changes(repository.tree(base), repository.tree(merged.tree)))
    submission = Submission(
        touched,
        claims=merging.claims(after),
        holds={f"content/{path}": hold.by for path, hold in (*before.holds.items(), *after.holds.items())},
        withdrawals=judging.withdrawals(touched, before, after),
    )
    verdict = _shown(merging.may_merge(submission, actor, approvals, merging.registry(before, own.joint_groups)))
    days = first_days(repository, base, judging.redated(before, after), before.press_day, own)
    told = (*judging.judge(submission, before, after, own, days), *_conflicts(merged))
    findings = in_order(replace(finding, path=printable(finding.path), message=printable(finding.message)) for finding in told)
    paths = {change.content_path for change in touched}
    pieces = tuple(sorted(piece.path for piece in after.pieces if piece.path in paths))
    groups = tuple(sorted({path.split("/")[1] for path in paths if path.startswith("groups/")}))
    return Judgement(base, head, merged.tree, submission, findings, verdict, pieces, groups)


def _paper(repository: Repository, tree: str, own: Settings) -> Paper:
    """The paper of a tree, pieces of later days too."""
    with _unpacked(repository, tree) as content:
        return desk.paper(own, content)


def paper_at(repository: Repository, commit: str, own: Settings) -> Paper:
    """The paper of a commit, read with other settings than its own."""
    return _paper(repository, repository.commit(commit), own)


@contextmanager
def paper_of(repository: Repository, tree: str, own: Settings) -> Iterator[tuple[Paper, Settings]]:
    """The paper of a tree for proofs, as long as its pictures are there, and the settings that it is read with."""
    with _unpacked(repository, tree) as content:
        yield desk.paper(in_proof(own), content), in_proof(own)


@contextmanager
def _unpacked(repository: Repository, tree: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        content.mkdir()
        repository.unpack({path: entry for path, entry in repository.tree(tree).items() if path.startswith("content/")}, Path(folder))
        yield content


def _shown(verdict: Verdict) -> Verdict:
    """The verdict in words that can be shown anywhere, whatever the names of files."""
    return Verdict(tuple(Need(printable(n.matter), printable(n.words), n.accounts, tuple(map(printable, n.paths))) for n in verdict.needs))


def _conflicts(merged: Merged) -> Iterable[Finding]:
    return (rules.submissions.NO_MERGE.at(path.removeprefix("content/") if path.startswith("content/") else f"../{path}") for path in merged.conflicts)
