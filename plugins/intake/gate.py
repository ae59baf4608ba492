"""The gate: which files of content are read at all, and as what."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from plugins.newsroom import rules
from plugins.newsroom.problems import Finding
from plugins.newsroom.schema import nearest
from plugins.newsroom.value import Value

PICTURES = ("jpg", "jpeg", "png", "webp", "avif", "gif")
DEVICES = frozenset(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)) | {"con", "prn", "aux", "nul"}
"""Names that some systems keep for themselves, whatever the suffix."""

MAX_DEPTH = 5
MAX_NAME = 120

_ILL_FORMED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f7e\u0f80-\u0f84"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""What stands over and under letters, in scripts of which the letters of others could be covered."""
_STACKED = re.compile(f"{_MARK}{{6}}")
_FURTHER = re.compile(f"(?<={_MARK}{{5}}){_MARK}+")
"""Accents that stand on five others."""

MARKED = re.compile(_MARK)
_DOUBTFUL = re.compile("|".join((_ILL_FORMED.pattern, _OVERRIDE.pattern, _MARK)))
_ASCII = bytes((9, 10, *range(32, 127)))
_USUAL = re.compile(r"[a-z0-9-]+\.[a-z]+")
_UNFIT = re.compile(r'[<>:"|?*\\]|^[ ]|[ .]$')

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("group", r"groups/(?P<group>[^/]+)/group\.yml"),
        ("front-order", r"groups/(?P<group>[^/]+)/front\.yml"),
        ("people", r"groups/(?P<group>[^/]+)/people\.yml"),
        ("stamp", r"groups/(?P<group>[^/]+)/[^/]+\.png"),
        ("article", r"groups/(?P<group>[^/]+)/articles/(?P<slug>[^/]+)\.md"),
        ("letter", r"groups/(?P<group>[^/]+)/letters/(?P<slug>[^/]+)\.md"),
        ("event", r"groups/(?P<group>[^/]+)/events/(?P<slug>[^/]+)\.md"),
        ("photo", rf"groups/(?P<group>[^/]+)/photos/(?P<slug>[^/]+)\.(?i:{'|'.join(PICTURES)})"),
        ("photo-fields", r"groups/(?P<group>[^/]+)/photos/(?P<slug>[^/]+)\.yml"),
        ("attachment", r"groups/(?P<group>[^/]+)/(?:articles|letters|files)/(?P<slug>[^/]+)\.pdf"),
        ("signature", r"groups/(?P<group>[^/]+)/signatures/(?P<slug>[^/]+)\.yml"),
        ("decline", r"groups/(?P<group>[^/]+)/declined/(?P<slug>[^/]+)\.yml"),
        ("task", r"groups/(?P<group>[^/]+)/tasks/(?P<slug>[^/]+)\.md"),
        ("campaign", r"groups/(?P<group>[^/]+)/campaigns/(?P<slug>[^/]+)\.md"),
        ("study", r"groups/(?P<group>[^/]+)/studies/(?P<slug>[^/]+)\.md"),
        ("event-join", r"groups/(?P<group>[^/]+)/events/(?P<slug>[^/]+)\.yml"),
        ("campaign-join", r"groups/(?P<group>[^/]+)/campaigns/(?P<slug>[^/]+)\.yml"),
        ("stance", r"groups/(?P<group>[^/]+)/stances/(?P<slug>[^/]+)\.yml"),
        ("question", r"joint/questions/(?P<slug>[^/]+)\.md"),
        ("topic-introduction", r"joint/topics/(?P<slug>[^/]+)\.md"),
        ("wording", r"joint/statements/(?P<slug>[^/]+)/[1-9]\d{0,3}(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})?\.md"),
        ("introduction", r"joint/debates/(?P<slug>[^/]+)\.md"),
        ("front-desk", r"joint/front\.yml"),
        ("sections", r"joint/sections\.yml"),
        ("topics", r"joint/topics\.yml"),
        ("places", r"joint/places\.yml"),
        ("maintainers", r"joint/maintainers\.yml"),
        ("glossary", r"joint/glossary\.yml"),
        ("edition", r"joint/editions/(?P<slug>[^/]+)\.yml"),
        ("hold", r"joint/holds/(?P<slug>[^/]+)\.yml"),
        ("text", r"pages/(?P<slug>[^/]+)\.md"),
        ("ignored", r"(?:LICENSE|README)\.md"),
    )
)
FOLDERS = (
    "articles letters events tasks campaigns studies photos stances signatures declined files statements questions topics debates editions holds pages"
).split()


Folders = Mapping[str, Sequence[os.DirEntry[str]]]
"""What stands in folders, by their paths on this machine."""


class Found(Value):
    """A file that may be read: its kind, its path in content, its place on this machine, the group and name that its path
    says, and what it is known by: its size, the times of its writing and its change in nanoseconds, and its number.
    """

    kind: str
    path: str
    place: str
    group: str
    slug: str
    state: tuple[int, int, int, int]

    @property
    def file(self) -> Path:
        """The file on this machine."""
        return Path(self.place)

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return self.state[0]


def walk(root: Path, folder_limit: int, folders: Folders = MappingProxyType({})) -> tuple[tuple[Found, ...], tuple[Finding, ...]]:
    """All files below the content folder, sorted by path, and what is wrong with those that are not read. `folders` have been looked at already."""
    found: list[Found] = []
    findings: list[Finding] = []
    for path, entries in _each(root, folders):
        files = [entry for entry in entries if _is_file(path, entry)]
        likely = KINDS[0]
        if len(files) > folder_limit:
            message = f"has {len(files):,} files, more than the {folder_limit:,} allowed"
            findings.append(rules.files.CROWDED_FOLDER.at(path.rstrip("/") or ".", 0, message))
        twins = _twins(entries)
        for entry in files[:folder_limit]:
            whole, status = path + entry.name, entry.stat(follow_symlinks=False)
            finding = _unfit(whole, entry, status, twins)
            if finding:
                findings.append(finding)
                continue
            match = likely[1].fullmatch(whole)
            if match is None:  # a folder has many files of one kind, and no file is of two
                likely, match = _kind(whole)
            if match:
                state = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
                parts = match.groupdict()
                found.append(Found(likely[0], whole, entry.path, parts.get("group") or "", parts.get("slug") or "", state))
            else:
                findings.append(_misplaced(whole))
    return tuple(sorted(found, key=attrgetter("path"))), tuple(findings)


def too_large(found: Found, limit: int) -> Finding | None:
    """The Problem of a text file of too many bytes."""
    if found.size <= limit:
        return None
    return rules.files.TOO_LARGE.at(found.path, 0, f"has {found.size:,} bytes, more than the {limit:,} allowed")


def read_text(found: Found, limit: int) -> tuple[str, tuple[Finding, ...]]:
    """A file's text with plain line ends, or the Problem with it."""
    large = too_large(found, limit)
    return ("", (large,)) if large else decode(found.file.read_bytes(), found.path)


def decode(raw: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file's bytes with plain line ends, or the Problem with it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", (rules.files.ENCODING.at(path, line, f"is not UTF-8 (byte {error.start})"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = unfit(text, path)
    return ("", (bad,)) if bad else (text, ())


def unfit(text: str, path: str, line: int = 0) -> Finding | None:
    """The Problem of a character that no page or feed can hold; on its line where none is given."""
    if not (text.encode().translate(None, _ASCII) if text.isascii() else _DOUBTFUL.search(text)):
        return None
    for pattern, rule, message in (
        (_ILL_FORMED, rules.files.CONTROL_CHARACTER, "has a control character (U+{:04X})"),
        (_OVERRIDE, rules.files.DIRECTION_OVERRIDE, "has a character that turns the direction of what follows (U+{:04X})"),
        (_STACKED, rules.files.STACKED_MARKS, "has more accents on one letter than any script has"),
    ):
        bad = pattern.search(text)
        if bad:
            return rule.at(path, line or text.count("\n", 0, bad.start()) + 1, message.format(ord(bad[0][0])))
    return None


def fitting(text: str) -> str:
    """A text without the characters for which it would be refused: the rest is as it was."""
    return _FURTHER.sub("", _OVERRIDE.sub("", _ILL_FORMED.sub("", text)))


def _each(root: Path, folders: Folders) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Every folder that is read, by its path in content, `` or `groups/`, with what stands in it."""
    waiting = [("", str(root))]
    while waiting:
        path, folder = waiting.pop()
        entries = sorted(folders[folder] if folder in folders else _listed(folder), key=attrgetter("name"))
        yield path, entries
        waiting += sorted(((f"{path}{e.name}/", e.path) for e in entries if not _is_file(path, e)), reverse=True)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return list(found)


def _is_file(path: str, entry: os.DirEntry[str]) -> bool:
    """Whether this is to be judged as a file: a hidden folder, or one too deep to hold anything, is not entered."""
    return not entry.is_dir(follow_symlinks=False) or entry.name.startswith(".") or path.count("/") >= MAX_DEPTH


def _twins(entries: list[os.DirEntry[str]]) -> frozenset[str]:
    """Names of a folder that are one name where case or the spelling of accents do not count."""
    folded = [_folded(entry.name) for entry in entries]
    if len(set(folded)) == len(entries):
        return frozenset()
    known = Counter(folded)
    return frozenset(entry.name for entry, name in zip(entries, folded, strict=True) if known[name] > 1)


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _unfit(path: str, entry: os.DirEntry[str], status: os.stat_result, twins: frozenset[str]) -> Finding | None:
    """Why a file cannot be read, whatever it holds."""
    name = entry.name
    if name.startswith("."):
        return rules.files.DOT_FILE.at(printable(path))
    if (not _USUAL.fullmatch(name) and (not name.isprintable() or _UNFIT.search(name))) or name.split(".", 1)[0].lower() in DEVICES or len(name) > MAX_NAME:
        return rules.files.FILE_NAME.at(printable(path))
    if not entry.is_file(follow_symlinks=False) or status.st_nlink > 1:
        return rules.files.NOT_A_FILE.at(path)
    return rules.files.SAME_NAME.at(path) if name in twins else None


def printable(path: str) -> str:
    """A path that can be shown on one line of a terminal: what cannot be printed is spelt out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in path)


def _kind(path: str) -> tuple[tuple[str, re.Pattern[str]], re.Match[str] | None]:
    """The kind of a file, with what its pattern finds in the path; nothing found where it is of none."""
    return next(((each, match) for each in KINDS if (match := each[1].fullmatch(path))), (KINDS[0], None))


def kind(path: str) -> str:
    """As what a file of content is read, by its path; nothing where it is not."""
    (name, _), match = _kind(path)
    return name if match else ""


def _misplaced(path: str) -> Finding:
    folder, name = path.rsplit("/", 1) if "/" in path else ("", path)
    near = nearest(folder.rsplit("/", 1)[-1], FOLDERS)
    if near and folder.rsplit("/", 1)[-1] not in FOLDERS:
        return rules.files.MISPLACED.at(path, 0, f"the folder '{folder}' is none that is read", near)
    suffix = name.rsplit(".", 1)[-1] if "." in name else ""
    what = f"a .{suffix} file has no place here" if suffix else "has no place here"
    return rules.files.MISPLACED.at(path, 0, what)
