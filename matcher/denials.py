"""What a resume denies: the stretches in which it says what a person has not, or has not done.

A cue denies its whole clause, what follows it, what stands before it, or the sentence that it
refers back to; a line such as "Gaps:" denies the list below it. Naming a thing only to say that
it is missing must never count for anybody, so a doubt is read as a denial.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from matcher.blanks import blanked
from matcher.claim_clauses import NEXT_LEVEL, clause_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    Place = tuple[int, int]

_FLAGS = re.IGNORECASE | re.MULTILINE
# "Reports that nobody had asked for": who else did not do something is said in its own clause.
_OTHERS = re.compile(
    r"\b(?:that|which|who|whose|where|when|if|because|until|unless|than)\b(?! (?:I|we|my)\b)"
)
_PART = re.compile(r"[,(]\s")
_SENTENCE_END = re.compile(r"\n|[.!?]\s")
_LIST = re.compile(r"(?:\n[ \t]*(?:[-•*▪·●◦–—]|\d{1,2}[.)])[^\n]*)+")
_LONGEST_HEADING = 80
_REACH = 400


class Denials:
    """Finds what is denied; made once from the vocabulary, safe to share by threads."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._readers = tuple(
            (re.compile("|".join(words[name]), _FLAGS), reach)
            for name, reach in (
                ("denied", _clause),
                ("denied_after", _rest),
                ("denied_before", _own_part),
                ("denied_back", _sentence),
            )
        )
        self._heading = re.compile("|".join(words["denied_list"]), _FLAGS)
        self._places = lru_cache(maxsize=2)(self._find)

    def places(self, text: str) -> tuple[Place, ...]:
        """Return the denied stretches of a text in order, half-open, apart from one another."""
        return self._places(text)

    def covers(self, text: str, start: int, end: int) -> bool:
        """Tell whether the characters lie in a denied stretch, wholly or in part."""
        places = self._places(text)
        before = bisect_right(places, (start, len(text))) - 1
        if before >= 0 and places[before][1] > start:
            return True
        return before + 1 < len(places) and places[before + 1][0] < end

    def without(self, text: str) -> str:
        """Return the text with what is denied in blanks, all else in its place."""
        return blanked(text, self._places(text))

    def _find(self, text: str) -> tuple[Place, ...]:
        merged: list[Place] = []
        for start, end in sorted(self._all(text)):
            if merged and start <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return tuple(merged)

    def _all(self, text: str) -> Iterator[Place]:
        for pattern, reach in self._readers:
            for cue in pattern.finditer(text):
                yield reach(text, cue.start(), cue.end())
        for cue in self._heading.finditer(text):
            stop = text.find("\n", cue.end())
            line_end = len(text) if stop < 0 else stop
            low = text.rfind("\n", 0, cue.start()) + 1
            below = _LIST.match(text, line_end)
            if below and line_end - low <= _LONGEST_HEADING:
                yield line_end, below.end()


def _clause(text: str, start: int, end: int) -> Place:
    low, high = clause_around(text, start, end)
    for boundary in (NEXT_LEVEL, _OTHERS):
        low = max([low, *(cut.end() for cut in boundary.finditer(text, low, start))])
    return low, high


def _rest(text: str, start: int, end: int) -> Place:
    return start, clause_around(text, start, end)[1]


def _own_part(text: str, start: int, end: int) -> Place:
    """Return what stands before the cue: all that a colon sums up, else the last of a list."""
    low = clause_around(text, start, end)[0]
    if text[start] != ":":
        cuts = [cut.end() for cut in _PART.finditer(text, low, start)]
        low = cuts[-1] if cuts else low
    return low, end


def _sentence(text: str, start: int, end: int) -> Place:
    """Return the sentence that a cue refers back to, up to the end of the cue's clause."""
    since = max(0, start - _REACH)
    cuts = [cut.end() for cut in _SENTENCE_END.finditer(text, since, start)]
    # "It is Jira. I never used it": the cue's own sentence may hold nothing else.
    if len(cuts) > 1 and not any(map(str.isalnum, text[cuts[-1] : start])):
        cuts.pop()
    return (cuts[-1] if cuts else since), clause_around(text, start, end)[1]
