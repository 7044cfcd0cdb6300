"""Lists of different lengths as two arrays, and what is taken together over each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Places = NDArray[np.intp]
    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of numbers one after another; `ptr` tells where each begins and the last one ends.

    `some` are the lists that are not empty.
    """

    ptr: NDArray[np.int64]
    values: NDArray[Any]
    some: Places = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "some", np.flatnonzero(np.diff(self.ptr)))

    def over(self, of: np.ufunc, values: NDArray[Any], empty: float) -> NDArray[Any]:
        """Return for each list the values at its places taken together, `empty` for none."""
        found = np.full(len(self.ptr) - 1, empty, values.dtype)
        if len(self.some):
            found[self.some] = of.reduceat(values, self.ptr[self.some])
        return found

    def chosen(self, lists: Places) -> tuple[Places, Places]:
        """Return the places of the values of some lists, and where each of these lists ends."""
        lengths = self.ptr[lists + 1] - self.ptr[lists]
        return stretches_of(self.ptr[lists], lengths), np.cumsum(lengths)


def stretches_of(starts: NDArray[Any], lengths: NDArray[Any]) -> Places:
    """Return the places of stretches one after another, given where each begins."""
    some = np.flatnonzero(lengths)
    starts, lengths = starts[some].astype(np.int64), lengths[some].astype(np.int64)
    ends = np.cumsum(lengths)
    # Each place is one more than the last, but for a step where a stretch begins: summing whole
    # numbers costs a fraction of repeating them.
    places = np.ones(int(ends[-1]) if len(ends) else 0, np.intp)
    if len(places):
        places[0] = starts[0]
        places[ends[:-1]] = starts[1:] - (starts[:-1] + lengths[:-1]) + 1
        np.cumsum(places, out=places)
    return places


def stretches_by(values: NDArray[np.int32]) -> Iterator[tuple[int, int, int]]:
    """Yield (value, start, end) of the stretches of equal values."""
    bounds = np.flatnonzero(np.diff(values, prepend=-1, append=-1)).tolist()
    for start, end in pairwise(bounds):
        yield int(values[start]), start, end


def sums_between(values: NDArray[Any], ends: Places) -> Numbers:
    """Return the sums of neighbouring stretches of values, given where each ends."""
    summed = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))[ends]
    return np.diff(summed, prepend=0.0)
