"""SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
from importlib import metadata
from typing import Any
from urllib.parse import quote

from plugins.newsroom import rules
from plugins.newsroom.problems import Finding
from scripts.reports.report import Report, place, spot

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def written(report: Report) -> str:
    """A log of one run. Rules stand in the order of the book, so that equal findings give equal bytes."""
    used = {finding.rule for finding in report.findings}
    book = [rule for rule in rules.BOOK.values() if rule.id in used]
    index = {rule.id: number for number, rule in enumerate(book)}
    driver = {"name": "paper check", "version": metadata.version("joint-press"), "rules": [_rule(rule) for rule in book]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(report, finding, index) for finding in report.findings]}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: rules.Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.text},
        "help": {"text": f"{rule.cure}. For example: {rule.example}"},
        "defaultConfiguration": {"level": "error" if rule.at("").stops else "note"},
    }


def _result(report: Report, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(place(finding), errors="surrogateescape")}}
    if finding.line:
        location["region"] = {"startLine": finding.line}
        source = report.source(finding)
        if source.strip():
            start, end = spot(finding, source)
            location["region"] |= {"startColumn": start + 1, "endColumn": end + 1}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": "error" if finding.stops else "note",
        "message": {"text": finding.message + (f"; {finding.cure}" if finding.cure else "")},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"paper/v1": hashlib.sha256(f"{finding.path}\0{finding.rule}\0{finding.message}".encode("utf-8", "surrogatepass")).hexdigest()},
    }
