"""Front matter as people write it: one-line fields are literal, every scalar is a string, every fault has a line."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from plugins.newsroom import rules
from plugins.newsroom.metadata import Fields
from plugins.newsroom.problems import Finding

LITERAL = frozenset(
    "title summary alt caption credit rights name text reason quote publication permission edited series venue access "
    "author translator editor photographer by about licence url contact online".split()
)
"""Fields whose one line is taken as it stands: a colon, a # or a quotation mark is just text."""

MAX_CHARACTERS = 20_000
MAX_DEPTH = 8


class _Loader(yaml.SafeLoader):
    """YAML without anchors and aliases: a few lines of them can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse an alias, and an anchor, which is no use without one."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise yaml.MarkedYAMLError(problem="& and * have a meaning in YAML; quote the text", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


_FIELD = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[A-Za-z][A-Za-z0-9_-]*):[ \t]+(?P<value>\S.*?)[ \t]*$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(\s+#.*)?$")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$""")


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
    try:
        root = yaml.compose(literal_lines(text), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        what = (error.problem or "it is not YAML").replace("\n", " ")
        return None, (rules.fields.YAML.at(path, line, f"cannot be read here ({what})"),)
    except (yaml.YAMLError, RecursionError) as error:
        return None, (rules.fields.YAML.at(path, first_line, f"cannot be read ({type(error).__name__})"),)
    if root is None:
        return Fields({}, {}, first_line), ()
    problems: list[Finding] = []
    lines: dict[tuple[str | int, ...], int] = {}
    value = _value(root, (), lines, problems, path, first_line)
    if not isinstance(value, dict):
        if not problems:
            problems.append(rules.fields.YAML.at(path, first_line, "is no list of fields", "write 'field: value', one on each line"))
        return None, tuple(problems)
    return Fields(value, lines, first_line), tuple(problems)


def literal_lines(text: str) -> str:
    """The same YAML with the one-line text fields quoted; lines keep their numbers."""
    lines = text.split("\n")
    number = 0
    inside_block = -1
    while number < len(lines):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if inside_block >= 0 and line.strip() and indent <= inside_block:
            inside_block = -1
        match = _FIELD.match(line) if inside_block < 0 else None
        if match and _BLOCK.match(match["value"]):
            inside_block = indent
        elif (
            match
            and match["key"] in LITERAL
            and not _QUOTED.match(match["value"])
            and not match["value"].startswith(("{", "&", "*", "!"))
            and not (match["key"] == "by" and match["value"].startswith("["))
        ):
            depth, following, value = len(match["lead"]), number + 1, match["value"]
            while following < len(lines) and lines[following].strip() and _continues(lines[following], depth):
                value += " " + lines[following].strip()
                lines[following] = ""
                following += 1
            lines[number] = f"{match['lead']}{match['key']}: {json.dumps(value, ensure_ascii=False)}"
        number += 1
    return "\n".join(lines)


def _continues(line: str, depth: int) -> bool:
    """Whether a line goes on with the value above, being indented deeper and no field or list entry."""
    indent = len(line) - len(line.lstrip(" "))
    return indent > depth and not line.lstrip().startswith("- ") and not _FIELD.match(line)


def _value(node: yaml.Node, place: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], problems: list[Finding], path: str, first: int) -> Any:
    """A node as strings, lists and dicts; scalars are never anything but strings."""
    line = first + node.start_mark.line
    lines.setdefault(place, line)
    if len(place) > MAX_DEPTH:
        problems.append(rules.fields.YAML.at(path, line, "is nested too deeply"))
        return ""
    if isinstance(node, yaml.ScalarNode):
        if node.style is None and node.value in ("", "~", "null"):
            return None
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*place, i), lines, problems, path, first) for i, child in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, child in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        key_line = first + key_node.start_mark.line
        if key in result:
            problems.append(rules.fields.DOUBLED_FIELD.at(path, key_line, f"'{key}' stands twice (first on line {lines[(*place, key)]})"))
            continue
        lines[(*place, key)] = key_line
        result[key] = _value(child, (*place, key), lines, problems, path, first)
    return {key: value for key, value in result.items() if value is not None}
