"""Lists of different lengths as two arrays, and what is taken together over each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Lists(NamedTuple):
    """Lists of numbers one after another; `ptr` tells where each begins and the last one ends."""

    ptr: NDArray[np.int64]
    values: NDArray[Any]

    def over(self, of: np.ufunc, values: NDArray[Any], empty: float) -> NDArray[Any]:
        """Return for each list the values at its places taken together, `empty` for none."""
        found = np.full(len(self.ptr) - 1, empty, values.dtype)
        is_there = np.diff(self.ptr) > 0
        if is_there.any():
            found[is_there] = of.reduceat(values, self.ptr[:-1][is_there])
        return found

    def summed(
        self, by_name: Floats, names: NDArray[np.intp], chosen: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return for each chosen list the sum of its numbers, each times that of its name."""
        starts = self.ptr[chosen]
        lengths = self.ptr[chosen + 1] - starts
        ends = np.cumsum(lengths)
        place = np.arange(lengths.sum()) + np.repeat(starts - (ends - lengths), lengths)
        products = self.values[place] * by_name[names[place]]
        summed = np.concatenate(([0.0], np.cumsum(products, dtype=np.float64)))
        found: NDArray[np.float64] = summed[ends] - summed[ends - lengths]
        return found
