"""What is needed of rows to score them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matcher.market.segment import LISTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.market.chosen import Chosen

    Places = NDArray[np.intp]
    Whole = NDArray[np.int64]

_NUMBERS = ("post", "world", "parts", "asked", "cond")
# What is summed is counted in whole numbers of this: their running total is quick to have, and
# what it grew by from one place to another is exact.
UNIT = 2.0**-32


@dataclass(frozen=True, slots=True)
class Batch:
    """Columns of some rows, numbers of asked and cond counted through the market.

    `sums` are those of what stands in their four lists, in whole numbers of `UNIT`.
    """

    post: Places
    world: Places
    parts: Places
    asked: Places
    cond: Places
    sums: Whole
    factors: NDArray[np.float32]

    @classmethod
    def of(cls, rows: Chosen, value: Whole) -> Batch:
        """Lay the columns of rows side by side; `value` goes by code."""
        numbers = {name: rows.numbers(name) for name in _NUMBERS}
        sums = sums_of(rows.listed(value), rows.told["counts"])
        return cls(**numbers, sums=sums, factors=rows.told["factors"])


def in_units(values: NDArray[np.float64]) -> Whole:
    """Return values in whole numbers of `UNIT`."""
    return np.rint(values / UNIT).astype(np.int64)


def sums_of(values: Whole, counts: NDArray[np.unsignedinteger]) -> Whole:
    """Return for each row the sums over its four lists of what stands in them, list by list."""
    summed = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=summed[1:])
    bounds = np.zeros(counts.size + 1, np.intp)
    np.cumsum(counts, out=bounds[1:])
    return np.diff(summed.take(bounds)).reshape(-1, LISTS)
