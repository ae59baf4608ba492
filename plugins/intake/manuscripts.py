"""What one Markdown file says by itself: its fields, its text, and the text converted, whatever stands around it.

A pure function of the file's bytes, so that it can run apart, under limits, and be kept.
"""

from __future__ import annotations

import os
import re
import signal
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from plugins.installed import installed
from plugins.intake import front_matter, gate
from plugins.intake.converted import Converted, RawImage
from plugins.newsroom import problems, rules
from plugins.newsroom.model import Heading
from plugins.newsroom.pages import Job
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.schema import Fields
from plugins.newsroom.value import Value, fields_of, from_json, plain, to_json

_CODE = re.compile("`[^`]*`")


class Manuscript(Value):
    """One file as read. `fields` and `converted` are None where `findings` say why; `body_line` counts from 1.

    Fields of which some could not be read are here too, so that all faults of a file can be told at once.
    """

    fields: Fields | None = None
    body: str = ""
    body_line: int = 1
    lang: str = ""
    converted: Converted | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether all of it could be read."""
        return not any(finding.stops for finding in self.findings)


def read(raw: bytes, path: str, lang: str, prefix: str) -> Manuscript:
    """Read one file. `lang` is the language where its fields name none; `prefix` begins the ids of its headings."""
    text, found = gate.decode(raw, path)
    if found:
        return Manuscript(findings=found)
    head, body, body_line, faults = front_matter.split(text, path)
    if faults:
        return Manuscript(body=body, body_line=body_line, findings=faults)
    fields, faults = front_matter.read(head, path, 2)
    if fields is None:
        return Manuscript(None, body, body_line, findings=faults)
    from plugins.intake import markdown  # which whoever asks a child, and reads its answer, has no use for

    named = fields.values.get("lang")
    lang = named if isinstance(named, str) else lang
    try:
        converted = markdown.convert(body, lang, prefix)
        faults += _spelt(converted, body, path, body_line)
        return Manuscript(fields, body, body_line, lang, converted, faults)
    except RecursionError:
        return Manuscript(fields, body, body_line, lang, findings=(*faults, nested(path, body_line)))


def packed(raw: bytes, path: str, lang: str, prefix: str) -> bytes:
    """One file, read and packed."""
    return pack(read(raw, path, lang, prefix))


def dear_line(raw: bytes, path: str, lang: str, prefix: str, seconds: float, look: float, most: int) -> bytes:
    """The line, in digits, with which reading a file takes more than a look's processor seconds or becomes more than `most` bytes.

    It is found by dividing, or nearly so where all looks together would take more than `seconds`. Each look has a process
    of its own, which the system ends when its time is up; after one that was dear the next is at less.
    """
    rows = raw.split(b"\n")
    ends = [0]
    for row in rows:
        ends.append(ends[-1] + len(row) + 1)
    low, high, left, share = 0, len(rows), seconds, 0.5
    while high - low > 1 and left > 0:
        middle = min(max(bisect_left(ends, ends[low] + (ends[high] - ends[low]) * share), low + 1), high - 1)
        is_cheap, used = _apart(partial(_is_cheap, raw[: ends[middle]], path, lang, prefix, most), min(look, left))
        left -= used
        low, high, share = (middle, high, 0.5) if is_cheap else (low, middle, 0.25)
    return str(max(low + 1, min(_first_line(raw), len(rows)))).encode()


def _is_cheap(raw: bytes, path: str, lang: str, prefix: str, most: int) -> bool:
    return len(packed(raw, path, lang, prefix)) <= most


def _first_line(raw: bytes) -> int:
    """The line below the fields, of a file that has some that end."""
    text, _ = gate.decode(raw, "")
    _, _, line, faults = front_matter.split(text, "")
    return 1 if faults else line


def _apart(succeeds: Callable[[], bool], seconds: float) -> tuple[bool, float]:
    """Whether something succeeds in a process of its own and in time, and how many processor seconds it took."""
    process = os.fork()
    if process == 0:
        done = False
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            done = succeeds()
        finally:
            os._exit(0 if done else 1)
    _, status, usage = os.wait4(process, 0)
    return status == 0, usage.ru_utime + usage.ru_stime


def about(text: str, lang: str) -> Job:
    """The work of converting what a group says of itself."""
    return Job(convert, (text, lang), version())


def convert(text: str, lang: str) -> tuple[bytes, ...]:
    """A packed manuscript of a text without fields; it has no converted text where it goes too deep."""
    from plugins.intake import markdown

    try:
        return (pack(Manuscript(converted=markdown.convert(text, lang))),)
    except RecursionError:
        return (pack(Manuscript()),)


def _spelt(converted: Converted, body: str, path: str, body_line: int) -> tuple[Finding, ...]:
    """The Problem of a character that cannot be printed and was written as a character reference, `&#1;`, or of accents that come together in print."""
    if "&" not in body and (body.isascii() or not gate.MARKED.search(body)):
        return ()
    whole = "\n".join((converted.html, converted.text, *converted.links, *(f"{i.src}\n{i.alt}\n{i.title}" for i in converted.images)))
    if gate.unfit(whole, path) is None:
        return ()
    lines = (number for number, row in enumerate(body.split("\n"), body_line) if "&" in row and gate.unfit(unescape(_CODE.sub("", row)), path))
    found = gate.unfit(whole, path, next(lines, body_line))
    return (found,) if found else ()


def nested(path: str, line: int) -> Finding:
    """The Problem of a text that goes too deep."""
    return rules.texts.NESTING.at(path, line)


@cache
def version() -> str:
    """What a manuscript depends on beside the file: our code and the libraries it calls."""
    digest = sha256(" ".join(installed(name) for name in ("markdown", "nh3", "PyYAML")).encode())
    for file in (*sorted(Path(__file__).parent.glob("*.py")), *sorted(Path(str(problems.__file__)).parent.rglob("*.py"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def pack(manuscript: Manuscript) -> bytes:
    """A manuscript as JSON."""
    fields, converted = manuscript.fields, manuscript.converted
    row = [
        [fields.values, [[*place, line] for place, line in fields.lines.items()], fields.first_line] if fields else None,
        manuscript.body,
        manuscript.body_line,
        manuscript.lang,
        _row(converted) if converted else None,
        [[f.stops, f.path, f.line, f.rule, f.message, f.cure] for f in manuscript.findings],
    ]
    return to_json(row)


def unpack(data: bytes) -> Manuscript:
    """A manuscript from its JSON."""
    fields, body, body_line, lang, converted, findings = from_json(data)
    return Manuscript(
        Fields(fields[0], {tuple(place[:-1]): place[-1] for place in fields[1]}, fields[2]) if fields else None,
        body,
        body_line,
        lang,
        _converted(converted) if converted else None,
        tuple((Problem if stops else Note)(*rest) for stops, *rest in findings),
    )


def _row(converted: Converted) -> dict[str, Any]:
    row = {name: getattr(converted, name) for name in fields_of(converted)}
    return row | {"images": list(map(plain, converted.images)), "headings": list(map(plain, converted.headings))}


def _converted(row: dict[str, Any]) -> Converted:
    tuples: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    tuples["images"] = tuple(RawImage(**image) for image in row["images"])
    tuples["headings"] = tuple(Heading(**heading) for heading in row["headings"])
    return Converted(**tuples)
