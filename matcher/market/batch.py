"""Rows from here and there in a market, laid side by side so that they are scored at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from matcher.market.lists import stretches_of
from matcher.market.segment import GRANULE, LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.segment import Segment

    Numbers = NDArray[np.int32]
    Places = NDArray[np.intp]
    # A segment's number, some of its rows, and the codes of those rows.
    Taken = tuple[int, slice | Places, NDArray[Any]]

_PLACES = ("post", "world", "parts", "asked", "cond")
_ROWS = (*_PLACES, "counts", "factors")


@dataclass(slots=True)
class Batch:
    """Columns of some rows; `segment` and `row` tell which."""

    post: Places
    world: Places
    parts: Places
    asked: Places
    cond: Places
    counts: NDArray[Any]
    factors: NDArray[np.float32]
    codes: Numbers
    segment: Numbers
    row: Numbers

    @classmethod
    def of(cls, market: Catalogue, granules: Places) -> Batch:
        """Lay granules, given by their sorted numbers, side by side."""
        return cls._joined(market, _stretches(market, granules))

    @classmethod
    def at(cls, market: Catalogue, segments: Numbers, rows: Numbers) -> Batch:
        """Lay single rows side by side, in the order of their segments."""
        own = ((number, rows[segments == number].astype(np.intp)) for number in np.unique(segments))
        taken = (
            (int(number), rows, _codes_at(market.held[number].segment, rows))
            for number, rows in own
        )
        return cls._joined(market, taken)

    @classmethod
    def _joined(cls, market: Catalogue, taken: Iterator[Taken]) -> Batch:
        columns: dict[str, list[NDArray[Any]]] = {name: [] for name in _ROWS}
        codes, rows, numbers = [], [], []
        for number, chosen, of_rows in taken:
            segment = market.held[number].segment
            for name in _ROWS:
                columns[name].append(getattr(segment, name)[chosen])
            own = of_rows.astype(np.int32)
            own += market.offsets[number, 0]
            codes.append(own)
            rows.append(_numbers(chosen))
            numbers.append(number)
        joined = {name: np.concatenate(own) for name, own in columns.items()}
        segments = np.repeat(np.array(numbers, np.int32), [len(own) for own in rows])
        places = {name: joined[name].astype(np.intp) for name in _PLACES}
        places["asked"] += market.offsets[segments, 1]
        places["cond"] += market.offsets[segments, 2]
        return cls(
            **places,
            counts=joined["counts"],
            factors=joined["factors"],
            codes=np.concatenate(codes),
            segment=segments,
            row=np.concatenate(rows),
        )

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.row)

    def sums(self, value: NDArray[Any]) -> NDArray[Any]:
        """Return for each row the sums of the values over its four lists."""
        ptr = np.zeros(LISTS * len(self) + 1, np.int32)
        np.cumsum(self.counts.reshape(-1), out=ptr[1:])
        ones = np.ones(len(self.codes), value.dtype)
        sums: NDArray[Any] = csr_array((ones, self.codes, ptr), (len(ptr) - 1, len(value))) @ value
        return sums.reshape(-1, LISTS)


def _numbers(chosen: slice | Places) -> Numbers:
    if isinstance(chosen, slice):
        return np.arange(chosen.start, chosen.stop, dtype=np.int32)
    return chosen.astype(np.int32)


def _stretches(market: Catalogue, granules: Places) -> Iterator[Taken]:
    """Yield neighbouring granules together."""
    segments, places = market.granule_segment[granules], market.granule_place[granules]
    is_new = (np.diff(granules, prepend=-2) != 1) | (np.diff(segments, prepend=-1) != 0)
    starts = np.flatnonzero(is_new)
    ends = np.append(starts[1:], len(granules)) - 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        number = int(segments[start])
        segment = market.held[number].segment
        first = int(places[start])
        last = min((int(places[end]) + 1) * GRANULE, len(segment))
        is_end = last == len(segment)
        stop = len(segment.codes) if is_end else int(segment.code_at[last // GRANULE])
        codes = segment.codes[int(segment.code_at[first]) : stop]
        yield number, slice(first * GRANULE, last), codes


def _codes_at(segment: Segment, rows: Places) -> NDArray[Any]:
    """Return the codes of some rows, one row after another."""
    granule = rows // GRANULE
    before = stretches_of(granule * GRANULE, rows - granule * GRANULE)
    lengths = np.concatenate(([0], np.cumsum(segment.counts[before].sum(axis=1, dtype=np.int64))))
    ends = np.cumsum(rows - granule * GRANULE)
    skipped = lengths[ends] - lengths[ends - (rows - granule * GRANULE)]
    own = segment.counts[rows].sum(axis=1, dtype=np.int64)
    codes: NDArray[Any] = segment.codes[stretches_of(segment.code_at[granule] + skipped, own)]
    return codes
