"""`paper verify` proves a tree, here or on a mirror, and tells whatever is otherwise; others' tools agree with the manifest."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import Content, build, content, run_paper, run_pelican

VERIFY = ("--settings", "pelicanconf.py")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Content:
    own = content(tmp_path_factory.mktemp("published")).group("north").article("north", "strike").article("north", "rent")
    with (own.root / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "from dataclasses import replace\nNEWSPAPER = replace(NEWSPAPER, manifest=True)\nNEWSPAPER_WORKERS = 'here'\nNEWSPAPER_STORE = '.press/store'\n"
        )
    build(own)
    return own


@pytest.fixture
def mirror(published: Content, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published.output.resolve(), tmp_path / "mirror"))


@pytest.fixture
def address(mirror: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(mirror)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_manifest_is_what_sha256sum_reads(published: Content) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=published.output, capture_output=True, text=True, check=False)
    manifest = json.loads((published.output / "manifest.json").read_text(encoding="utf-8"))
    standing = {path.relative_to(published.output).as_posix() for path in published.output.rglob("*") if path.is_file()}

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == manifest["files"]
    assert {line.split(": ")[0] for line in done.stdout.splitlines()} == standing - {"SHA256SUMS", "manifest.json"}
    assert manifest["press_day"] == "2026-11-23"


def test_copy_in_a_folder_and_on_a_server_is_proved(published: Content, mirror: Path, address: str) -> None:
    for where in (str(mirror), address):
        told = run_paper(published, "verify", where, *VERIFY)

        assert told.returncode == 0, told.stdout + told.stderr
        assert f"{where} is what this commit gives" in told.stdout


def test_whatever_is_otherwise_is_told(published: Content, mirror: Path, address: str) -> None:
    page = mirror / "north" / "strike" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"kettle", b"bottle"))
    (mirror / "robots.txt").unlink()
    (mirror / "more.html").write_text("more", encoding="utf-8")

    for where, expected in ((str(mirror), ["more.html is too many"]), (address, [])):
        told = run_paper(published, "verify", where, *VERIFY)

        assert told.returncode == 1
        assert [line for line in told.stdout.splitlines() if " is " in line] == [*expected, "north/strike/index.html is otherwise", "robots.txt is missing"]


def test_manifest_that_was_made_to_fit_proves_nothing(published: Content, mirror: Path) -> None:
    page = mirror / "north" / "rent" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"kettle", b"bottle"))
    sums = subprocess.run(["sha256sum", "north/rent/index.html"], cwd=mirror, capture_output=True, text=True, check=True).stdout
    lines = (mirror / "SHA256SUMS").read_text(encoding="utf-8").splitlines(keepends=True)
    (mirror / "SHA256SUMS").write_text("".join(sums if "north/rent/index.html" in line else line for line in lines), encoding="utf-8")

    told = run_paper(published, "verify", str(mirror), *VERIFY)

    assert told.returncode == 1
    assert "north/rent/index.html is otherwise" in told.stdout
    assert "SHA256SUMS is otherwise" in told.stdout


def test_signature_is_made_and_proved(published: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ours", "theirs"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(tmp_path / name)], check=True)
        (tmp_path / f"{name}.signers").write_text(f"{name} {(tmp_path / f'{name}.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    monkeypatch.setenv("PAPER_SIGNING_KEY", str(tmp_path / "ours"))
    signed = run_pelican(published)
    monkeypatch.delenv("PAPER_SIGNING_KEY")
    assert signed.returncode == 0, signed.stderr

    ours, theirs = (run_paper(published, "verify", "output", *VERIFY, "--signers", str(tmp_path / f"{name}.signers")) for name in ("ours", "theirs"))

    assert ours.returncode == 0, ours.stderr
    assert "Signed by ours." in ours.stdout
    assert theirs.returncode == 1
    assert "no allowed signer has signed this manifest" in theirs.stderr
    build(published)
    assert not (published.output / "manifest.json.sig").exists()
    assert "is not signed" in run_paper(published, "verify", "output", *VERIFY, "--signers", str(tmp_path / "ours.signers")).stderr


def test_tree_without_a_manifest_is_told_plainly(published: Content, tmp_path: Path) -> None:
    told = run_paper(published, "verify", str(tmp_path), *VERIFY)

    assert told.returncode == 1
    assert "has no manifest.json; a paper has one where Settings.manifest is True" in told.stderr
