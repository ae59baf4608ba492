"""What the check found, in the shapes that people and machines read. Each is a pure function of a Report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from scripts.reports import codeclimate, machine, markdown, sarif, workflow
from scripts.reports.report import Report

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "markdown": markdown.written,
        "github": workflow.written,
        "gitlab": codeclimate.written,
        "sarif": sarif.written,
        "json": machine.written,
    }
)
"""By the name that `paper check --format` knows; `text` is the terminal's, and knows its colours."""
