"""GitHub, Forgejo and GitLab, asked in their own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.newsroom.problems import NewspaperError
from scripts.forge.api import Api
from scripts.forge.hosts import Forgejo, GitHub, GitLab, from_environment

HEAD = "a" * 40


class Told:
    """An interface that answers from a table, and keeps what it is sent."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.sent: list[tuple[str, str, dict[str, Any]]] = []

    def get(self, path: str, **_: object) -> Any:
        if path not in self.answers:
            raise NewspaperError(path)
        return self.answers[path]

    def all(self, path: str, size_name: str = "", **_: object) -> Iterator[Any]:
        return iter(self.answers.get(path, []))

    def send(self, method: str, path: str, **values: Any) -> None:
        self.sent.append((method, path, values))


def pull(author: str = "ann", owner: str = "ann", **facts: Any) -> dict[str, Any]:
    head = {"sha": HEAD, "ref": "x", "repo": {"full_name": f"{owner}/p", "owner": {"login": owner}}}
    return {"title": "T", "user": {"login": author}, "draft": False, "head": head, **facts}


def github(answers: dict[str, Any], **facts: Any) -> GitHub:
    return GitHub(Told({"/repos/o/p/pulls/7": pull(**facts), **answers}), "o/p")  # type: ignore[arg-type]


def review(who: str, state: str = "APPROVED", commit: str = HEAD, **facts: Any) -> dict[str, Any]:
    return {"user": {"login": who}, "state": state, "commit_id": commit, **facts}


def test_github_reads_who_pushed_from_the_record_of_pushes() -> None:
    record = {"/repos/ann/p/activity": [{"after": "b" * 40, "actor": {"login": "rival"}}, {"after": HEAD, "actor": {"login": "ann"}}]}
    other = {"/repos/ann/p/activity": [{"after": HEAD, "actor": {"login": "rival"}}]}

    assert github(record, maintainer_can_modify=True).pull(7).pusher == "ann"
    assert github(other, maintainer_can_modify=True).pull(7).actor == "rival"
    assert github({}, maintainer_can_modify=True).pull(7).pusher == "", "no record, and others may push"
    assert github({}, maintainer_can_modify=False).pull(7).pusher == "ann", "nobody else can"
    assert github({}, owner="o", maintainer_can_modify=False).pull(7).pusher == "", "a branch of the repository itself"


def test_review_counts_for_this_head_until_it_is_taken_back() -> None:
    reviews = [
        review("ann"),
        review("ben", commit="b" * 40),
        review("cy"),
        review("cy", "CHANGES_REQUESTED"),
        review("dee"),
        review("dee", "COMMENTED"),
        review("eli"),
        review("eli", "DISMISSED"),
        {**review("fay"), "user": None},
    ]

    assert github({"/repos/o/p/pulls/7/reviews": reviews}).pull(7).approvals == ("ann", "dee")


def test_forgejo_minds_its_own_words_for_what_is_stale() -> None:
    reviews = [review("ann"), review("ben", stale=True), review("cy", dismissed=True), review("dee"), review("dee", "REQUEST_CHANGES")]
    told = Told({"/repos/o/p/pulls/7": pull(allow_maintainer_edit=False), "/repos/o/p/pulls/7/reviews": reviews})

    found = Forgejo(told, "o/p").pull(7)  # type: ignore[arg-type]

    assert (found.pusher, found.approvals, found.ref) == ("ann", ("ann",), "refs/pull/7/head")


def gitlab(*, resets: bool = True, collaboration: bool = False, source: int = 2) -> Told:
    request = {
        "sha": HEAD,
        "title": "T",
        "draft": True,
        "author": {"username": "ann"},
        "source_project_id": source,
        "target_project_id": 1,
        "allow_collaboration": collaboration,
    }
    return Told(
        {
            "/projects/o%2Fp/merge_requests/7": request,
            "/projects/o%2Fp/merge_requests/7/approvals": {"approved_by": [{"user": {"username": "ben"}}]},
            "/projects/o%2Fp/approvals": {"reset_approvals_on_push": resets},
            "/user": {"username": "paper"},
            "/projects/o%2Fp/merge_requests/7/notes": [{"id": 1, "body": "<!-- m", "author": {"username": "rival"}}],
        }
    )


def test_gitlab_counts_approvals_only_where_a_push_takes_them_back() -> None:
    assert GitLab(gitlab(), "o/p").pull(7).approvals == ("ben",)  # type: ignore[arg-type]
    assert GitLab(gitlab(resets=False), "o/p").pull(7).approvals == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(("facts", "pusher"), [({}, "ann"), ({"collaboration": True}, ""), ({"source": 1}, "")])
def test_gitlab_takes_opening_for_a_yes_only_where_nobody_else_can_push(facts: dict[str, Any], pusher: str) -> None:
    assert GitLab(gitlab(**facts), "o/p").pull(7).pusher == pusher  # type: ignore[arg-type]


def test_gitlab_leaves_anothers_note_alone_that_begins_like_ours() -> None:
    told = gitlab()

    GitLab(told, "o/p").comment(7, "<!-- m", "<!-- m\nnew")  # type: ignore[arg-type]
    GitLab(told, "o/p").status(HEAD, "failure", "x" * 500)  # type: ignore[arg-type]

    assert told.sent[0] == ("POST", "/projects/o%2Fp/merge_requests/7/notes", {"body": "<!-- m\nnew"})
    assert told.sent[1][2] == {"state": "failed", "name": "paper", "description": "x" * 140}


@pytest.mark.parametrize(("action", "pusher"), [("synchronize", "rival"), ("opened", "rival"), ("reopened", ""), ("labeled", "")])
def test_event_tells_who_handed_in_what_it_brings(action: str, pusher: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = {"action": action, "sender": {"login": "rival"}, "pull_request": {"head": {"sha": HEAD}}}
    (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
    names = {"GITHUB_ACTIONS": "true", "GITHUB_API_URL": "https://api.example", "GITHUB_REPOSITORY": "o/p", "GITHUB_EVENT_PATH": str(tmp_path / "event.json")}
    monkeypatch.setattr(Api, "get", lambda _, path, **query: {"/repos/o/p/pulls/7": pull(maintainer_can_modify=True)}.get(path, []))

    assert from_environment(names).pull(7).pusher == pusher


def test_every_runner_is_known_and_no_other_place(monkeypatch: pytest.MonkeyPatch) -> None:
    gitea = {"GITHUB_ACTIONS": "true", "FORGEJO_ACTIONS": "true", "GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": "o/p"}

    assert isinstance(from_environment(gitea), Forgejo)
    assert isinstance(from_environment({"GITLAB_CI": "true", "CI_API_V4_URL": "https://lab.example/api/v4", "CI_PROJECT_PATH": "o/p"}), GitLab)
    with pytest.raises(NewspaperError, match="paper check --against"):
        from_environment({})


def test_token_is_sent_to_no_address_in_the_clear() -> None:
    with pytest.raises(NewspaperError, match="https://"):
        Api("http://api.example", "token")
