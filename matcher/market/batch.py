"""Rows from here and there in a market, laid side by side so that they are scored at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from matcher.market.segment import GRANULE, LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.segment import Segment

    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

_ROWS = ("post", "world", "parts", "asked", "cond", "counts", "factors")


@dataclass(slots=True)
class Batch:
    """Columns of some rows; `segment` and `row` tell which."""

    post: Places
    world: Places
    parts: Places
    asked: Places
    cond: Places
    counts: NDArray[Any]
    factors: Floats
    codes: NDArray[np.int32]
    segment: NDArray[np.int32]
    row: NDArray[np.int32]

    @classmethod
    def of(cls, market: Catalogue, granules: Places) -> Batch:
        """Lay granules, given by their sorted numbers, side by side."""
        stretches = list(_stretches(market, granules))
        columns: dict[str, list[NDArray[Any]]] = {name: [] for name in (*_ROWS, "codes", "row")}
        for number, first, last in stretches:
            segment = market.held[number].segment
            for name in _ROWS:
                columns[name].append(getattr(segment, name)[first:last])
            columns["row"].append(np.arange(first, last, dtype=np.int32))
            codes = _codes(segment, first, last).astype(np.int32)
            codes += market.offsets[number, 0]
            columns["codes"].append(codes)
        lengths = [last - first for _, first, last in stretches]
        numbers = np.repeat(np.array([number for number, _, _ in stretches], np.int32), lengths)
        joined = {name: np.concatenate(own) for name, own in columns.items()}
        places = {name: joined[name].astype(np.intp) for name in _ROWS[:5]}
        base = market.offsets[numbers]
        places["asked"] += base[:, 1]
        places["cond"] += base[:, 2]
        return cls(
            **places,
            counts=joined["counts"],
            factors=joined["factors"],
            codes=joined["codes"],
            segment=numbers,
            row=joined["row"],
        )

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.row)

    def sums(self, value: Floats) -> Floats:
        """Return for each row the sums of the values over its four lists."""
        ptr = np.zeros(LISTS * len(self) + 1, np.int32)
        np.cumsum(self.counts.reshape(-1), out=ptr[1:])
        ones = np.ones(len(self.codes), np.float32)
        shape = (LISTS * len(self), len(value))
        sums: Floats = csr_array((ones, self.codes, ptr), shape) @ value
        return sums.reshape(-1, LISTS)

    def held(self, years: Floats, market: Catalogue, power: float) -> Floats:
        """Return the credit for positive years: the mean over all demands for years."""
        held, exponent = np.log(years), np.float32(power)
        many = np.flatnonzero(market.wanted_count.take(self.asked) > 1)
        own, lists = held[many], self.asked[many]
        held -= market.first_wanted.take(self.asked)
        np.minimum(held, 0, out=held)
        held *= exponent
        np.exp(held, out=held)
        if len(many):
            lengths = market.wanted_count[lists]
            starts = np.cumsum(lengths) - lengths
            place = np.arange(lengths.sum()) + np.repeat(market.wanted.ptr[lists] - starts, lengths)
            short = np.minimum(np.repeat(own, lengths) - market.wanted.values[place], 0)
            held[many] = np.add.reduceat(np.exp(exponent * short), starts) / lengths
        return held


def _stretches(market: Catalogue, granules: Places) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, first row, last row) of neighbouring granules."""
    segments, places = market.granule_segment[granules], market.granule_place[granules]
    is_new = (np.diff(granules, prepend=-2) != 1) | (np.diff(segments, prepend=-1) != 0)
    starts = np.flatnonzero(is_new)
    ends = np.append(starts[1:], len(granules)) - 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        number = int(segments[start])
        last = min((int(places[end]) + 1) * GRANULE, len(market.held[number].segment))
        yield number, int(places[start]) * GRANULE, last


def _codes(segment: Segment, first: int, last: int) -> NDArray[Any]:
    start = segment.code_at[first // GRANULE]
    is_end = last == len(segment)
    return segment.codes[start : None if is_end else segment.code_at[last // GRANULE]]
