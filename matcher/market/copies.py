"""A small fingerprint of a posting's wording: enough to notice a resume that was copied from it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from matcher.copied import RUN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

KEPT = 8
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
# An odd number, so that it has an inverse modulo 2^64: a word's hash does not tell where it stands.
_BASE = 0x100000001B3
_BACK = pow(_BASE, -1, 2**64)
_APART = re.compile(r"\W+")
_IN_WORD = np.array([chr(b).isalnum() or chr(b) == "_" or not chr(b).isascii() for b in range(256)])


def sketch(text: str) -> tuple[int, ...]:
    """Return up to eight 32-bit marks: a fair sample of the text's different runs of words.

    They are the smallest of the runs' hashes, which are the same in every process.
    """
    marks = np.unique(_marks(text))
    return tuple(marks[:KEPT].tolist())


def run_marks(text: str) -> NDArray[np.uint32]:
    """Return the marks of all runs of a text, sorted, to hold sketches against."""
    return np.unique(_marks(text))


def _marks(text: str) -> NDArray[np.uint32]:
    words = _words(text)
    count = len(words) - RUN + 1
    if count <= 0:
        return np.empty(0, np.uint32)
    mixed = np.zeros(count, np.uint64)
    for place in range(RUN):
        mixed = (mixed ^ words[place : place + count]) * _STEP
        mixed ^= mixed >> _HALF
    return ((mixed * _MIX) >> _HALF).astype(np.uint32)


def _words(text: str) -> Hashes:
    """Return a hash of each word of a text in small letters, in order."""
    low = text.lower()
    raw = np.frombuffer(
        (low if low.isascii() else _APART.sub(" ", low)).encode(errors="surrogatepass"), np.uint8
    )
    bounds = np.flatnonzero(np.diff(_IN_WORD[raw], prepend=False, append=False))
    starts, ends = bounds[::2], bounds[1::2]
    upwards, downwards = _powers(1 << max(10, len(raw).bit_length()))
    summed = np.zeros(len(raw) + 1, np.uint64)
    np.cumsum(raw * upwards[: len(raw)], out=summed[1:])
    hashes: Hashes = (summed[ends] - summed[starts]) * downwards[starts]
    return hashes


@lru_cache(maxsize=8)
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Return the powers of the base and of its inverse, modulo 2^64."""
    both = np.ones((2, count), np.uint64)
    both[0, 1:], both[1, 1:] = np.uint64(_BASE), np.uint64(_BACK)
    np.cumprod(both, axis=1, out=both)
    return both[0], both[1]
