"""A small fingerprint of a posting's wording: enough to notice a resume that was copied from it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from matcher.copied import RUN, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

KEPT = 8
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)


def sketch(text: str) -> tuple[int, ...]:
    """Return up to eight 32-bit marks: a fair sample of the text's different runs of words.

    They are the smallest of the runs' hashes, which are the same in every process.
    """
    marks = np.unique(_marks(text))
    return tuple(marks[:KEPT].tolist())


def run_marks(text: str) -> frozenset[int]:
    """Return the marks of all runs of a text, to hold sketches against."""
    return frozenset(_marks(text).tolist())


def share_in(marks: Sequence[int], runs: frozenset[int]) -> float:
    """Estimate which share, 0 to 1, of a sketched text stands in the text with these runs.

    In steps of an eighth; exact for a text that was copied whole or not at all.
    """
    return sum(mark in runs for mark in marks) / len(marks) if marks else 0.0


def _marks(text: str) -> NDArray[np.uint32]:
    words = np.fromiter((crc32(word.encode()) for word in words_of(text)), np.uint64)
    count = len(words) - RUN + 1
    if count <= 0:
        return np.empty(0, np.uint32)
    mixed = np.zeros(count, np.uint64)
    for place in range(RUN):
        mixed = (mixed ^ words[place : place + count]) * _STEP
        mixed ^= mixed >> _HALF
    return ((mixed * _MIX) >> _HALF).astype(np.uint32)
