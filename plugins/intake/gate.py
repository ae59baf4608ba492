"""The gate: which files of content are read at all, and as what."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.newsroom import rules
from plugins.newsroom.metadata import nearest
from plugins.newsroom.problems import Finding

PICTURES = ("jpg", "jpeg", "png", "webp", "avif", "gif")
_ILL_FORMED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("group", r"groups/(?P<group>[^/]+)/group\.yml"),
        ("people", r"groups/(?P<group>[^/]+)/people\.yml"),
        ("stamp", r"groups/(?P<group>[^/]+)/[^/]+\.png"),
        ("article", r"groups/(?P<group>[^/]+)/articles/(?P<slug>[^/]+)\.md"),
        ("letter", r"groups/(?P<group>[^/]+)/letters/(?P<slug>[^/]+)\.md"),
        ("event", r"groups/(?P<group>[^/]+)/events/(?P<slug>[^/]+)\.md"),
        ("photo", rf"groups/(?P<group>[^/]+)/photos/(?P<slug>[^/]+)\.(?i:{'|'.join(PICTURES)})"),
        ("photo-fields", r"groups/(?P<group>[^/]+)/photos/(?P<slug>[^/]+)\.yml"),
        ("attachment", r"groups/(?P<group>[^/]+)/(?:articles|letters|files)/(?P<slug>[^/]+)\.pdf"),
        ("signature", r"groups/(?P<group>[^/]+)/signatures/(?P<slug>[^/]+)\.yml"),
        ("later", r"groups/(?P<group>[^/]+)/(?:tasks/[^/]+\.md|campaigns/[^/]+\.md|stances/[^/]+\.yml)"),
        ("later", r"joint/(?:statements/[^/]+/[^/]+\.md|(?:questions|debates)/[^/]+\.md)"),
        ("sections", r"joint/sections\.yml"),
        ("topics", r"joint/topics\.yml"),
        ("places", r"joint/places\.yml"),
        ("edition", r"joint/editions/(?P<slug>[^/]+)\.yml"),
        ("hold", r"joint/holds/(?P<slug>[^/]+)\.yml"),
        ("text", r"pages/(?P<slug>[^/]+)\.md"),
        ("ignored", r"(?:LICENSE|README)\.md"),
    )
)
FOLDERS = "articles letters events tasks campaigns photos stances signatures files statements questions debates editions holds pages".split()


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be read: its kind, its path in content, and the group and name that its path says."""

    kind: str
    path: str
    file: Path
    group: str
    slug: str


def walk(root: Path) -> tuple[tuple[Found, ...], tuple[Finding, ...]]:
    """All files below the content folder, sorted by path, and what is wrong with those that are not read."""
    found: list[Found] = []
    findings: list[Finding] = []
    for path, entry in _entries(root, ""):
        if entry.name.startswith("."):
            findings.append(rules.files.DOT_FILE.at(path))
        elif entry.is_symlink() or not entry.is_file(follow_symlinks=False):
            findings.append(rules.files.NOT_A_FILE.at(path))
        else:
            kind, group, slug = _kind(path)
            if kind == "later":
                findings.append(rules.files.NOT_YET.at(path))
            elif kind:
                found.append(Found(kind, path, Path(entry.path), group, slug))
            else:
                findings.append(_misplaced(path))
    return tuple(found), tuple(findings)


def too_large(found: Found, size: int, limit: int) -> Finding | None:
    """The Problem of a text file of too many bytes."""
    if size <= limit:
        return None
    return rules.files.TOO_LARGE.at(found.path, 0, f"has {size:,} bytes, more than the {limit:,} allowed")


def read_text(found: Found, limit: int) -> tuple[str, tuple[Finding, ...]]:
    """A file's text with plain line ends, or the Problem with it."""
    large = too_large(found, found.file.stat().st_size, limit)
    return ("", (large,)) if large else decode(found.file.read_bytes(), found.path)


def decode(raw: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file's bytes with plain line ends, or the Problem with it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", (rules.files.ENCODING.at(path, line, f"is not UTF-8 (byte {error.start})"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = _ILL_FORMED.search(text)
    if bad:
        line = text[: bad.start()].count("\n") + 1
        return "", (rules.files.CONTROL_CHARACTER.at(path, line, f"has a control character (U+{ord(bad[0]):04X})"),)
    return text, ()


def _entries(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from _entries(Path(entry.path), f"{path}/")
            else:
                yield path, entry


def _kind(path: str) -> tuple[str, str, str]:
    for kind, pattern in KINDS:
        match = pattern.fullmatch(path)
        if match:
            parts = match.groupdict()
            return kind, parts.get("group") or "", parts.get("slug") or ""
    return "", "", ""


def _misplaced(path: str) -> Finding:
    folder, name = path.rsplit("/", 1) if "/" in path else ("", path)
    near = nearest(folder.rsplit("/", 1)[-1], FOLDERS)
    if near and folder.rsplit("/", 1)[-1] not in FOLDERS:
        return rules.files.MISPLACED.at(path, 0, f"the folder '{folder}' is none that is read", near)
    suffix = name.rsplit(".", 1)[-1] if "." in name else ""
    what = f"a .{suffix} file has no place here" if suffix else "has no place here"
    return rules.files.MISPLACED.at(path, 0, what)
