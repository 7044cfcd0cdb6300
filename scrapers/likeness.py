"""How alike two adverts' texts are: which pieces of one, a sentence or a part, the other has too.

Sentences are compared by their runs of three words, so that order, layout and a slip of the pen
do not count, and a changed sentence counts once.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN, _ENOUGH_WORDS, _FEW = 3, 30, 8
_SHORTEST, _LONGEST = 5, 24
_SENTENCE_ENDS = re.compile(r"[.!?;:•·\n\r]+|\s[-–—*]\s")
_CUT = re.compile(r"(?:…|\.\.\.)\W*(?:(?:read|show|see|view) more\W*)?$", re.I)
# "Start hereOur team".
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_KEPT = 0.6


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as a set of three-word runs; `digest` is equal for equal words.

    `pieces` are the runs of its sentences; `is_cut` says that it ends in an ellipsis.
    """

    digest: str
    runs: frozenset[int]
    pieces: tuple[tuple[int, ...], ...] = ()
    is_cut: bool = False

    @property
    def tells(self) -> bool:
        """Say whether there are words enough to suggest that two companies mean one job."""
        return len(self.runs) >= _ENOUGH_WORDS

    @property
    def says(self) -> bool:
        """Say whether there are words enough to compare within one company and title."""
        return len(self.runs) >= _FEW

    @property
    def is_whole(self) -> bool:
        """Say whether this is an advert, and not a snippet of one."""
        return self.tells and not self.is_cut


def wording_of(text: str | None) -> Wording:
    """Return the wording of a text; case and punctuation do not count."""
    spaced = unglued(text or "")
    sentences = [_words(part) for part in _SENTENCE_ENDS.split(spaced)]
    words = [word for sentence in sentences for word in sentence]
    digest = hashlib.sha256(" ".join(words).encode()).hexdigest()
    is_cut = bool(_CUT.search(spaced))
    return Wording(digest, frozenset(_runs(words)), tuple(_pieces(sentences)), is_cut)


def unglued(text: str) -> str:
    """Return a text with blanks where a page's lines were put together without one."""
    return _GLUED.sub(" ", text)


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


def strangers(one: Wording, other: Wording) -> int:
    """Count the pieces of one text that the other does not have."""
    if one.digest == other.digest:
        return 0
    return sum(not _is_in(piece, other.runs) for piece in one.pieces)


def _is_in(piece: tuple[int, ...], runs: frozenset[int]) -> bool:
    return sum(run in runs for run in piece) >= _KEPT * len(piece)


def _runs(words: Sequence[str]) -> list[int]:
    # Python's own hash is a fresh one in each process, and never leaves it here.
    return [hash(run) for run in zip(*(words[at:] for at in range(_RUN)), strict=False)]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _pieces(sentences: list[list[str]]) -> list[tuple[int, ...]]:
    """Return the runs of each sentence; a heading goes with the next, a long one is divided."""
    found: list[tuple[int, ...]] = []
    held: list[str] = []
    for words in [*sentences, []]:
        held += words
        if len(held) < _SHORTEST and words:
            continue
        runs = _runs(held)
        size = -(-len(runs) // -(-len(runs) // _LONGEST)) if runs else 1
        found += [tuple(runs[at : at + size]) for at in range(0, len(runs), size)]
        held = []
    return found
