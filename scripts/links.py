"""`paper links`: which links to other sites lead to nothing any more."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urlsplit
from urllib.request import Request, urlopen

import click

from plugins.newsroom.model import Paper
from scripts import desk
from scripts.forge.hosts import from_environment
from scripts.reports.markdown import code

TITLE = "Links that lead to nothing"
_LINK = re.compile(r'href="(https?://[^"]+)"')
GONE = frozenset({404, 410})
"""Answers that say so; what refuses a stranger, or is only slow, may be there for others."""

MOST = 400


@click.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the list; else it is printed.")
@click.option("--issue", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Open an issue with a list that was written before.")
def links(output: Path | None, issue: Path | None) -> None:
    """Ask every page elsewhere that the paper links to whether it is still there."""
    if issue:
        text = issue.read_text(encoding="utf-8")
        if text:
            from_environment(os.environ).issue(TITLE, text)
        return
    text = report(desk.paper(desk.settings()))
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text or "Every link leads somewhere.", nl=bool(not text))


def report(paper: Paper, patience: float = 30) -> str:
    """A list in Markdown of links that lead to nothing, by file; nothing where all is well."""
    found = elsewhere(paper)
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(found, pool.map(lambda address: answer(address, patience), found), strict=True))
    lines = [f"- {code(address)}: {answers[address]}, in " + ", ".join(code(f"content/{path}") for path in sorted(found[address])) for address in sorted(found)]
    dead = [line for line, address in zip(lines, sorted(found), strict=True) if answers[address]]
    return "\n".join([f"{len(dead)} of {len(found)} links.\n", *dead[:MOST]]) + "\n" if dead else ""


def elsewhere(paper: Paper) -> dict[str, set[str]]:
    """Every address elsewhere, with the files that link to it."""
    found: dict[str, set[str]] = {}
    bodies: Iterable[tuple[str, str]] = [(piece.path, str(piece.body.html)) for piece in paper.pieces] + [
        (text.path, str(text.body.html)) for text in paper.texts
    ]
    for path, html in bodies:
        for link in _LINK.findall(html):
            found.setdefault(urldefrag(unescape(link)).url, set()).add(path)
    for group in paper.groups.values():
        for web in group.links:
            found.setdefault(urldefrag(web.url).url, set()).add(f"groups/{group.slug}/group.yml")
    return found


def answer(address: str, patience: float) -> str:
    """What is wrong with an address, or nothing."""
    if not urlsplit(address).netloc or address.startswith("mailto:"):
        return ""
    request = Request(quote(address, safe=":/?#[]@!$&'()*+,;=%~"), headers={"User-Agent": "joint-press link check"})
    try:
        with urlopen(request, timeout=patience):
            return ""
    except HTTPError as error:
        return f"answered with {error.code}" if error.code in GONE else ""
    except TimeoutError:
        return ""
    except (OSError, HTTPException, ValueError) as error:
        return "" if "timed out" in str(error) else "no such site"
