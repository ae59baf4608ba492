"""The text that groups sign: title, summary, body and the files they refer to, nothing else."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable


def signed_text(title: str, summary: str, body: str, files: Iterable[tuple[str, str]]) -> bytes:
    r"""The bytes that a signature's SHA-256 is of (design §3), published as `text.txt` beside the page.

    `files` are pairs of SHA-256 and content path of what the body refers to. An empty summary keeps its place, so that
    no two pieces of different fields have one text.

    >>> signed_text("T", "", "a  \nb \n\n", []).decode()
    'T\n\n\n\na\\\nb\n'
    """
    lines = f"{title.strip()}\n\n{summary.strip()}\n\n{_lines(body)}".split("\n")
    lines += [f"{digest}  {path}" for digest, path in sorted(set(files))]
    return unicodedata.normalize("NFC", "\n".join(lines) + "\n").encode("utf-8")


def digest(text: bytes) -> str:
    """SHA-256 in hexadecimal, as `sha256sum` prints it."""
    return hashlib.sha256(text).hexdigest()


def _lines(body: str) -> str:
    """The body with plain line ends, no trailing blanks, and two-space breaks written as a backslash."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        stripped = line.rstrip(" \t")
        breaks = line.endswith("  ") and stripped and following.strip()
        plain.append(stripped + "\\" if breaks else stripped)
    return "\n".join(plain).strip("\n")
