"""GitHub's annotations: lines that a runner reads from a step's output. Forgejo's runner reads them too."""

from __future__ import annotations

from scripts.reports.report import Report, place


def written(report: Report) -> str:
    """One command a finding, and one for every yes that is missing."""
    lines = []
    for finding in report.findings:
        line = f",line={finding.line}" if finding.line else ""
        kind, message = "error" if finding.stops else "notice", finding.message + (f"; {finding.cure}" if finding.cure else "")
        lines.append(f"::{kind} file={_property(place(finding))}{line},title={_property(finding.rule)}::{_data(message)}")
    lines += [f"::notice title=still needed::{_data(str(need))}" for need in (report.verdict.needs if report.verdict else ())]
    return "".join(f"{line}\n" for line in [*lines, report.sum])


def _data(text: str) -> str:
    """A message that ends where it ends: no line of it is a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
