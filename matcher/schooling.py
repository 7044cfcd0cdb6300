"""Degrees: the level a text names, for postings and resumes alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.types import Degree

RANK: dict[Degree, int] = {
    "secondary": 1,
    "associate": 2,
    "bachelor": 3,
    "master": 4,
    "doctorate": 5,
}
_BEFORE = 24
_AFTER = 24
# "PhD degree", "MBA level degree": the word is the end of that name, and no degree of its own.
_OWN_WORD = re.compile(r"[\s-]{0,2}(?:level )?degrees?\b", re.IGNORECASE)


class Named(NamedTuple):
    """A degree named in a text, with its place."""

    level: Degree
    start: int
    end: int


class _Level(NamedTuple):
    """A degree with the words and capitals of which one stands where it is named."""

    name: Degree
    hints: tuple[str, ...]
    initials: tuple[str, ...]
    pattern: re.Pattern[str]


class Degrees:
    """Finds degrees; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._levels = [
            _Level(
                name,
                words[f"{name}_hints"],
                words[f"{name}_initials"],
                re.compile("|".join(words[name]), re.IGNORECASE),
            )
            for name in reversed(RANK)
        ]
        self.patterns: dict[str, str] = {
            level.name: level.pattern.pattern for level in self._levels
        }
        self._or_equivalent = re.compile("|".join(words["or_equivalent"]), re.IGNORECASE)
        self._not_before = re.compile("|".join(words["not_degree_before"]), re.IGNORECASE)
        self._not_after = re.compile("|".join(words["not_degree_after"]), re.IGNORECASE)

    def likely(self, hints: frozenset[str]) -> list[_Level]:
        """Return the levels whose patterns are among those that a sentence may hold."""
        return [level for level in self._levels if level.name in hints]

    def find(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        among: Sequence[_Level] | None = None,
    ) -> list[Named]:
        """Return the degrees named between the offsets, in order, none overlapping.

        `among` are the levels to look for, all of them when not given.
        """
        if among is None:
            among = self._levels
        if not among:
            return []
        stop = len(text) if end is None else end
        piece = text[start:stop]
        low = piece.lower()
        found: list[Named] = []
        taken = bytearray(len(piece))
        for level in among:
            hinted = any(map(low.__contains__, level.hints))
            if not hinted and not any(map(piece.__contains__, level.initials)):
                continue
            for match in level.pattern.finditer(text, start, stop):
                place = slice(match.start() - start, match.end() - start)
                if any(taken[place]):
                    continue
                word = _OWN_WORD.match(text, match.end(), stop)
                length = (word or match).end() - match.start()
                taken[place.start : place.start + length] = b"\1" * length
                if not self._is_other(text, match):
                    found.append(Named(level.name, match.start(), match.end()))
        return sorted(found, key=lambda named: named.start)

    def _is_other(self, text: str, match: re.Match[str]) -> bool:
        lead = text[max(0, match.start() - _BEFORE) : match.start()]
        tail = text[match.end() : match.end() + _AFTER]
        return bool(self._not_before.search(lead) or self._not_after.search(tail))

    def asked(self, text: str, sentence: tuple[int, int], among: Sequence[_Level]) -> Named | None:
        """Return the lowest degree that a sentence of a posting names, of the levels `among`."""
        named = self.find(text, *sentence, among)
        return min(named, key=lambda row: RANK[row.level]) if named else None

    def or_equivalent(self, sentence: str) -> bool:
        """Tell whether a sentence says that experience serves as well."""
        return self._or_equivalent.search(sentence) is not None
