"""What is said about debates: introductions from all the groups, and each group's own words for not answering."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plugins.intake import links
from plugins.intake.gate import Found
from plugins.intake.manuscripts import Manuscript
from plugins.intake.registry import Registry
from plugins.newsroom import rules
from plugins.newsroom.debates import Decline, Introduction, debates
from plugins.newsroom.metadata import DeclineFields, IntroductionFields
from plugins.newsroom.model import Paper
from plugins.newsroom.problems import Finding
from plugins.newsroom.schema import Reader, nearest
from plugins.newsroom.settings import Settings

JOINT = "joint"
"""Whose a text is that belongs to all the groups: what one of them takes away is gone from it, and the text stays."""


def introductions(
    files: Iterable[Found],
    reader: Reader,
    manuscript: Callable[[Found], Manuscript | None],
    site: links.Site,
    paper: Paper,
    settings: Settings,
    findings: list[Finding],
) -> dict[str, Introduction]:
    """Introductions by the piece that a debate began with; of two, the first file's. What is wrong is added to `findings`."""
    found: dict[str, Introduction] = {}
    for file in files:
        text = manuscript(file)
        if text is None or text.fields is None:
            continue
        read, problems = reader.read(IntroductionFields, text.fields, file.path)
        findings += problems
        if read is None or text.converted is None or not text.is_sound:
            continue
        body, wrong = links.resolve(text.converted, links.Source(file.path, JOINT, text.body, text.body_line), site)
        findings += wrong
        line = text.fields.line("debate")
        if any(finding.stops for finding in wrong):
            continue
        if read.debate in found:
            findings.append(rules.debates.DOUBLED_INTRODUCTION.at(file.path, line))
            continue
        began = debates(paper).by_id
        if read.debate not in began:
            findings.append(rules.debates.DEBATE_OF_NOTHING.at(file.path, line, f"no debate began with '{read.debate}'", nearest(read.debate, [*began])))
        found[read.debate] = Introduction(read.debate, file.path, read.title or "", read.lang or settings.language, body)
    return found


def declines(files: Iterable[Found], registry: Registry, paper: Paper, settings: Settings) -> tuple[Decline, ...]:
    """Groups' words for not answering, of those that were asked, by day."""
    found = []
    for file in files:
        read = registry.model(file, DeclineFields) if file.group in paper.groups else None
        if read is None:
            continue
        fields, raw = read
        piece = paper.by_id.get(fields.to)
        if len(fields.words) > settings.max_summary:
            message = f"has {len(fields.words)} characters"
            registry.findings.append(rules.debates.LONG_DECLINE.at(file.path, raw.line("words"), message, f"shorten it to {settings.max_summary}"))
        elif piece is None or file.group not in piece.criticises:
            registry.findings.append(rules.debates.DECLINED_UNASKED.at(file.path, raw.line("to")))
        else:
            found.append(Decline(file.group, fields.to, fields.date, fields.words))
    return tuple(sorted(found, key=lambda decline: (decline.date, decline.group, decline.to, decline.words)))
