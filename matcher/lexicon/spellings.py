"""The spellings under which one phrase appears: British and American, joined and apart."""

from __future__ import annotations

import re
from functools import cache

TOKEN = re.compile(r"\w+(?:[+#]+(?!\w))?|[^\w\s®™©’'`\"“”]")

_SWAPS = (
    ("programmes", "programs"),
    ("programme", "program"),
    ("&", "and"),
    ("organisational", "organizational"),
    ("organisation", "organization"),
    ("organised", "organized"),
    ("organising", "organizing"),
    ("realisation", "realization"),
    ("prioritisation", "prioritization"),
    ("prioritise", "prioritize"),
    ("optimisation", "optimization"),
    ("analyse", "analyze"),
    ("catalogue", "catalog"),
    ("prince2", "prince 2"),
    ("prince2", "prince ii"),
)


def tokens(text: str) -> list[str]:
    """Return the lower-case words and marks of a phrase, quotes and trade marks left out."""
    return [match.group().lower() for match in TOKEN.finditer(text)]


@cache
def variants(alias: str, *, plural: bool) -> frozenset[tuple[str, ...]]:
    """Return every token sequence under which the alias may be written."""
    found = {tuple(tokens(alias))}
    for one, other in _SWAPS:
        found |= {_swap(words, one, other) for words in found}
        found |= {_swap(words, other, one) for words in found}
    found |= {_joined(words) for words in found}
    found |= {("ms", ".", *words[1:]) for words in found if words[0] == "ms"}
    if plural:
        found |= {_plural(words) for words in found}
    return frozenset(words for words in found if words)


def _swap(words: tuple[str, ...], one: str, other: str) -> tuple[str, ...]:
    spaced = f" {' '.join(words)} ".replace(f" {one} ", f" {other} ")
    return tuple(spaced.split())


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Swap hyphen and space, but never in "A-CSM", which would become "a CSM"."""
    if "-" in words and len(words[0]) > 1:
        return tuple(word for word in words if word != "-")
    if len(words) == len(("stage", "gate")) and all(word.isalpha() for word in words):
        return (words[0], "-", words[1])
    return words


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    last = words[-1]
    if not last.isalpha() or last.endswith(("s", "ing", "ed", "ment", "ship", "ence", "y")):
        return words
    return (*words[:-1], last + "s")
