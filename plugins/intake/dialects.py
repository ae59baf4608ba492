"""Markdown of other generators, in the Markdown that is read everywhere: boxes, tabs, code within lists, what stands at headings.

A pure function of text. No word is left out; what only made it look otherwise is.
"""

from __future__ import annotations

import re

KINDS = frozenset(
    "abstract attention bug caution check danger details error example failure faq hint important info note question quote "
    "seealso success summary tip todo warning".split()
)
"""What a box may be called where it has no title of its own; other names are for what lies on the page, such as `columns`."""

MAX_DEPTH = 12

FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")
"""The line that begins a piece of code, however deep it stands."""

_INDENTED_BOX = re.compile(r"""(?P<indent>[ \t]*)(?:!!!|\?{3}\+?|===[!+]?)[ \t]+(?P<kind>[\w-]*)[ \w-]{0,60}?(?:"(?P<title>[^"\n]*)")?[ \t]*$""")
_FENCED_BOX = re.compile(
    r"(?P<indent>[ \t]*):{3,}[ \t]*"
    r"(?:\{(?P<attributes>[^\n]*)\}|(?P<kind>[\w#-]*))(?:\[(?P<box>[^\]\n]*)\]|[ \t]+(?P<title>[^\s:][^\n]*))?[ \t]*:*$"
)
_DIRECTIVE = re.compile(r"\{(?P<kind>[a-z]+)\}[ \t]*(?P<title>[^\n]*)$")
_ALERT = re.compile(r"(?P<quote>(?:[ \t]*>)+[ \t]*)\[!(?P<kind>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\n]*)$")
_ATTRIBUTES = re.compile(r"\{[ \t]*[#.:][^{}\n]*\}[ \t#]*$")
_QUOTED_FENCE = re.compile(r"(?P<quote>(?: {0,3}>)+ ?)(?P<fence>`{3,}|~{3,})[^`\n]*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\S")


def plain(body: str, remarks: list[str]) -> str:
    """The text with its boxes under a line of their own, and its code where it is read as code."""
    boxes: list[str] = []
    lines = _unboxed(body.expandtabs(4).split("\n") if "\t" in body and _INDENTED_BOX.search(body) else body.split("\n"), boxes)
    if boxes:
        remarks.append(f"{len(boxes)} boxes or tabs of another generator stand in the text now; look at where they end")
    return "\n".join(_code(lines))


def _unboxed(lines: list[str], boxes: list[str], depth: int = 0) -> list[str]:
    """The lines with every box opened, down to boxes within boxes that somebody has written; each is noted in `boxes`."""
    if depth > MAX_DEPTH:
        return lines
    out: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        fence = FENCE.match(line)
        if fence:
            end = _end(lines, number, fence)
            directive = _DIRECTIVE.match(fence["info"])
            if directive and directive["kind"] in KINDS:
                boxes.append(line)
                out += [*_label(fence["indent"], directive["kind"], directive["title"] or None), *_unboxed(lines[number:end], boxes, depth + 1), ""]
            else:
                out += lines[number - 1 : end + 1]
            number = end + 1
        elif box := _INDENTED_BOX.match(line):
            inner = len(box["indent"]) + 4
            end = next((n for n in range(number, len(lines)) if lines[n].strip() and not lines[n].startswith(" " * inner)), len(lines))
            if box["title"] is None and box["kind"].lower() not in KINDS:
                out.append(line)
                continue
            boxes.append(line)
            within = [box["indent"] + row[inner:] if row.strip() else "" for row in lines[number:end]]
            out += [*_label(box["indent"], box["kind"], box["title"]), *_unboxed(within, boxes, depth + 1)]
            number = end
        elif box := _FENCED_BOX.match(line):
            title = box["box"] or box["title"]
            kind = box["kind"] or ""
            if attributes := box["attributes"]:
                title = title or _first(r"title=\"([^\"]*)\"", attributes)
                kind = _first(r"\.(?:callout-)?([\w-]+)", attributes) or _first(r"^([a-z-]+)$", attributes) or ""
            boxes += [line] if kind else []
            out += _label(box["indent"], kind, title)
        elif alert := _ALERT.match(line):
            out += [f"{alert['quote']}**{_bare(alert['title']) or alert['kind'].capitalize()}**", alert["quote"].rstrip()]
        else:
            brace = line.rfind("{")
            out.append(line[:brace].rstrip() if line.startswith("#") and brace > 0 and _ATTRIBUTES.match(line, brace) else line)
    return out


def _end(lines: list[str], number: int, fence: re.Match[str]) -> int:
    """The line that ends the code which begins before line `number`; one past the last where none does."""
    closing = re.compile(rf"[ \t]*{re.escape(fence['fence'])}{fence['fence'][0]}*[ \t]*$")
    return next((n for n in range(number, len(lines)) if closing.match(lines[n])), len(lines))


def _label(indent: str, kind: str, title: str | None) -> list[str]:
    """What a box is headed with, on a line of its own."""
    words = _bare(title) if title is not None else kind.capitalize() if kind.lower() in KINDS else ""
    return ["", f"{indent}**{words}**", ""] if words else [""]


def _bare(title: str) -> str:
    return title.replace("**", "").strip()


def _first(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text)
    return match[1] if match else None


def _code(lines: list[str]) -> list[str]:
    """Code between fences that are read: at the margin, with a language and nothing else; within a list or a quotation, by its indent."""
    out: list[str] = []
    number = 0
    in_list = False
    while number < len(lines):
        line = lines[number]
        fence = FENCE.match(line)
        if quoted := _QUOTED_FENCE.match(line):
            mark = quoted["quote"].rstrip()
            end = next(
                (n for n in range(number + 1, len(lines)) if not lines[n].startswith(mark) or lines[n].removeprefix(mark).strip() == quoted["fence"]),
                len(lines),
            )
            out += [mark, *(f"{mark}     {row.removeprefix(mark).removeprefix(' ')}" for row in lines[number + 1 : end]), mark]
            number = end + (end < len(lines) and lines[end].startswith(mark))
            continue
        if not fence:
            in_list = bool(_ITEM.match(line)) or (in_list and (not line.strip() or line[0] in " \t" or bool(lines[number - 1].strip())))
            out.append(line)
            number += 1
            continue
        end = _end(lines, number + 1, fence)
        depth = len(fence["indent"].expandtabs(4))
        code = [_shifted(row, depth) for row in lines[number + 1 : end]]
        language = _first(r"^\{?[ .]*([\w#+.-]*)", fence["info"]) or ""
        if title := _first(r"\b(?:title|filename|caption)=\"([^\"]+)\"", fence["info"]):
            out += [f"{fence['indent']}*({title})*", ""]
        elif directive := _DIRECTIVE.match(fence["info"]):
            code = [directive["title"], *code] if directive["title"] else code
        if depth and in_list:
            out += ["", *((" " * (4 * -(-depth // 4) + 4) + row if row.strip() else "") for row in code), ""]
        elif depth < 4 and end < len(lines):
            out += [f"{fence['fence']}{language}", *code, fence["fence"]]
        else:
            out += lines[number : end + 1]
        number = end + 1
    return out


def _shifted(row: str, depth: int) -> str:
    """A row of code without the blanks before its fence, as far as it has them."""
    wide = row.expandtabs(4) if row[:depth].strip(" ") == "" and "\t" in row[:depth] else row
    return wide[min(depth, len(wide) - len(wide.lstrip(" "))) :]
