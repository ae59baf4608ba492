"""A code host for tests: a bare repository, an interface that answers as GitHub's does, and a runner of workflows' steps."""

from __future__ import annotations

import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.factories import EPOCH, ROOT

SECRET = "planted-secret-7f3a9c"
BIN = ROOT / ".venv" / "bin"


@dataclass
class Host:
    """Pull requests and what was done with them. `calls` are all requests; `tokens` those they came with."""

    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    reviews: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    pushes: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    statuses: dict[str, dict[str, Any]] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    proposed: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, str, str]] = field(default_factory=list)
    url: str = ""
    prelude: str = ""
    """Python that runs before the `paper` command of this host's runners."""

    def propose(self, number: int, head: str, author: str, pusher: str = "", *, is_draft: bool = False, fork: str = "", edits: bool = True) -> None:
        """A pull request with a head that its author, or somebody else, pushed."""
        owner = {"login": fork or author}
        repo = {"full_name": f"{fork or author}/paper", "owner": owner}
        self.pulls[number] = {
            "number": number,
            "title": "A title",
            "user": {"login": author},
            "draft": is_draft,
            "maintainer_can_modify": edits,
            "head": {"sha": head, "ref": "submission", "repo": repo},
        }
        self.pushes.insert(0, {"after": head, "actor": {"login": pusher or author}})

    def approve(self, number: int, who: str, head: str = "", state: str = "APPROVED") -> None:
        """A review, of the head as it is now or of an earlier one."""
        self.reviews.setdefault(number, []).append({"user": {"login": who}, "state": state, "commit_id": head or self.pulls[number]["head"]["sha"]})

    def answer(self, method: str, path: str, data: dict[str, Any]) -> Any:
        """What the interface says."""
        name = path.partition("?")[0].removeprefix("/repos/paper/paper")
        first_page = "page=" not in path or "&page=1" in path or "page=1&" in path
        if method == "POST" and name == "/pulls":
            self.proposed.append(data)
            return data
        if method == "GET" and name == "/pulls":
            return [pull for pull in self.pulls.values() if pull.get("state") != "closed"] if first_page else []
        if match := re.fullmatch(r"/pulls/(\d+)", name):
            if method == "PATCH":
                self.pulls[int(match[1])] |= data
            return self.pulls[int(match[1])]
        if match := re.fullmatch(r"/pulls/(\d+)/reviews", name):
            return self.reviews.get(int(match[1]), []) if first_page else []
        if name.endswith("/activity"):
            return self.pushes
        if match := re.fullmatch(r"/issues/(\d+)/comments", name):
            kept = self.comments.setdefault(int(match[1]), [])
            if method == "POST":
                kept.append({"id": len(kept) + 100 * int(match[1]), "user": {"login": "bot", "type": "Bot"}, **data})
            return kept if first_page else []
        if match := re.fullmatch(r"/issues/comments/(\d+)", name):
            next(c for cs in self.comments.values() for c in cs if c["id"] == int(match[1])).update(data)
            return None
        if match := re.fullmatch(r"/statuses/(\w+)", name):
            self.statuses[match[1]] = data
            return None
        if name == "/issues":
            if method == "POST":
                self.issues.append(data)
            return self.issues if first_page else []
        if name.startswith("/actions/workflows/"):
            self.started.append(name.split("/")[3])
            return None
        raise KeyError(path)


@contextmanager
def serving(host: Host) -> Iterator[Host]:
    """The interface on a loopback port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def _answer(self) -> None:
            data = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            host.calls.append((self.command, self.path, self.headers.get("Authorization", "")))
            try:
                body, code = json.dumps(host.answer(self.command, self.path, data)).encode(), 200
            except KeyError:
                body, code = b"{}", 404
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Run:
    """What a workflow's run printed, in all its steps, and the artifacts that it kept."""

    output: str = ""
    kept: Path = Path()


def run_workflow(file: Path, origin: Path, host: Host, folder: Path, event: dict[str, Any]) -> Run:
    """Run every job of a workflow in order, as a runner does: each on a machine of its own, with a fresh checkout of main.

    The program's own libraries are taken from this project's environment instead of being installed anew; everything
    else that the steps name is what the checkout brings.
    """
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    run = Run(kept=folder / "kept")
    for name, job in workflow["jobs"].items():
        machine = folder / f"machine-{name}"
        for step in job["steps"]:
            run_step(step, machine, origin, host, run, event)
    return run


def run_step(step: dict[str, Any], machine: Path, origin: Path, host: Host, run: Run, event: dict[str, Any]) -> None:
    """One step of a job, on its machine."""
    uses, given = step.get("uses", ""), step.get("with", {})
    if uses.startswith("actions/checkout@"):
        assert given["ref"] == "main" and given["persist-credentials"] is False
        subprocess.run(["git", "clone", "--quiet", "--branch", "main", f"file://{origin}", str(machine)], check=True)
        _install(machine, host.prelude)
    elif uses.startswith("actions/upload-artifact@"):
        shutil.copytree(machine / given["path"], run.kept / given["name"])
    elif uses.startswith("actions/download-artifact@"):
        shutil.copytree(run.kept / given["name"], machine / given["path"])
    else:
        assert "run" in step, f"the runner of the tests knows no {uses}"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", step["run"]],
            cwd=machine,
            env=_environment(step, machine, host, event),
            capture_output=True,
            text=True,
            check=False,
        )
        run.output += done.stdout + done.stderr
        assert done.returncode == 0, done.stdout + done.stderr


def _install(machine: Path, prelude: str) -> None:
    """The libraries, as `make setup` would; `paper` is the checkout's own."""
    (machine / ".venv" / "bin").mkdir(parents=True)
    paper = machine / ".venv" / "bin" / "paper"
    paper.write_text(
        f'#!/bin/sh\nPYTHONPATH="{machine}" exec "{BIN}/python" -c "{prelude}from scripts.paper import main; main(prog_name=\'paper\')" "$@"\n',
        encoding="utf-8",
    )
    paper.chmod(0o755)
    for stamp in (".python", ".main"):
        (machine / ".venv" / stamp).touch()


def _environment(step: dict[str, Any], machine: Path, host: Host, event: dict[str, Any]) -> dict[str, str]:
    """What a step of a runner sees: the job's names, and of secrets those that it asks for."""
    (machine.parent / "event.json").write_text(json.dumps(event), encoding="utf-8")
    known = {
        "${{ github.token }}": SECRET,
        "${{ secrets.PAPER_TOKEN }}": SECRET,
        "${{ vars.PAPER_ACCOUNT }}": "",
        "${{ github.event.pull_request.number }}": str(event.get("pull_request", {}).get("number", "")),
    }
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(machine.parent),
        "CI": "true",
        "SOURCE_DATE_EPOCH": EPOCH,
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": host.url,
        "GITHUB_SERVER_URL": "https://host.example",
        "GITHUB_RUN_ID": "1",
        "GITHUB_REPOSITORY": "paper/paper",
        "GITHUB_EVENT_PATH": str(machine.parent / "event.json"),
        **{name: known[value] for name, value in step.get("env", {}).items()},
    }
