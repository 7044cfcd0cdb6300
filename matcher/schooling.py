"""Degrees: the level a text names, for postings and resumes alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from matcher.types import Schooling

if TYPE_CHECKING:
    from matcher.types import Degree, Strength

RANK: dict[Degree, int] = {
    "secondary": 1,
    "associate": 2,
    "bachelor": 3,
    "master": 4,
    "doctorate": 5,
}
_BEFORE = 10
_AFTER = 24


class Named(NamedTuple):
    """A degree named in a text, with its place."""

    level: Degree
    start: int
    end: int


class Degrees:
    """Finds degrees; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._levels = [
            (level, re.compile("|".join(words[level]), re.IGNORECASE)) for level in reversed(RANK)
        ]
        self._or_equivalent = re.compile("|".join(words["or_equivalent"]), re.IGNORECASE)
        self._hints, self._initials = words["hints"], words["initials"]
        self._not_before = re.compile("|".join(words["not_degree_before"]), re.IGNORECASE)
        self._not_after = re.compile("|".join(words["not_degree_after"]), re.IGNORECASE)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Named]:
        """Return the degrees named between the offsets, in order, none overlapping."""
        stop = len(text) if end is None else end
        piece = text[start:stop]
        low = piece.lower()
        if not any(h in low for h in self._hints) and not any(h in piece for h in self._initials):
            return []
        found: list[Named] = []
        for level, pattern in self._levels:
            for match in pattern.finditer(text, start, stop):
                free = all(match.end() <= n.start or n.end <= match.start() for n in found)
                if free and not self._is_other(text, match):
                    found.append(Named(level, match.start(), match.end()))
        return sorted(found, key=lambda named: named.start)

    def _is_other(self, text: str, match: re.Match[str]) -> bool:
        lead = text[max(0, match.start() - _BEFORE) : match.start()]
        tail = text[match.end() : match.end() + _AFTER]
        return bool(self._not_before.search(lead) or self._not_after.search(tail))

    def asked(
        self, text: str, sentence: tuple[int, int], following: str, strength: Strength
    ) -> tuple[Schooling, Named] | None:
        """Return the lowest degree that a sentence of a posting asks for, with its place.

        `following` is the next sentence, which may add that experience serves as well.
        """
        named = self.find(text, *sentence)
        if not named:
            return None
        lowest = min(named, key=lambda row: RANK[row.level])
        lasting = self._or_equivalent.search(text, *sentence)
        lasting = lasting or self._or_equivalent.search(following)
        return Schooling(lowest.level, strength, lasting is not None), lowest
