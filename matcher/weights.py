"""The published numbers of the score, read from the vocabulary's `weights.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from math import isclose
from typing import TYPE_CHECKING

from matcher.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PARTS = (
    "must_haves",
    "nice_to_haves",
    "experience",
    "kind_of_work",
    "level",
    "daily_work",
    "field",
    "schooling",
)
_TABLES = (
    "kinds", "status", "relation", "evidence", "schooling", "usual_years", "ladder", "level",
    "bands", "copied", "work", "years", "trades", "conditions",
    "spoken", "clearance", "unlike_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """Parts sum to 1; `table` holds the other numbers by table and key, `crafts` closeness."""

    parts: dict[str, float]
    table: dict[str, dict[str, float]]
    crafts: dict[str, dict[str, float]]


def load_weights(file: Traversable | None = None) -> Weights:
    """Return the numbers; raises `LexiconError` when the parts do not sum to 1."""
    file = file or resources.files("matcher.lexicon") / "weights.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for table in ("parts", "crafts", *_TABLES):
        if table not in data:
            raise LexiconError(file.name, table, "the table is missing")
    parts = data["parts"]
    if set(parts) != set(PARTS):
        raise LexiconError(file.name, "parts", f"must be exactly {', '.join(PARTS)}")
    if not isclose(sum(parts.values()), 1.0, abs_tol=1e-9):
        raise LexiconError(file.name, "parts", f"sum to {sum(parts.values()):g}; make it 1")
    return Weights(parts, {name: data[name] for name in _TABLES}, data["crafts"])
