"""How strongly a posting asks for a thing: the cue of its clause, else its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.clauses import clauses
from matcher.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that rules what stands before it (`after` True) or what follows it."""

    strength: Strength
    after: bool
    start: int
    end: int


class Cues:
    """Finds cues and decides which one rules a mention; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._patterns = [
            (re.compile("|".join(f"(?:{pattern})" for pattern in words[name])), strength, after)
            for name, strength, after in _CUES
        ]
        self._hints = words["hints"]
        for pattern in (pattern for name, _, _ in _CUES for pattern in words[name]):
            if not any(hint in pattern for hint in self._hints):
                raise LexiconError("cues.toml", pattern, "add a word of it to `hints`")
        self._asking = re.compile("|".join(f"(?:{pattern})" for pattern in words["asking"]))

    def find(self, sentence: str, offset: int) -> list[Cue]:
        """Return the cues of a sentence in order, none overlapping; earlier kinds win."""
        low = sentence.lower().replace("’", "'")
        if not any(hint in low for hint in self._hints):
            return []
        found: list[Cue] = []
        for pattern, strength, after in self._patterns:
            for match in pattern.finditer(low):
                cue = Cue(strength, after, offset + match.start(), offset + match.end())
                if all(cue.end <= other.start or other.end <= cue.start for other in found):
                    found.append(cue)
        return _without_denied(sorted(found, key=lambda cue: cue.start), low, offset)

    def asks(self, sentence: str) -> bool:
        """Tell whether the sentence asks for experience or knowledge by its own wording."""
        return (
            self._asking.search(sentence.lower().lstrip("-*•·▪– \t").replace("’", "'")) is not None
        )


def _without_denied(cues: list[Cue], sentence: str, offset: int) -> list[Cue]:
    """Drop the word of demand that a "no" or "neither" before its list denies."""
    kept: list[Cue] = []
    denying = False
    for cue in cues:
        if not (denying and cue.strength == "required"):
            kept.append(cue)
        denying = sentence[cue.start - offset : cue.end - offset].strip() in _NOT_ONE
    return kept


def ruling(
    cues: list[Cue], text: str, sentence: tuple[int, int], start: int, end: int
) -> Cue | None:
    """Return the cue that rules the characters start to end, or None.

    A cue of the same clause goes before one of another; then the nearest; a composite that
    spans clauses ("not required but an advantage") counts as near to both.
    """
    if not cues:
        return None
    here = next((c for c in clauses(text, *sentence) if c.start <= start < c.end), None)
    low, high = (here.start, here.end) if here else sentence

    def rank(cue: Cue) -> tuple[bool, bool, int]:
        outside = not (low <= cue.start < high)
        gap = cue.start - end if cue.start >= end else start - cue.end
        facing = cue.after == (cue.start >= end)
        return (outside, not facing, abs(gap))

    best = min(cues, key=rank)
    outside, backwards, _ = rank(best)
    if best.strength == "excluded" and (outside or backwards):
        others = [cue for cue in cues if cue.strength != "excluded"]
        return ruling(others, text, sentence, start, end)
    return best


def by_section(kind: BlockKind, *, asks: bool) -> Strength:
    """Return the strength that a mention without a cue takes from its section."""
    if kind in {"unknown", "duties"} and asks:
        return "required"
    return _SECTION.get(kind, "mentioned")
