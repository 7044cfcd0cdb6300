"""How alike two adverts' texts are: the share of three-word runs that they have in common."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_RUN, _ENOUGH_WORDS = 3, 30


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as a set of three-word runs; `digest` is equal for equal words."""

    digest: str
    runs: frozenset[int]

    @property
    def tells(self) -> bool:
        """Say whether there are words enough to compare by."""
        return len(self.runs) >= _ENOUGH_WORDS


def wording_of(text: str | None) -> Wording:
    """Return the wording of a text; case, numbers' marks and punctuation do not count."""
    words = re.findall(r"[^\W_]+", (text or "").casefold())
    # Python's own hash is a fresh one in each process, and never leaves it here.
    runs = frozenset(map(hash, zip(*(words[at:] for at in range(_RUN)), strict=False)))
    return Wording(hashlib.sha256(" ".join(words).encode()).hexdigest(), runs)


def likeness(one: Wording, other: Wording) -> float:
    """Return the Jaccard share of common runs, 0 to 1; texts too short to tell give 0."""
    if not one.tells or not other.tells:
        return 0.0
    if one.digest == other.digest:
        return 1.0
    smaller, larger = sorted((len(one.runs), len(other.runs)))
    # No pair of such unequal lengths can reach the share that counts.
    if smaller < larger / 2:
        return 0.0
    common = len(one.runs & other.runs)
    return common / (smaller + larger - common)
