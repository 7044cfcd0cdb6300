"""Rows from here and there in a market, laid side by side so that they are scored at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from matcher.market.lists import stretches_by, stretches_of
from matcher.market.segment import GRANULE, LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.segment import Segment

    Numbers = NDArray[np.int32]
    Places = NDArray[np.intp]

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
    def of(cls, market: Catalogue, segments: Numbers, rows: Places) -> Batch:
        """Lay rows side by side, given in the order of their segments."""
        columns: dict[str, list[NDArray[Any]]] = {name: [] for name in _ROWS}
        codes = []
        for number, start, end in stretches_by(segments):
            segment, own = market.held[number].segment, rows[start:end]
            for name in _ROWS:
                columns[name].append(getattr(segment, name)[own])
            of_rows = _codes_at(segment, own, columns["counts"][-1]).astype(np.int32)
            of_rows += market.offsets[number, 0]
            codes.append(of_rows)
        joined = {name: np.concatenate(own) for name, own in columns.items()}
        places = {name: joined[name].astype(np.intp) for name in _PLACES}
        places["asked"] += market.offsets[segments, 1]
        places["cond"] += market.offsets[segments, 2]
        return cls(
            **places,
            counts=joined["counts"],
            factors=joined["factors"],
            codes=np.concatenate(codes),
            segment=segments,
            row=rows.astype(np.int32),
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


class Outline(NamedTuple):
    """The few columns of rows that tell the most that each can score."""

    segment: NDArray[Any]
    row: NDArray[Any]
    post: NDArray[Any]
    world: NDArray[Any]
    field: NDArray[Any]

    @classmethod
    def of(cls, market: Catalogue, granules: Places) -> Outline:
        """Return those of the rows of granules, given by their sorted numbers."""
        numbers, own = [], []
        for number, first, last in _stretches(market, granules):
            segment = market.held[number].segment
            numbers.append(number)
            own.append(
                (
                    np.arange(first, last),
                    segment.post[first:last],
                    segment.world[first:last],
                    segment.field[first:last],
                )
            )
        row, post, world, field = map(np.concatenate, zip(*own, strict=True))
        segments = np.repeat(np.array(numbers, np.int32), [len(rows) for rows, *_ in own])
        return cls(segments, row, post, world, field)

    def take(self, places: Places) -> Outline:
        """Return some of the rows."""
        return Outline(*(column[places] for column in self))


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


def _codes_at(segment: Segment, rows: Places, counts: NDArray[Any]) -> NDArray[Any]:
    """Return the codes of some rows, one row after another."""
    starts = segment.code_at[rows // GRANULE] + segment.code_in[rows]
    places = stretches_of(starts, counts.sum(axis=1, dtype=np.int64))
    codes: NDArray[Any] = segment.codes[places]
    return codes
