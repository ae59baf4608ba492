"""The text of a piece from elsewhere: Markdown with nothing in it that only the old site could read."""

from __future__ import annotations

import re
import sys
from urllib.parse import urljoin

from plugins.intake import gate
from plugins.intake.markdown import RAW_IMAGE, unclosed

_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[^\n]*$|(?P<ticks>`+)(?!`)[^\n]*?[^`](?P=ticks)(?!`)", re.M | re.S)
_KEPT = re.compile("\ue000(\\d+)\ue001")
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+(\w+).*?%\}\n?(.*?)\n?\{%-?\s*endhighlight\s*-?%\}", re.S)
_MARKS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|^\{:[^}\n]*\}[ \t]*$|(?<=[)*\]])\{:[^}\n]*\}", re.M | re.S)
_NUMBER = re.compile(r"&#(?:([0-9]{1,8})|[xX]([0-9A-Fa-f]{1,7}));?")
_IMAGE = re.compile(r"!\[([^\]]*)\](?:\(\s*<?([^)\s>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\]]*\])")
_NO_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(\s*\)")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*(?:<([^>\n]*)>|([^)\s]+))((?:\s+(?:\"[^\"]*\"|'[^']*'))?)\s*\)")
_REFERENCE = re.compile(r"^( {0,3}\[[^\]^]+\]:\s*)<?(\S+?)>?((?:\s+(?:\"[^\"]*\"|'[^']*'))?)\s*$", re.M)
_HTML_LINK = re.compile(r"(<a\b[^>]*?\bhref=)([\"'])([^\"']*)\2", re.I)


def portable(body: str, base: str, remarks: list[str]) -> str:
    """The text with no picture that is not here, no link that leads nowhere, and no mark of another generator's.

    Code is left as it is. Links that lead within the old site begin from `base`, or become text where there is none.
    """
    body = _HIGHLIGHT.sub(lambda m: f"```{m[1]}\n{m[2]}\n```", body)
    code: list[str] = []

    def keep(match: re.Match[str]) -> str:
        code.append(match[0])
        return f"\ue000{len(code) - 1}\ue001"

    body = _CODE.sub(keep, body.replace("\ue000", "").replace("\ue001", ""))
    body = _closed(_links(_pictures(_marks(body, remarks), remarks), base), remarks)
    while _KEPT.search(body):
        body = _KEPT.sub(lambda m: code[int(m[1])], body)
    return body


def _marks(body: str, remarks: list[str]) -> str:
    """Without short codes, Liquid, lists of attributes, and the numbers of characters that no page can hold."""
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
    return RAW_IMAGE.sub("", _IMAGE.sub(lambda m: f"*({m[1]})*" if m[1].strip() else "", body))


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
    body = _REFERENCE.sub(lambda m: f"{m[1]}{lead(m[2])}{m[3]}" if lead(m[2]) else "", body)
    return _HTML_LINK.sub(html_link, body)
