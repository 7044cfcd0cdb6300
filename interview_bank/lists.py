"""Word lists, written as a person reads them: blanks between the words."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())
