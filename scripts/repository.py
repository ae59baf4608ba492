"""What git knows: trees of files as they were handed in, what comes of merging one, and a commit that names nobody."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath

from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.submission import REGULAR, Entry
from plugins.newsroom.value import Value

LARGEST = 64_000_000
"""Bytes of a file that is unpacked; of a larger one only its size, which the check refuses."""

NO_FILE = "000000"
"""The mode of what git has in a tree and would not check out: a tree that no git wrote names a path twice, or `.git`, or leads upwards."""

_OPTIONS = ("-c", "core.quotePath=false", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "merge.directoryRenames=false")


class Merged(Value):
    """The tree that a merge would make, and the paths where it cannot be made without a choice."""

    tree: str
    conflicts: tuple[str, ...]


class Identity(Value):
    """In whose name something is committed: a group's or the paper's, never a person's, and no hour of the day."""

    name: str
    slug: str
    day: date

    def environment(self) -> dict[str, str]:
        """What git reads it from."""
        moment = datetime.combine(self.day, time(), UTC).isoformat()
        values = {"NAME": self.name, "EMAIL": f"{self.slug}@invalid", "DATE": moment}
        return {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in values.items()}


class Repository:
    """A repository of git. What lies in it is data; none of it is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str, given: bytes = b"", allowed: Iterable[int] = (0,), environment: Mapping[str, str] | None = None) -> bytes:
        """What git answers. Raises NewspaperError with git's own words."""
        command = ["git", *_OPTIONS, *arguments]
        surroundings = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", **(environment or {})}
        try:
            done = subprocess.run(command, cwd=self.folder, input=given, capture_output=True, check=False, env=surroundings)
        except FileNotFoundError as error:
            raise NewspaperError("git is not installed; a submission cannot be read without it") from error
        if done.returncode not in allowed:
            words = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
            raise NewspaperError(f"git {arguments[0]}: {words or f'failed with {done.returncode}'}")
        return done.stdout

    def commit(self, name: str) -> str:
        """The hash of a commit, by any of its names."""
        return self.git("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()

    def tree(self, name: str) -> dict[str, Entry]:
        """Every file of a tree, by its path."""
        entries: dict[str, Entry] = {}
        folders: set[str] = set()
        for line in self.git("ls-tree", "-r", "-z", "--full-tree", name).split(b"\0"):
            head, tab, path = line.partition(b"\t")
            if tab:
                mode, _, sha = head.decode().split()[:3]
                name = os.fsdecode(path)
                folders |= {str(folder) for folder in PurePosixPath(name).parents}
                entries[name] = Entry(mode if name not in entries and _stays_inside(name) else NO_FILE, sha)
        return entries | {name: Entry(NO_FILE, entries[name].sha) for name in folders & entries.keys()}

    def merge(self, base: str, head: str) -> Merged:
        """What comes of merging a head into a base."""
        answer = self.git("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", base, head, allowed=(0, 1))
        tree, *conflicts = answer.decode("utf-8", "surrogateescape").split("\0")
        return Merged(tree.strip(), tuple(sorted(filter(None, conflicts))))

    def read(self, name: str, path: str) -> bytes | None:
        """The bytes of a file of a tree, if there is one."""
        entry = self.git("ls-tree", "-z", "--full-tree", name, "--", path)
        return self.git("cat-file", "blob", f"{name}:{path}") if entry.startswith(b"100") else None

    def unpack(self, entries: Mapping[str, Entry], target: Path) -> None:
        """Write ordinary files of a tree below a folder; what is none is not written."""
        wanted = {path: entry for path, entry in entries.items() if entry.mode in REGULAR}
        sizes = self._sizes({entry.sha for entry in wanted.values()})
        small = sorted(sha for sha, size in sizes.items() if size <= LARGEST)
        blobs = self._blobs(small)
        for path, entry in wanted.items():
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if entry.sha in blobs:
                file.write_bytes(blobs[entry.sha])
            else:
                with file.open("wb") as hole:
                    hole.truncate(sizes[entry.sha])

    def _sizes(self, shas: Iterable[str]) -> dict[str, int]:
        told = self.git("cat-file", "--batch-check=%(objectname) %(objectsize)", given="".join(f"{sha}\n" for sha in sorted(shas)).encode())
        return {sha: int(size) for sha, size in (line.split() for line in told.decode().splitlines())}

    def _blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        told, at, blobs = self.git("cat-file", "--batch", given="".join(f"{sha}\n" for sha in shas).encode()), 0, {}
        while at < len(told):
            end = told.index(b"\n", at)
            sha, _, size = told[at:end].decode().split()
            blobs[sha] = told[end + 1 : end + 1 + int(size)]
            at = end + 2 + int(size)
        return blobs

    def tree_with(self, base: str, files: Mapping[str, bytes]) -> str:
        """The tree of a commit, or of none, with these files in it besides."""
        scratch = self.git("rev-parse", "--git-path", "paper-tree.index").decode().strip()
        index = {"GIT_INDEX_FILE": str((self.folder / scratch).resolve())}
        Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)
        try:
            self.git("read-tree", base or "--empty", environment=index)
            rows = [f"100644 {self.git('hash-object', '-w', '--stdin', given=data).decode().strip()}\t{path}\0" for path, data in sorted(files.items())]
            self.git("update-index", "-z", "--index-info", given="".join(rows).encode(), environment=index)
            return self.git("write-tree", environment=index).decode().strip()
        finally:
            Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)

    def commit_tree(self, tree: str, parent: str, message: str, identity: Identity) -> str:
        """A commit of a tree after a parent, or after none, in a name that is no person's."""
        parents = ("-p", parent) if parent else ()
        return self.git("commit-tree", tree, *parents, "-F", "-", given=message.encode(), environment=identity.environment()).decode().strip()

    def push(self, what: str, *options: str) -> None:
        """Push to origin, with PAPER_TOKEN where there is one: it goes by the environment, where no list of processes shows it."""
        token, account = os.environ.get("PAPER_TOKEN", ""), os.environ.get("PAPER_ACCOUNT") or "x-access-token"
        secret = base64.b64encode(f"{account}:{token}".encode()).decode()
        header = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "http.extraHeader", "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}"}
        self.git("push", "--quiet", *options, "origin", what, environment=header if token else {})


def _stays_inside(path: str) -> bool:
    return not PurePosixPath(path).is_absolute() and all(part not in ("", ".", "..") and part.lower() != ".git" for part in path.split("/"))
