"""GitHub, Forgejo and GitLab, each in its own words."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from plugins.newsroom.problems import NewspaperError
from scripts.forge.api import Api
from scripts.forge.pull import Forge, Pull

CONTEXT = "paper"
"""The name of the status that a host can be told to require."""


class GitHub:
    """GitHub, as its REST interface has it."""

    size_name = "per_page"
    others_may_push = "maintainer_can_modify"

    def __init__(self, api: Api, repository: str, pushed: tuple[str, str] = ("", "")) -> None:
        self._api = api
        self._repo = f"/repos/{repository}"
        self._pushed = pushed

    def open(self) -> Iterator[int]:
        """Oldest first."""
        yield from sorted(int(pull["number"]) for pull in self._all("/pulls", state="open"))

    def pull(self, number: int) -> Pull:
        """One pull request with its reviews."""
        pull = self._api.get(f"{self._repo}/pulls/{number}")
        head = str(pull["head"]["sha"])
        author = _login(pull["user"])
        reviews = self._all(f"/pulls/{number}/reviews")
        return Pull(
            number, str(pull["title"]), f"refs/pull/{number}/head", head, author, self._pusher(pull), self._approvals(reviews, head), bool(pull["draft"])
        )

    def _approvals(self, reviews: Iterator[Any], head: str) -> tuple[str, ...]:
        """Who approved of this head, and did not take it back since."""
        last: dict[str, bool] = {}
        for review in reviews:
            if review["state"] in ("APPROVED", "CHANGES_REQUESTED", "REQUEST_CHANGES", "DISMISSED"):
                last[_login(review["user"])] = (
                    review["state"] == "APPROVED" and review["commit_id"] == head and not review.get("stale") and not review.get("dismissed")
                )
        return tuple(sorted(name for name, stands in last.items() if stands and name))

    def _pusher(self, pull: Mapping[str, Any]) -> str:
        """Who handed in this head: by the event that is being answered, by the record of the repository it was pushed to, or
        because nobody but the author can push there; else nobody.
        """
        head = pull["head"]
        if self._pushed[0] == head["sha"]:
            return self._pushed[1]
        if head["repo"] is None:
            return ""
        recorded = next((_login(push["actor"]) for push in self._pushes(head) if push["after"] == head["sha"]), "")
        is_own = _login(head["repo"]["owner"]) == _login(pull["user"])
        return recorded or (_login(pull["user"]) if is_own and not pull.get(self.others_may_push) else "")

    def _pushes(self, head: Mapping[str, Any]) -> list[Any]:
        try:
            return list(self._api.get(f"/repos/{head['repo']['full_name']}/activity", ref=f"refs/heads/{head['ref']}", per_page=100))
        except NewspaperError:
            return []

    def status(self, head: str, state: str, words: str) -> None:
        """A commit status."""
        self._api.send("POST", f"{self._repo}/statuses/{head}", state=state, context=CONTEXT, description=words[:140])

    def comment(self, number: int, mark: str, text: str) -> None:
        """One comment, kept up to date."""
        for comment in self._all(f"/issues/{number}/comments"):
            if str(comment["body"]).startswith(mark) and self._is_ours(comment):
                self._api.send("PATCH", f"{self._repo}/issues/comments/{comment['id']}", body=text)
                return
        self._api.send("POST", f"{self._repo}/issues/{number}/comments", body=text)

    def _is_ours(self, comment: Mapping[str, Any]) -> bool:
        """Whether we may write it anew: another's comment that begins like ours is left alone."""
        return bool(comment["user"]["type"] == "Bot")

    def close(self, number: int, words: str) -> None:
        """With a comment."""
        self._api.send("POST", f"{self._repo}/issues/{number}/comments", body=words)
        self._api.send("PATCH", f"{self._repo}/pulls/{number}", state="closed")

    def issue(self, title: str, text: str) -> None:
        """Once for each title."""
        if not any(issue["title"] == title for issue in self._all("/issues", state="open")):
            self._api.send("POST", f"{self._repo}/issues", title=title, body=text)

    def publish(self, branch: str) -> None:
        """What a workflow's own token pushes starts no workflow: start it."""
        self._api.send("POST", f"{self._repo}/actions/workflows/publish.yml/dispatches", ref=branch)

    def branches(self) -> Iterator[str]:
        """Those of forks are not among them."""
        for pull in self._all("/pulls", state="open"):
            if pull["head"]["repo"] and f"/repos/{pull['head']['repo']['full_name']}".lower() == self._repo.lower():
                yield str(pull["head"]["ref"])

    def propose(self, branch: str, into: str, title: str, text: str) -> None:
        """A pull request."""
        self._api.send("POST", f"{self._repo}/pulls", head=branch, base=into, title=title, body=text)

    def _all(self, path: str, **query: str) -> Iterator[Any]:
        return self._api.all(f"{self._repo}{path}", self.size_name, **query)


class Forgejo(GitHub):
    """Forgejo, whose interface is much like GitHub's."""

    size_name = "limit"
    others_may_push = "allow_maintainer_edit"

    def _pushes(self, head: Mapping[str, Any]) -> list[Any]:
        """Forgejo keeps no record of pushes that others may read."""
        return []

    def _is_ours(self, comment: Mapping[str, Any]) -> bool:
        return _login(comment["user"]) in ("forgejo-actions", os.environ.get("PAPER_ACCOUNT", "forgejo-actions"))


class GitLab:
    """GitLab, where pull requests are merge requests."""

    def __init__(self, api: Api, repository: str) -> None:
        self._api = api
        self._project = f"/projects/{quote(repository, safe='')}"

    def open(self) -> Iterator[int]:
        """Oldest first."""
        yield from sorted(int(request["iid"]) for request in self._api.all(f"{self._project}/merge_requests", state="opened"))

    def pull(self, number: int) -> Pull:
        """One merge request. Its approvals stand for this head where the project resets them on a push, as CONTRIBUTING says it must."""
        path = f"{self._project}/merge_requests/{number}"
        request = self._api.get(path)
        head = str(request["sha"])
        given = self._api.get(f"{path}/approvals")["approved_by"] if self._resets_approvals() else []
        author = str(request["author"]["username"])
        approvals = tuple(sorted(str(entry["user"]["username"]) for entry in given))
        is_own = request["source_project_id"] != request["target_project_id"] and not request.get("allow_collaboration")
        title, is_draft = str(request["title"]), bool(request["draft"])
        return Pull(number, title, f"refs/merge-requests/{number}/head", head, author, author if is_own else "", approvals, is_draft)

    def _resets_approvals(self) -> bool:
        return bool(self._api.get(f"{self._project}/approvals")["reset_approvals_on_push"])

    def status(self, head: str, state: str, words: str) -> None:
        """A commit status."""
        name = {"failure": "failed"}.get(state, state)
        self._api.send("POST", f"{self._project}/statuses/{head}", state=name, name=CONTEXT, description=words[:140])

    def comment(self, number: int, mark: str, text: str) -> None:
        """One note, kept up to date."""
        path = f"{self._project}/merge_requests/{number}/notes"
        me = self._api.get("/user")["username"]
        for note in self._api.all(path):
            if str(note["body"]).startswith(mark) and note["author"]["username"] == me:
                self._api.send("PUT", f"{path}/{note['id']}", body=text)
                return
        self._api.send("POST", path, body=text)

    def close(self, number: int, words: str) -> None:
        """With a note."""
        path = f"{self._project}/merge_requests/{number}"
        self._api.send("POST", f"{path}/notes", body=words)
        self._api.send("PUT", path, state_event="close")

    def issue(self, title: str, text: str) -> None:
        """Once for each title."""
        if not any(issue["title"] == title for issue in self._api.all(f"{self._project}/issues", state="opened")):
            self._api.send("POST", f"{self._project}/issues", title=title, description=text)

    def publish(self, branch: str) -> None:
        """A push starts the pipeline by itself."""

    def branches(self) -> Iterator[str]:
        """Those of forks are not among them."""
        for request in self._api.all(f"{self._project}/merge_requests", state="opened"):
            if request["source_project_id"] == request["target_project_id"]:
                yield str(request["source_branch"])

    def propose(self, branch: str, into: str, title: str, text: str) -> None:
        """A merge request."""
        self._api.send("POST", f"{self._project}/merge_requests", source_branch=branch, target_branch=into, title=title, description=text)


def _login(user: Mapping[str, Any] | None) -> str:
    """An account, or nothing where it is gone."""
    return str(user["login"]) if user else ""


def _pushed(environment: Mapping[str, str]) -> tuple[str, str]:
    """The head that the event being answered tells of, and the account that handed it in by opening or pushing."""
    file = Path(environment.get("GITHUB_EVENT_PATH") or "/dev/null")
    event = json.loads(file.read_bytes() or b"{}") if file.exists() else {}
    if event.get("action") not in ("opened", "synchronize", "synchronized") or "pull_request" not in event:
        return "", ""
    return str(event["pull_request"]["head"]["sha"]), _login(event.get("sender"))


def from_environment(environment: Mapping[str, str]) -> Forge:
    """The host whose runner this is, by the names it sets. PAPER_TOKEN is the token, where one was given."""
    token = environment.get("PAPER_TOKEN", "")
    if environment.get("GITLAB_CI"):
        return GitLab(Api(environment["CI_API_V4_URL"], token), environment["CI_PROJECT_PATH"])
    if environment.get("FORGEJO_ACTIONS") or environment.get("GITEA_ACTIONS"):
        return Forgejo(Api(f"{environment['GITHUB_SERVER_URL']}/api/v1", token, "token"), environment["GITHUB_REPOSITORY"], _pushed(environment))
    if environment.get("GITHUB_ACTIONS"):
        return GitHub(Api(environment["GITHUB_API_URL"], token), environment["GITHUB_REPOSITORY"], _pushed(environment))
    raise NewspaperError("this is no runner of GitHub, GitLab or Forgejo; 'paper check --against' judges a submission anywhere")
