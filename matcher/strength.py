"""How strongly a posting asks for a thing: the cue of its clause, else its section."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matcher.errors import LexiconError

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


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that rules what stands before it (`after` True) or what follows it."""

    strength: Strength
    after: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Group:
    """The cues of one kind; a sentence without any of the `hints` holds none of them."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    strength: Strength
    after: bool

    def within(self, low: str) -> _Group:
        """Return the group with only those hints that the text contains."""
        return replace(self, hints=tuple(filter(low.__contains__, self.hints)))


class Cues:
    """The words that tell how strongly a clause asks; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._groups = [
            _group(name, words, strength, after=after) for name, strength, after in _CUES
        ]
        self._asking = re.compile("|".join(f"(?:{pattern})" for pattern in words["asking"]))

    def within(self, text: str) -> CueFinder:
        """Return what finds the cues in the sentences of a text."""
        low = text.lower().replace("’", "'")
        groups = [group.within(low) for group in self._groups]
        return CueFinder([group for group in groups if group.hints], self._asking)


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds the cues of one text, whose hints are known."""

    groups: list[_Group]
    asking: re.Pattern[str]

    def find(self, sentence: str, offset: int) -> list[Cue]:
        """Return the cues of a sentence in order, none overlapping; earlier kinds win."""
        low = sentence.lower().replace("’", "'")
        found: list[Cue] = []
        for group in self.groups:
            if not any(map(low.__contains__, group.hints)):
                continue
            for match in group.pattern.finditer(low):
                cue = Cue(group.strength, group.after, offset + match.start(), offset + match.end())
                if all(cue.end <= other.start or other.end <= cue.start for other in found):
                    found.append(cue)
        if len(found) < 2:  # noqa: PLR2004  one cue cannot deny another
            return found
        return _without_denied(sorted(found, key=lambda cue: cue.start), low, offset)

    def asks(self, sentence: str) -> bool:
        """Tell whether the sentence asks for experience or knowledge by its own wording."""
        low = sentence.lower().lstrip("-*•·▪– \t").replace("’", "'")
        return self.asking.search(low) is not None


def _group(
    name: str, words: dict[str, tuple[str, ...]], strength: Strength, *, after: bool
) -> _Group:
    """Return a kind of cue; raises `LexiconError` for a pattern that no hint would ever reach."""
    hints = words[f"{name}_hints"]
    for pattern in words[name]:
        plain = pattern.replace("[’']?", "'").replace(r"\(", "(").replace(r"\)", ")")
        if not any(hint in plain for hint in hints):
            raise LexiconError("cues.toml", pattern, f"add a word of it to `{name}_hints`")
    joined = re.compile("|".join(f"(?:{pattern})" for pattern in words[name]))
    return _Group(hints, joined, strength, after)


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
    return best


def by_section(kind: BlockKind, *, asks: bool) -> Strength:
    """Return the strength that a mention without a cue takes from its section."""
    if kind in {"unknown", "duties"} and asks:
        return "required"
    return _SECTION.get(kind, "mentioned")
