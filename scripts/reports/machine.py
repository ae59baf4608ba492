"""JSON in our own words, for scripts."""

from __future__ import annotations

import json

from scripts.reports.report import Report, place


def written(report: Report) -> str:
    """Findings as they are, with paths from the top of the repository; `agreement` is null where no submission was judged."""
    findings = [
        {"kind": "problem" if f.stops else "note", "path": place(f), "line": f.line, "rule": f.rule, "message": f.message, "cure": f.cure}
        for f in report.findings
    ]
    verdict = report.verdict
    needs = [{"matter": n.matter, "words": n.words, "accounts": [*n.accounts], "paths": [*n.paths]} for n in verdict.needs] if verdict else []
    agreement = {"agreed": verdict.is_agreed, "needs": needs} if verdict else None
    data = {"problems": report.problems, "notes": report.notes, "findings": findings, "agreement": agreement}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
