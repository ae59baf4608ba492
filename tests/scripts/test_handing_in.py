"""What serves the way of a piece into the paper: proofs, commits in a group's name, whom hosts ask, links that went."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from markupsafe import Markup

from plugins.newsroom.codeowners import codeowners
from plugins.newsroom.merging import Owner, Registry
from plugins.newsroom.model import Body, Piece
from scripts import links
from scripts.paper import main
from tests.factories import EPOCH, Content, content, paper, piece
from tests.repositories import git, under_git
from tests.workflows.host import Host, serving

OWNERS = Registry(
    {
        "north": Owner("north", "North", frozenset({"ann", "ben"})),
        "south": Owner("south", "South", frozenset({"cy"})),
        "empty": Owner("empty", "Empty", frozenset()),
        "left": Owner("left", "Left", frozenset({"fay"}), takes_part=False, is_frozen=True),
    },
    frozenset({"max"}),
)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    paper = content(tmp_path).group("north", editors=["ann"]).group("south").photo("north", alt="A picket.", credit="Bo", rights="own")
    paper.article("north", "strike", "We are out.\n\n![](picket.png)\n\nSee [theirs](../../south/articles/answer.md) and [below](#why).\n\n## Why\n\nBecause.")
    paper.article("south", "answer")
    monkeypatch.chdir(paper.root)
    return paper


def run(*arguments: str, answers: str = "") -> str:
    result = CliRunner().invoke(main, arguments, input=answers, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*arguments: str, answers: str = "") -> str:
    result = CliRunner().invoke(main, arguments, input=answers)
    assert result.exit_code != 0, result.output
    return result.output


@pytest.mark.parametrize("name", ["north/strike", "content/groups/north/articles/strike.md", "/north/strike/"])
def test_proof_is_one_file_that_loads_nothing(own: Content, name: str) -> None:
    run("proof", name, "-o", "proof.html")

    data = (own.root / "proof.html").read_text(encoding="utf-8")
    tree = html.document_fromstring(data)
    loaded = [element.get(name, "") for element in tree.iter() for name in ("src", "srcset", "poster") if element.get(name)]
    loaded += [element.get("href", "") for element in tree.iter("link")]
    assert loaded and all(value.startswith(("data:image/jpeg;base64,", "data:image/svg+xml;base64,")) for value in loaded)
    assert not list(tree.iter("script")) and not re.search(r"url\(|@import", data)
    assert "default-src 'none'" in data and list(tree.iter("style"))
    hrefs = [element.get("href", "") for element in tree.iter("a")]
    assert [value for value in hrefs if not value.startswith(("http://localhost:8000/", "#", "mailto:?"))] == []
    assert "http://localhost:8000/south/answer/" in hrefs
    assert "Proof: how content/groups/north/articles/strike.md would look. It is not published." in data
    assert str(own.root) not in data


def test_proof_shows_a_piece_of_a_later_day_and_tells_of_one_that_has_a_problem(own: Content) -> None:
    own.article("north", "later", date="2027-01-01").article("north", "faulty", section="wrokplace")

    run("proof", "north/later")

    assert (own.root / "north-later.html").is_file()
    assert "unknown section 'wrokplace'" in refused("proof", "content/groups/north/articles/faulty.md")
    assert "did you mean 'north/strike'?" in refused("proof", "north/strkie")


def test_commit_is_in_the_groups_name_at_midnight_and_nobody_elses(own: Content) -> None:
    under_git(own)
    own.article("north", "day-two").article("south", "not-handed-in")

    said = run("submit", "content/groups/north/articles/day-two.md", "--for-author", answers="y\ny\n")

    assert git(own.root, "log", "-1", "--format=%an|%ae|%cn|%ce|%aI|%cI", "submit/north/day-two") == (
        "North|north@invalid|North|north@invalid|2026-11-23T00:00:00+00:00|2026-11-23T00:00:00+00:00"
    )
    assert git(own.root, "diff", "--name-only", "main", "submit/north/day-two") == "content/groups/north/articles/day-two.md"
    assert git(own.root, "branch", "--show-current") == "main" and "day-two.md" in git(own.root, "status", "--porcelain", "-uall")
    assert "Does everyone who can be recognised" in said and "cannot be recalled" in said


def test_nothing_is_committed_where_a_question_is_answered_with_no(own: Content) -> None:
    under_git(own)
    own.article("north", "day-two")

    refused("submit", "content/groups/north/articles/day-two.md", answers="n\n")

    assert git(own.root, "branch", "--format=%(refname:short)") == "main"


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (("content/groups/north/articles/faulty.md",), "mend this first"),
        (("content/groups/north/articles/strike.md", "content/groups/south/articles/answer.md"), "one group at a time"),
        (("pelicanconf.py",), "one group at a time"),
    ],
)
def test_what_cannot_be_handed_in_is_told(own: Content, paths: tuple[str, ...], words: str) -> None:
    own.article("north", "faulty", section="wrokplace")
    under_git(own)

    assert words in refused("submit", *paths, "--yes")


def asked(text: str, path: str, regular: bool = False) -> set[str]:
    """Whom a host asks, read as its documentation says: the last line that fits."""
    found: set[str] = set()
    for pattern, *accounts in (line.split() for line in text.splitlines() if line and not line.startswith("#")):
        begins = pattern.removeprefix("/")
        fits = re.fullmatch(pattern, path) if regular else pattern == "*" or path == begins or (pattern.endswith("/") and fnmatchcase(path, f"{begins}*"))
        found = {account.removeprefix("@") for account in accounts} if fits else found
    return found


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_host_asks_the_owners(forge: str) -> None:
    text = codeowners(OWNERS, forge)  # type: ignore[arg-type]

    def asks(path: str) -> set[str]:
        return asked(text, path, regular=forge == "forgejo")

    assert asks("content/groups/north/articles/strike.md") == {"ann", "ben"}
    assert asks("content/groups/north-two/articles/strike.md") == {"ann", "ben", "cy"}, "a new group: any of the others"
    assert asks("content/groups/left/articles/x.md") == {"fay"}
    assert asks("content/joint/statements/hours/1.md") == asks("content/pages/charter.md") == {"ann", "ben", "cy"}
    assert asks("content/joint/maintainers.yml") == asks("plugins/newsroom/merging.py") == asks(".github/workflows/check.yml") == {"max"}


def test_owners_are_written_where_the_host_looks(own: Content) -> None:
    run("owners", "github", "--write")

    assert "/content/groups/north/ @ann\n" in (own.root / ".github/CODEOWNERS").read_text(encoding="utf-8")


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A site where /there is, /gone is not, and /shut refuses strangers."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response({"/there": 200, "/gone": 410, "/shut": 403}.get(self.path, 404))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_links_that_lead_to_nothing_are_listed_once_with_their_files(elsewhere: str) -> None:
    def linking(id: str, *names: str) -> Piece:
        return piece(id, body=Body(tuple(Markup(f'<a href="{elsewhere}/{name}">x</a>') for name in names)))

    told = links.report(paper(linking("north/linking", "there", "gone#part", "shut", "lost"), linking("south/linking", "gone")))

    assert told.splitlines() == [
        "2 of 4 links.",
        "",
        f"- `{elsewhere}/gone`: answered with 410, in `content/groups/north/articles/linking.md`, `content/groups/south/articles/linking.md`",
        f"- `{elsewhere}/lost`: answered with 404, in `content/groups/north/articles/linking.md`",
    ]


def test_site_that_is_not_there_is_told_and_no_links_are_no_list() -> None:
    assert links.report(paper(piece())) == ""
    assert links.answer("http://127.0.0.1:9/", 5) == "no such site"


def test_issue_is_opened_once(own: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    (own.root / "links.md").write_text("- one\n", encoding="utf-8")
    with serving(Host()) as host:
        for name, value in {"GITHUB_ACTIONS": "true", "GITHUB_API_URL": host.url, "GITHUB_REPOSITORY": "paper/paper", "PAPER_TOKEN": "t"}.items():
            monkeypatch.setenv(name, value)
        run("links", "--issue", "links.md")
        run("links", "--issue", "links.md")

    assert host.issues == [{"title": links.TITLE, "body": "- one\n"}]


def test_site_is_pushed_as_a_branch_without_history(own: Content, tmp_path_factory: pytest.TempPathFactory) -> None:
    under_git(own)
    origin = tmp_path_factory.mktemp("origin") / "origin.git"
    git(own.root, "clone", "--quiet", "--bare", ".", str(origin))
    git(own.root, "remote", "add", "origin", str(origin))
    (own.root / "site").mkdir()
    for words in ("first", "second"):
        (own.root / "site/index.html").write_text(words, encoding="utf-8")
        run("pages", "site")

    assert git(origin, "show", "pages:index.html") == "second"
    assert git(origin, "rev-list", "--count", "pages") == "1"
    assert git(own.root, "status", "--porcelain") == "?? site/"
