"""How strongly a posting asks for a thing: the cue of its clause, else its section."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matcher.clauses import Stretch
    from matcher.sections import BlockKind
    from matcher.types import Strength

_SECTION: Mapping[BlockKind, Strength] = {
    "preferred": "preferred",
    "requirements": "required",
    "certifications": "required",
    "unasked": "excluded",
}
# "No A, B or C required" is one cue: its last word asks for nothing.
_NOT_ONE = frozenset({"no", "neither"})
_CUES: tuple[tuple[str, Strength, bool], ...] = (
    ("preferred_composite", "preferred", True),
    ("excluded_after", "excluded", True),
    ("excluded_before", "excluded", False),
    ("preferred_after", "preferred", True),
    ("preferred_before", "preferred", False),
    ("mentioned_before", "mentioned", False),
    ("required_after", "required", True),
    ("required_before", "required", False),
)
_SETS_KEPT = 1024
# In a sentence with more cues than any writer sets, those far away rule nothing.
_MANY = 64


class Cue(NamedTuple):
    """A word that rules what stands before it (`after` True) or what follows it."""

    strength: Strength
    after: bool
    start: int
    end: int


class Cues:
    """The words that tell how strongly a clause asks; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._groups = [(words[name], strength, after) for name, strength, after in _CUES]
        asking = "|".join(f"(?:{pattern})" for pattern in words["asking"])
        self._asking = re.compile(asking)
        self.patterns: dict[str, str] = {"asking": asking}
        for kind, (patterns, _, _) in enumerate(self._groups):
            self.patterns |= {f"cue {kind} {i}": pattern for i, pattern in enumerate(patterns)}
        self._kinds = {
            f"cue {kind} {i}": (kind, i)
            for kind, (patterns, _, _) in enumerate(self._groups)
            for i in range(len(patterns))
        }
        # The same few words come again and again, so few of all the sets are ever compiled.
        self._any_of = lru_cache(maxsize=_SETS_KEPT)(self._compiled)

    def find(self, sentence: str, offset: int, hints: frozenset[str]) -> list[Cue]:
        """Return the cues of a sentence in order, none overlapping; earlier kinds win."""
        may = sorted(self._kinds[name] for name in hints if name in self._kinds)
        if not may:
            return []
        low = sentence.lower().replace("’", "'")
        found: list[Cue] = []
        for kind, chosen in groupby(may, key=itemgetter(0)):
            _, strength, after = self._groups[kind]
            earlier = sorted(found, key=lambda cue: cue.start)
            for match in self._any_of(kind, tuple(i for _, i in chosen)).finditer(low):
                cue = Cue(strength, after, offset + match.start(), offset + match.end())
                if _is_free(cue, earlier):
                    found.append(cue)
        if len(found) < 2:  # noqa: PLR2004  one cue cannot deny another
            return found
        return _without_denied(sorted(found, key=lambda cue: cue.start), low, offset)

    def _compiled(self, kind: int, chosen: tuple[int, ...]) -> re.Pattern[str]:
        patterns = self._groups[kind][0]
        return re.compile("|".join(f"(?:{patterns[i]})" for i in chosen))

    def asks(self, sentence: str, hints: frozenset[str]) -> bool:
        """Tell whether the sentence asks for experience or knowledge by its own wording."""
        if "asking" not in hints:
            return False
        low = sentence.lower().lstrip("-*•·▪– \t").replace("’", "'")
        return self._asking.search(low) is not None


def _is_free(cue: Cue, others: list[Cue]) -> bool:
    """Tell whether a cue overlaps none of the others, which are in order and apart."""
    at = bisect_left(others, cue.end, key=lambda other: other.start)
    return not at or others[at - 1].end <= cue.start


def _without_denied(cues: list[Cue], sentence: str, offset: int) -> list[Cue]:
    """Drop the word of demand that a "no" or "neither" before its list denies."""
    kept: list[Cue] = []
    denying = False
    for cue in cues:
        if not (denying and cue.strength == "required"):
            kept.append(cue)
        denying = sentence[cue.start - offset : cue.end - offset].strip() in _NOT_ONE
    return kept


def ruling(cues: list[Cue], clause: Stretch, start: int, end: int) -> Cue | None:
    """Return the cue that rules the characters start to end of a clause, or None.

    A cue of the same clause goes before one of another; then the nearest; a composite that
    spans clauses ("not required but an advantage") counts as near to both.
    """
    if not cues:
        return None
    if len(cues) > _MANY:
        at = bisect_left(cues, start, key=lambda cue: cue.start)
        cues = cues[max(0, at - _MANY // 2) : at + _MANY // 2]

    def rank(cue: Cue) -> tuple[bool, bool, int]:
        outside = not (clause.start <= cue.start < clause.end)
        gap = cue.start - end if cue.start >= end else start - cue.end
        facing = cue.after == (cue.start >= end)
        return (outside, not facing, abs(gap))

    best = min(cues, key=rank)
    outside, backwards, _ = rank(best)
    if best.strength == "excluded" and (outside or backwards):
        others = [cue for cue in cues if cue.strength != "excluded"]
        return ruling(others, clause, start, end)
    # "Jira and preferably a CSM": what stands before such a word is not asked for less.
    if best.strength == "preferred" and backwards and not best.after and best.end < clause.end - 1:
        return ruling([cue for cue in cues if cue is not best], clause, start, end)
    return best


def by_section(kind: BlockKind, *, asks: bool) -> Strength:
    """Return the strength that a mention without a cue takes from its section."""
    if kind in {"unknown", "duties"} and asks:
        return "required"
    return _SECTION.get(kind, "mentioned")
