"""Front matter as people write it: YAML's own layout, read so that what was written stays what was meant.

It is a small YAML of our own, because YAML's surprises are an author's daily Problems: `title: Rent: day 12` is an
error there, `no` is false, `10:00` is 600, and a few `&` and `*` can stand for gigabytes. Here every value is text, typed
afterwards by `newsroom.metadata`; a text field is its line as it stands; and every fault has a line and leaves the rest to be read.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

from plugins.intake import gate
from plugins.newsroom import rules
from plugins.newsroom.problems import Finding
from plugins.newsroom.rules import Rule
from plugins.newsroom.schema import Fields

TEXT = frozenset(
    "title summary alt caption credit rights name text reason quote publication permission edited series venue access "
    "author translator editor photographer about licence url contact online".split()
)
"""Fields whose one line is taken as it stands: a colon, a #, a bracket or a quotation mark is just text."""

TEXT_LISTS = frozenset("authors by editors maintainers topics places".split())
"""Fields that are a list of such lines, or one of them."""

TEXT_MAPS = frozenset("credits names".split())
"""Fields whose parts an author names, each such a line."""

MAX_CHARACTERS = 20_000
MAX_DEPTH = 8

_FIELD = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s:#"'\[\]{}-][^:]{0,80}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$""")
_TIGHT_FIELD = re.compile(r"(?P<key>[a-z][a-z-]*):(?P<value>\S.*)")
_ITEM = re.compile(r"-(?:[ \t]+|$)")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(\s+#.*)?$")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*$|\s+#)""", re.S)
_FLOW_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*[,\]}])""", re.S)
_FLOW_KEY = re.compile(r"""\s*(?P<key>"[^"]*"|'[^']*'|[^\s:,"'\[\]{}][^:,\[\]{}]{0,80}?)\s*:(?=\s|["'\[{])""")
_NEXT_FIELD = re.compile(rf"\s*}}|{_FLOW_KEY.pattern}")
_YAML_MARK = re.compile(r"[&*!][\w!]")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")

Place = tuple[str | int, ...]


def split(text: str, path: str) -> tuple[str, str, int, tuple[Finding, ...]]:
    """Front matter, body, and the line the body begins on."""
    lines = text.split("\n")
    if not text.strip():
        return "", "", 1, (rules.files.EMPTY_FILE.at(path),)
    if lines[0].rstrip() != "---":
        return "", text, 1, (rules.fields.NO_FRONT_MATTER.at(path, 1),)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, ()
    return "", text, 1, (rules.fields.NO_FRONT_MATTER.at(path, 1, "the front matter does not end", "put a line of three hyphens before the text"),)


def read(text: str, path: str, first_line: int = 1) -> tuple[Fields | None, tuple[Finding, ...]]:
    """The fields of a mapping, with the line of each. `first_line` is where `text` begins in its file."""
    if len(text) > MAX_CHARACTERS * (1 if first_line > 1 else 10):
        return None, (rules.fields.TOO_LONG.at(path, first_line),)
    sheet = _Sheet(text, path, first_line)
    values = {key: sheet.fitting(value, (key,)) for key, value in sheet.fields().items()}
    return Fields(values, sheet.lines, first_line), tuple(sheet.problems)


class _UnreadableError(Exception):
    """What cannot be read, and its cure."""


class _Sheet:
    """One reading, line by line from the top; a faulty line costs itself and what belongs to it."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._rows = text.split("\n")
        self._at = 0
        self._path = path
        self._first_line = first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Finding] = []

    def fields(self) -> dict[str, Any]:
        """Everything, as texts, lists and dicts."""
        return self._map(0, ())

    def fitting(self, value: Any, place: Place) -> Any:
        """A value without characters that no page can hold: a file that has none may spell them in quotation marks."""
        if isinstance(value, str):
            fault = gate.unfit(value, self._path, self.lines.get(place, self._first_line))
            self.problems += [fault] if fault else []
            return gate.fitting(value) if fault else value
        if isinstance(value, list):
            return [self.fitting(each, (*place, number)) for number, each in enumerate(value)]
        return {key: self.fitting(each, (*place, key)) for key, each in value.items()} if isinstance(value, dict) else value

    def _map(self, indent: int, place: Place) -> dict[str, Any]:
        """Fields that stand at one indent."""
        fields: dict[str, Any] = {}
        while (found := self._next()) >= indent:
            row = self._rows[self._at][found:]
            match = _FIELD.match(row) if found == indent else None
            if match is None and found == indent and (match := _TIGHT_FIELD.match(row)):
                self._fault(self._at, "has no blank after its colon", f"write '{match['key']}: {match['value'].strip()[:40]}'")
            if match is None:
                self._fault(self._at, *_what_is_wrong(row, found > indent))
                self._leave(found if found > indent else found + 1)
                continue
            line, key = self._at, match["key"].strip("\"'")
            here = (*place, key)
            twice = here in self.lines
            if twice:
                self._fault(line, f"'{key}' stands twice (first on line {self.lines[here]})", rule=rules.fields.DOUBLED_FIELD)
            self.lines.setdefault(here, self._first_line + line)
            self._at += 1
            value = self._value(match["value"] or "", line, indent, here)
            if not twice and value is not None:
                fields[key] = value
        return fields

    def _list(self, indent: int, place: Place) -> list[Any]:
        """Entries that begin with a hyphen at one indent."""
        entries: list[Any] = []
        while self._next() == indent and (mark := _ITEM.match(self._rows[self._at], indent)):
            line, here = self._at, (*place, len(entries))
            self.lines[here] = self._first_line + line
            row = self._rows[line]
            if not _is_text(here) and (_FIELD.match(row, mark.end()) or _ITEM.match(row, mark.end())):
                self._rows[line] = " " * mark.end() + row[mark.end() :]
                entries.append(self._block(mark.end(), here))
            else:
                self._at += 1
                entries.append(self._value(row[mark.end() :], line, indent, here))
        return [entry for entry in entries if entry is not None]

    def _block(self, indent: int, place: Place) -> Any:
        """Fields or entries that belong to what stands above them."""
        if len(place) > MAX_DEPTH:
            self._fault(self._at, "is nested too deeply")
            return self._leave(indent)
        return self._list(indent, place) if _ITEM.match(self._rows[self._at], indent) else self._map(indent, place)

    def _value(self, rest: str, line: int, indent: int, place: Place) -> Any:
        """What a field or an entry holds, beside it and below."""
        rest = rest.strip()
        if _BLOCK.match(rest) and self._next(comments=True) > indent:
            return self._paragraphs(rest[0], indent)
        if _YAML_MARK.match(rest) and (not _is_text(place) or place[-1] in TEXT_LISTS):
            self._fault(line, f"'{rest[0]}' has a meaning in YAML that is not read here", "put the text in quotation marks")
            return None
        if rest.startswith(("[", "{")) and not _is_text(place, rest[0]):
            return self._flow(rest, line, indent, place)
        if rest.startswith(('"', "'")) and (quoted := self._quoted(rest, indent)) is not None:
            return quoted
        if not _is_text(place, rest[:1]):
            rest = _COMMENT.sub("", rest)
        if not rest:
            return self._below(indent, place)
        words = self._with_more(rest, indent)
        return None if words in ("~", "null") and not _is_text(place) else words

    def _below(self, indent: int, place: Place) -> Any:
        """What stands on the lines below a field that is empty beside its colon."""
        found = self._next()
        row = self._rows[self._at] if found >= 0 else ""
        if found == indent and isinstance(place[-1], str) and _ITEM.match(row, found):
            return self._list(indent, place)
        if found <= indent:
            return None
        if _ITEM.match(row, found) or _FIELD.match(row, found):
            return self._block(found, place)
        self._at += 1
        return self._value(row, self._at - 1, indent, place)

    def _with_more(self, words: str, indent: int) -> str:
        """A text with the lines that go on with it, being indented and neither fields nor entries."""
        while (found := self._next()) > indent and not _ITEM.match(self._rows[self._at], found) and not _FIELD.match(self._rows[self._at], found):
            words += " " + self._rows[self._at].strip()
            self._at += 1
        return words

    def _paragraphs(self, style: str, indent: int) -> str:
        """The lines below `|` as they stand, or below `>` joined up to the next empty one."""
        rows = self._deeper(indent)
        margin = next(len(row) - len(row.lstrip(" ")) for row in rows if row.strip())
        lines = [row[margin:] if not row[:margin].strip() else row.lstrip() for row in rows]
        text = "\n".join(lines).rstrip()
        return text if style == "|" else re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text)

    def _quoted(self, rest: str, indent: int) -> str | None:
        """A text in quotation marks that ends here or on an indented line; nothing where the marks are part of a text."""
        here = self._at
        text = "\n".join([rest, *(row.strip() for row in self._deeper(indent))]) if not _QUOTED.match(rest) else rest
        match = _QUOTED.match(text)
        self._at = here + (text.count("\n", 0, match.end()) if match else 0)
        return _unquoted(match[0]) if match else None

    def _flow(self, rest: str, line: int, indent: int, place: Place) -> Any:
        """A list in brackets or fields in braces."""
        here = self._at
        flow = _Flow("\n".join([rest, *self._deeper(indent, "]}")]), self._first_line + line, self.lines)
        try:
            value = flow.whole(place)
        except _UnreadableError as fault:
            self._fault(line, *fault.args)
            return None
        self._at = here + flow.rows
        return value

    def _deeper(self, indent: int, closing: str = "") -> list[str]:
        """The lines that follow and are empty, indented more, or begin with a closing bracket."""
        first = self._at
        while self._at < len(self._rows):
            row = self._rows[self._at]
            if row.strip() and len(row) - len(row.lstrip(" ")) <= indent and row.lstrip()[0] not in closing:
                break
            self._at += 1
        return self._rows[first : self._at]

    def _next(self, comments: bool = False) -> int:
        """Go to the next line with something on it; its indent, or -1 at the end."""
        while self._at < len(self._rows):
            row = self._rows[self._at]
            bare = row.lstrip(" ")
            if bare.strip() and (comments or not bare.startswith("#")):
                return len(row) - len(bare)
            self._at += 1
        return -1

    def _leave(self, indent: int) -> None:
        """Go past this line and all that follow with at least an indent."""
        self._at += 1
        while self._next() >= indent:
            self._at += 1

    def _fault(self, line: int, message: str, cure: str = "", rule: Rule = rules.fields.YAML) -> None:
        self.problems.append(rule.at(self._path, self._first_line + line, message, cure))


class _Flow:
    """`[one, two]` and `{field: text}`: a text in them goes on to the next comma or field, whatever else is in it."""

    def __init__(self, text: str, line: int, lines: dict[Place, int]) -> None:
        self._text = text
        self._at = 0
        self._line = line
        self._lines = lines

    @property
    def rows(self) -> int:
        """How many lines below the first one it took."""
        return self._text.count("\n", 0, self._at)

    def whole(self, place: Place) -> Any:
        """The list or the fields, with nothing after it."""
        value = self._value(place)
        rest = self._text[self._at :].partition("\n")[0].strip()
        if rest and not rest.startswith("#"):
            raise _UnreadableError(f"has '{rest[:20]}' after its closing bracket", "write one entry a line, each beginning with '- '")
        return value

    def _value(self, place: Place) -> Any:
        first = self._blanks()
        self._lines.setdefault(place, self._line + self.rows)
        if len(place) > MAX_DEPTH:
            raise _UnreadableError("is nested too deeply")
        if first in ("[", "{") and not _is_text(place, first):
            return self._list(place) if first == "[" else self._map(place)
        if quoted := _FLOW_QUOTED.match(self._text, self._at):
            self._at = quoted.end()
            return _unquoted(quoted[0])
        words = self._words(isinstance(place[-1], str))
        return None if words in ("", "~", "null") else words

    def _list(self, place: Place) -> list[Any]:
        self._at += 1
        entries: list[Any] = []
        while self._blanks() != "]":
            value = self._value((*place, len(entries)))
            entries += [] if value is None else [value]
            self._comma("]")
        self._at += 1
        return entries

    def _map(self, place: Place) -> dict[str, Any]:
        self._at += 1
        fields: dict[str, Any] = {}
        while self._blanks() != "}":
            match = _FLOW_KEY.match(self._text, self._at)
            if not match:
                raise _UnreadableError("is no field in braces", "write its parts on lines of their own, indented below it")
            key = match["key"].strip("\"'")
            if key in fields:
                raise _UnreadableError(f"'{key}' stands twice", "", rules.fields.DOUBLED_FIELD)
            self._at = match.end()
            value = self._value((*place, key))
            fields |= {} if value is None else {key: value}
            self._comma("}")
        self._at += 1
        return fields

    def _words(self, in_map: bool) -> str:
        """A plain text up to what ends it; brackets within it come in pairs."""
        depth, start = 0, self._at
        for at in range(start, len(self._text)):
            mark = self._text[at]
            if mark in "[{":
                depth += 1
            elif mark in "]}" and depth:
                depth -= 1
            elif mark in "]}" or (mark == "," and not depth and (not in_map or _NEXT_FIELD.match(self._text, at + 1))):
                self._at = at
                return " ".join(self._text[start:at].split())
        raise _UnreadableError("the bracket is not closed", "put its other half at the end")

    def _comma(self, closing: str) -> None:
        if self._blanks() == ",":
            self._at += 1
        elif self._blanks() != closing:
            raise _UnreadableError(f"has '{self._blanks()}' where '{closing}' should be", "write one entry a line, each beginning with '- '")

    def _blanks(self) -> str:
        """Go past blanks; the character that follows."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        if self._at == len(self._text):
            raise _UnreadableError("the bracket is not closed", "put its other half at the end")
        return self._text[self._at]


def _is_text(place: Place, bracket: str = "") -> bool:
    """Whether a value is taken as it stands. A list of texts in brackets is a list."""
    field = place[-1]
    parent = place[-2] if len(place) > 1 else ""
    if isinstance(field, int):
        return parent in TEXT_LISTS
    return field in TEXT or parent in TEXT_MAPS or (field in TEXT_LISTS and bracket != "[")


def _unquoted(text: str) -> str:
    """What stands between quotation marks; where an escape is none of YAML's or JSON's, as it stands."""
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    with suppress(ValueError):
        return str(json.loads(text))
    import yaml  # whose escapes few need

    with suppress(ValueError, yaml.YAMLError):
        return str(yaml.safe_load(text))
    return text[1:-1]


def _what_is_wrong(row: str, deeper: bool) -> tuple[str, str]:
    """What a line is that is no field, and what to do."""
    if row.startswith("\t"):
        return "is indented with a tab", "use blanks instead"
    if deeper:
        return "is indented more than the field above it", "take the blanks at its beginning away"
    if row.startswith("-"):
        return "is an entry of no list", "write the field it belongs to above it, such as 'authors:'"
    return "is no field", "write 'field: value'; what goes on with the line above is indented by two blanks"
