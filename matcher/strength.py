"""How strongly a posting asks for a thing: the cue of its clause, else its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
_KINDS = frozenset(name for name, _, _ in _CUES)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that rules what stands before it (`after` True) or what follows it."""

    strength: Strength
    after: bool
    start: int
    end: int


class Cues:
    """The words that tell how strongly a clause asks; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        joined = {name: _any_of(words[name]) for name, _, _ in _CUES}
        self._groups = [
            (name, re.compile(joined[name]), strength, after) for name, strength, after in _CUES
        ]
        asking = _any_of(words["asking"])
        self._asking = re.compile(asking)
        self.patterns: dict[str, str] = {**joined, "asking": asking}

    def find(self, sentence: str, offset: int, hints: frozenset[str]) -> list[Cue]:
        """Return the cues of a sentence in order, none overlapping; earlier kinds win."""
        if hints.isdisjoint(_KINDS):
            return []
        low = sentence.lower().replace("’", "'")
        found: list[Cue] = []
        for name, pattern, strength, after in self._groups:
            if name not in hints:
                continue
            for match in pattern.finditer(low):
                cue = Cue(strength, after, offset + match.start(), offset + match.end())
                if all(cue.end <= other.start or other.end <= cue.start for other in found):
                    found.append(cue)
        if len(found) < 2:  # noqa: PLR2004  one cue cannot deny another
            return found
        return _without_denied(sorted(found, key=lambda cue: cue.start), low, offset)

    def asks(self, sentence: str, hints: frozenset[str]) -> bool:
        """Tell whether the sentence asks for experience or knowledge by its own wording."""
        if "asking" not in hints:
            return False
        low = sentence.lower().lstrip("-*•·▪– \t").replace("’", "'")
        return self._asking.search(low) is not None


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


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
