"""Who may import whom: import-linter holds the contracts of pyproject.toml."""

from __future__ import annotations

from importlinter.cli import lint_imports


def test_import_contracts_hold():
    assert lint_imports(cache_dir=None) == 0
