"""Who may import whom: import-linter holds the contracts of pyproject.toml."""

from __future__ import annotations

import logging

import pytest
from importlinter.cli import lint_imports


@pytest.fixture
def loggers_as_found():
    """Switch on again what import-linter switches off: it sets up logging for the process."""
    known = [one for one in logging.root.manager.loggerDict.values() if hasattr(one, "disabled")]
    before = [(one, one.disabled) for one in known]
    yield
    for one, was in before:
        one.disabled = was


def test_import_contracts_hold(loggers_as_found):
    assert lint_imports(cache_dir=None) == 0
