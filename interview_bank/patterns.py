"""Patterns over whole answers, searched in time that grows with the text and no faster.

RE2 (google-re2) instead of the standard library: many phrases are looked for at once, and a
pattern with forty alternatives costs what one costs. It knows no look-ahead, and none is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import re2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_bank.types import Span

MEMORY = 64 << 20  # bytes that the many-patterns automaton may grow to


class Found(Protocol):
    """One place where a pattern was found; offsets in the text."""

    def group(self) -> str:
        """Return the characters found."""

    def start(self) -> int:
        """Return where they start."""

    def end(self) -> int:
        """Return where they end."""

    def span(self) -> Span:
        """Return both."""


class Phrases(Protocol):
    """A compiled pattern."""

    @property
    def pattern(self) -> str:
        """Return the pattern as written."""

    def search(self, text: str) -> Found | None:
        """Return the first place, if there is one."""

    def finditer(self, text: str) -> Iterator[Found]:
        """Yield the places in order, never overlapping."""

    def findall(self, text: str) -> list[str]:
        """Return what was found, in order."""


def phrases(pattern: str) -> Phrases:
    """Compile a pattern that does not mind capitals."""
    compiled: Phrases = re2.compile(f"(?i){pattern}")
    return compiled


class Named:
    """Several named patterns, looked for in one pass."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        """Compile the patterns; the names come back from `found`."""
        options = re2.Options()
        options.max_mem = MEMORY
        self._names = tuple(patterns)
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns.values():
            self._set.Add(pattern)
        self._set.Compile()

    def found(self, text: str) -> list[str]:
        """Return the names of the patterns that occur in `text`."""
        return [self._names[index] for index in self._set.Match(text) or ()]
