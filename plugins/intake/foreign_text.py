"""The text of a piece from elsewhere: Markdown with nothing in it that only the old site could read."""

from __future__ import annotations

import re
import sys
from urllib.parse import urljoin

from plugins.intake import dialects, gate
from plugins.intake.markdown import RAW_IMAGE, unclosed

_CODE = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?^(?P=fence)[^\n]*$|(?<!`)(?P<ticks>`++)[^\n]*?[^`](?P=ticks)(?!`)", re.M | re.S)
_KEPT = re.compile("\ue000(\\d+)\ue001")
_CODE_OPENING = re.compile(
    r"\{%-?\s*(?P<liquid>highlight|codeblock)\b\s*(?:lang:)?(?P<liquid_in>[\w#+-]*)[^%{}\n]*%\}\n?"
    r"|\{\{[<%]\s*(?P<hugo>highlight|code(?:-toggle)?)(?![\w-])\s*\"?(?P<hugo_in>[\w#+-]*)[^{}\n]*\}\}\n?"
    r"|\[\[!format\s+(?P<wiki_in>[\w#+-]+)\s+(?P<wiki>\"{3}|'{3})\n?"
)
"""Where code begins as Jekyll, Hexo, Hugo and ikiwiki have it."""
_FIGURE = re.compile(r"\{\{[<%]\s*figure\b((?:\"[^\"\n]{0,1000}\"|[^\"{}\n]){0,500}?)/?\s*[>%]\}\}")
_CAPTION = re.compile(r"\b(?:caption|title|alt)=\"([^\"]+)\"")
_BLOCK = re.compile(r"^(<(?:details|center)\b(?![^<>]*\bmarkdown=)[^<>]*)>(?=[^\n]*\n[ \t]*\n)", re.M | re.I)
_MARKS = re.compile(
    # Liquid and Hugo, lists of attributes, ikiwiki's directives, places for tables of contents, MDX
    r"\{%.{0,1000}?%\}|\{\{.{0,1000}?\}\}"
    r"|^\{:[^}\n]*\}[ \t]*$|(?<=[)*\]\ue001])\{[:#.][^{}\n]*\}"
    r"|\[\[!(?:comment|if|inline|map|meta|orphans|pagestats|sidebar|tag|taglink|tags|toc)\b.{0,1000}?\]\]|^(?:\[TOC\]|\[\[_?toc_?\]\])[ \t]*$"
    r"|^import\s[^\n]*?[\"'][^\"'\n]+[\"'];?[ \t]*$",
    re.M | re.S | re.I,
)
_NUMBER = re.compile(r"&#(?:([0-9]{1,8})|[xX]([0-9A-Fa-f]{1,7}));?")
_TITLE = r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?"""
_WORDS = r"((?:[^\[\]]|\[[^\[\]]{0,500}\]){0,1000})"
"""What may stand within a link or for a picture, at a length that somebody has written."""
_IMAGE = re.compile(rf"!\[{_WORDS}\](?:\(\s*(?:<[^>\n]{{0,2000}}>|[^)\s\"'>]{{0,2000}}){_TITLE}\s*\)|\[[^\]]*\])")
_NO_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(\s*\)")
_LINK = re.compile(r"(?<!!)\[" + _WORDS + r"\]\(\s*(?:<([^>\n]{0,2000})>|([^)\s]{1,2000}))(" + _TITLE + r")\s*\)")
_REFERENCE = re.compile(r"^( {0,3}\[([^\]^]+)\]:\s*)<?(\S+?)>?(" + _TITLE + r")\s*$", re.M)
_REFERRING = re.compile(r"(?<!!)\[([^\[\]]+)\](?:[ ]?\[([^\[\]]*)\])?(?![(:])")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,30}:[^\s<>]+)>")
_HTML_LINK = re.compile(r"(<a\b[^<>]*?\bhref=)([\"'])([^\"']*)\2", re.I)


def portable(body: str, base: str, remarks: list[str]) -> str:
    """The text with no picture that is not here, no link that leads nowhere, and no mark of another generator's.

    Code is left as it is. Links that lead within the old site begin from `base`, or become text where there is none.
    """
    body = dialects.plain(_fenced(body), remarks)
    code: list[str] = []

    def keep(match: re.Match[str]) -> str:
        code.append(match[0])
        return f"\ue000{len(code) - 1}\ue001"

    body = _CODE.sub(keep, body.replace("\ue000", "").replace("\ue001", ""))
    body = _closed(_links(_pictures(_marks(body, remarks), remarks), base), remarks)
    while _KEPT.search(body):
        body = _KEPT.sub(lambda m: code[int(m[1])], body)
    return body


def _fenced(body: str) -> str:
    """Code between fences, with its language where that is said; what does not end is no code, and is looked for once."""
    parts: list[str] = []
    at = 0
    endless: set[str] = set()
    for match in _CODE_OPENING.finditer(body):
        if match["liquid"]:
            closing, language = rf"\{{%-?\s*end{match['liquid']}\s*-?%\}}", match["liquid_in"]
        elif match["hugo"]:
            closing, language = rf"\{{\{{[<%]\s*/\s*{match['hugo']}\s*[>%]\}}\}}", match["hugo_in"] if match["hugo"] == "highlight" else ""
        else:
            closing, language = rf"{match['wiki']}\s*\]\]", match["wiki_in"]
        end = re.compile(closing).search(body, match.end()) if match.start() >= at and closing not in endless else None
        if end:
            parts += [body[at : match.start()], f"```{language}\n{body[match.end() : end.start()].removesuffix(chr(10))}\n```"]
            at = end.end()
        elif match.start() >= at:
            endless.add(closing)
    return "".join([*parts, body[at:]])


def _captioned(match: re.Match[str]) -> str:
    """What stood below a picture that is not here."""
    caption = _CAPTION.search(match[1])
    return f"*({caption[1]})*" if caption else match[0]


def _marks(body: str, remarks: list[str]) -> str:
    """Without short codes, Liquid, lists of attributes, and the numbers of characters that no page can hold."""
    body = _BLOCK.sub(r'\1 markdown="1">', _FIGURE.sub(_captioned, body))
    body = _NUMBER.sub(lambda m: "" if _is_unfit(m) else m[0], body)
    body, count = _MARKS.subn("", body)
    if count:
        remarks.append(f"{count} marks of another generator, such as {{{{ … }}}}, are left out; look at what they stood for")
    return body


def _is_unfit(number: re.Match[str]) -> bool:
    point = int(number[1]) if number[1] else int(number[2], 16)
    return point == 0 or point > sys.maxunicode or gate.unfit(chr(point), "") is not None


def _closed(body: str, remarks: list[str]) -> str:
    """Without HTML that begins and does not end."""
    for name in unclosed(body):
        surplus = len(re.findall(rf"<{name}\b", body, re.I)) - len(re.findall(rf"</{name}\b", body, re.I))
        tags = list(re.finditer(rf"<{name}\b[^<>]*>?", body, re.I))
        for match in reversed(tags[len(tags) - max(surplus, 0) :]):
            body = body[: match.start()] + body[match.end() :]
        remarks.append(f"<{name}> began and did not end, and is left out; look at the passage")
    return body


def _pictures(body: str, remarks: list[str]) -> str:
    """Without pictures: they are not here, and nobody has said by what right they could be."""
    count = len(_IMAGE.findall(body)) + len(RAW_IMAGE.findall(body))
    if count:
        remarks.append(f"{count} pictures are left out; put the files in the group's photos folder and set them anew")
    return RAW_IMAGE.sub("", _IMAGE.sub(lambda m: f"*({m[1]})*" if m[1].strip() and "://" not in m[1] else "", body))


def _links(body: str, base: str) -> str:
    def lead(target: str) -> str:
        if re.match(r"https?://[^\s/]|mailto:\S", target, re.I) or target.startswith("#"):
            return target
        if target.startswith("//"):
            return f"https:{target}"
        return urljoin(base, target) if base and not re.match(r"[{|]|[a-zA-Z][a-zA-Z0-9+.-]*:", target) else ""

    def link(match: re.Match[str]) -> str:
        target = lead(match[2] or match[3] or "")
        return f"[{match[1]}](<{target}>{match[4]})" if set("() ") & set(target) else f"[{match[1]}]({target}{match[4]})" if target else match[1]

    def html_link(match: re.Match[str]) -> str:
        target = lead(match[3])
        return f'{match[1]}"{target}"' if target else "<a"

    body = _LINK.sub(link, _NO_LINK.sub(r"\1", body))
    lost = {_folded(m[2]) for m in _REFERENCE.finditer(body) if not lead(m[3])}
    body = _REFERENCE.sub(lambda m: f"{m[1]}{lead(m[3])}{m[4]}" if lead(m[3]) else "", body)
    if lost:
        body = _REFERRING.sub(lambda m: m[1] if _folded(m[2] or m[1]) in lost else m[0], body)
    body = _AUTOLINK.sub(lambda m: m[0] if lead(m[1]) else m[1], body)
    return _HTML_LINK.sub(html_link, body)


def _folded(name: str) -> str:
    """The name of a link's address, as it is compared."""
    return " ".join(name.split()).lower()
