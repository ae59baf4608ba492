"""GitLab's Code Quality report, which a merge request shows beside the lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from scripts.reports.report import Report, place


def written(report: Report) -> str:
    """A list of issues; a fingerprint is of what and where, not of the line, so that it stays when text above it grows."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        what = f"{finding.path}\0{finding.rule}\0{finding.message}"
        seen[what] += 1
        issues.append(
            {
                "description": finding.message + (f"; {finding.cure}" if finding.cure else ""),
                "check_name": finding.rule,
                "fingerprint": hashlib.sha256(f"{what}\0{seen[what]}".encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": "major" if finding.stops else "info",
                "location": {"path": place(finding), "lines": {"begin": max(1, finding.line)}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
