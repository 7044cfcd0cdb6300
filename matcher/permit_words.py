"""Licences, registrations and vettings that a resume names, in its holder's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from matcher.demands import Demand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.types import Kind

_MOST = 60


class PermitWords:
    """Finds what a person is licensed or cleared for; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._patterns: list[tuple[Kind, str, re.Pattern[str]]] = []
        for key, forms in words.items():
            kind, _, name = key.partition("_")
            pattern = re.compile("|".join(forms), re.IGNORECASE)
            self._patterns.append((cast("Kind", kind), name, pattern))

    def find(self, text: str) -> list[Demand]:
        """Return the permits named, in order; of two on the same words the earlier and longer."""
        found = sorted(self._all(text), key=lambda one: (one.start, -one.end))[:_MOST]
        out: list[Demand] = []
        for one in found:
            if not out or one.start >= out[-1].end:
                out.append(one)
        return out

    def _all(self, text: str) -> Iterator[Demand]:
        for kind, name, pattern in self._patterns:
            for match in pattern.finditer(text):
                yield Demand(name, kind, match.group().strip(), match.start(), match.end())
