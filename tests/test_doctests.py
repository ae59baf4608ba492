"""Examples in docstrings are so."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from tests.test_architecture import PLUGINS, modules

WITH_EXAMPLES = [".".join(file.relative_to(PLUGINS.parent).with_suffix("").parts) for file in modules() if ">>> " in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_in_docstrings_are_so(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name))

    assert tried
    assert not failed
