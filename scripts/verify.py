"""`paper verify`: proof that a tree, here or on a server, is what this commit gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import click

from plugins.newsroom.problems import NewspaperError
from plugins.press import manifest
from plugins.press.manifest import MANIFEST, SIGNATURE, SUMS
from scripts.repository import Repository

REBUILT = Path(".press/verify/output")
AT_ONCE = 8
SECONDS = 60
SHOWN = 20

Fetch = Callable[[str], bytes | None]
"""A file of the tree by its address, or None where there is none."""


@click.command()
@click.argument("where", default="output")
@click.option("--settings", default="publishconf.py", show_default=True, help="The settings with which it was published.")
@click.option("--signers", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Who may sign: an allowed_signers file, as ssh-keygen reads it.")
def verify(where: str, settings: str, signers: Path | None) -> None:
    """Make the paper again from this commit and compare: WHERE is a folder or an address, such as that of a mirror."""
    fetch = _fetcher(where)
    told = fetch(MANIFEST)
    if told is None:
        raise NewspaperError(f"{where} has no {MANIFEST[1:]}; a paper has one where Settings.manifest is True")
    origin = _origin(told, where)
    if signers:
        signed = fetch(SIGNATURE)
        if signed is None:
            raise NewspaperError(f"{where} is not signed")
        click.echo(f"Signed by {manifest.signer(told, signed, signers)}.")
    _say_where_other(str(origin.get("commit", "")))
    click.echo(f"Making the paper of {origin['press_day']} again …")
    _make_again(settings, origin)
    wrong = sorted(_differences(fetch, where))
    for line in wrong[:SHOWN]:
        click.secho(line, fg="red")
    if wrong:
        more = f" ({len(wrong) - SHOWN} more)" if len(wrong) > SHOWN else ""
        raise click.ClickException(f"{where} is not what this commit gives: {len(wrong)} files are otherwise{more}")
    click.secho(f"{where} is what this commit gives: {origin['files']} files, byte for byte.", fg="green")


def _fetcher(where: str) -> Fetch:
    if "://" not in where:
        root = Path(where).resolve()
        return lambda address: (root / address[1:]).read_bytes() if (root / address[1:]).is_file() else None
    if not where.startswith(("http://", "https://")):
        raise click.BadParameter("give a folder, or an address that begins with https://", param_hint="WHERE")

    def fetch(address: str) -> bytes | None:
        try:
            with urlopen(where.rstrip("/") + quote(address), timeout=SECONDS) as answer:
                data: bytes = answer.read()
                return data
        except URLError as error:
            if getattr(error, "code", 0) in (404, 410):
                return None
            raise NewspaperError(f"{where.rstrip('/')}{address} does not answer: {error}") from error

    return fetch


def _origin(told: bytes, where: str) -> dict[str, Any]:
    try:
        origin: dict[str, Any] = json.loads(told)
        date.fromisoformat(origin["press_day"])
        int(origin["files"])
    except (ValueError, TypeError, KeyError) as error:
        raise NewspaperError(f"the {MANIFEST[1:]} of {where} cannot be read") from error
    return origin


def _say_where_other(commit: str) -> None:
    """Warn where this is another commit than the manifest names."""
    try:
        here = Repository(Path.cwd()).commit("HEAD")
    except NewspaperError:
        return
    if commit and commit != here:
        click.secho(f"It was published from {commit}, and this is {here}; to compare like with like: git checkout {commit}", fg="yellow")


def _make_again(settings: str, origin: dict[str, Any]) -> None:
    """The paper of the same press day and commit, beside what is served."""
    day = datetime.combine(date.fromisoformat(origin["press_day"]), time(12), _zone(settings))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(day.timestamp())), "PAPER_COMMIT": str(origin.get("commit", "")), "PAPER_SIGNING_KEY": ""}
    REBUILT.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", str(REBUILT), "--log-handler", "plain"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NewspaperError(f"the paper could not be made again: {(done.stdout + done.stderr).strip()}")


def _zone(settings: str) -> ZoneInfo:
    from pelican.settings import read_settings

    zone: ZoneInfo = read_settings(settings)["NEWSPAPER"].zone
    return zone


def _differences(fetch: Fetch, where: str) -> Iterator[str]:
    """Every file that is missing, otherwise or too many; the files themselves are looked at, not what their manifest says."""
    own = _fetcher(str(REBUILT))
    ours, theirs = (manifest.read_sums(of(SUMS) or b"") for of in (own, fetch))
    yield from (f"{path} is too many" for path in (theirs.keys() | _standing(where)) - ours.keys() - _of_the_manifest())
    wanted = {**ours, **{address[1:]: sha256(own(address) or b"").hexdigest() for address in (SUMS, MANIFEST)}}
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for path, data in zip(wanted, threads.map(lambda path: fetch(f"/{path}"), wanted), strict=True):
            if data is None:
                yield f"{path} is missing"
            elif sha256(data).hexdigest() != wanted[path]:
                yield f"{path} is otherwise"


def _standing(where: str) -> frozenset[str]:
    """The files that stand in a folder; what a server has beside those of its list cannot be seen."""
    root = Path(where).resolve()
    return frozenset() if "://" in where else frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def _of_the_manifest() -> frozenset[str]:
    return frozenset(address[1:] for address in (SUMS, MANIFEST, SIGNATURE))
