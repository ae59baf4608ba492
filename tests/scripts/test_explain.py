"""`paper check --explain` knows every rule."""

from __future__ import annotations

import doctest

import pytest
from click.testing import CliRunner

from plugins.newsroom import rules
from scripts import explain
from scripts.check import check


@pytest.mark.parametrize("rule", rules.BOOK.values(), ids=rules.BOOK)
def test_every_rule_is_explained(rule: rules.Rule) -> None:
    result = CliRunner().invoke(check, ["--explain", rule.id])

    assert result.exit_code == 0
    assert rule.text in result.output and rule.cure in result.output and rule.example in result.output


def test_all_rules_are_listed() -> None:
    result = CliRunner().invoke(check, ["--explain", "all"])

    assert all(f"  {id} " in result.output for id in rules.BOOK)


def test_unknown_rule_is_told_with_the_nearest_one() -> None:
    result = CliRunner().invoke(check, ["--explain", "dot-flie"])

    assert result.exit_code == 2
    assert "did you mean 'dot-file'?" in result.output


def test_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(explain).failed == 0
