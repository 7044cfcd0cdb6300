"""Rows from here and there in a market, with their columns laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.lists import stretches_by, stretches_of
from matcher.market.segment import GRANULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue, Held

    Numbers = NDArray[np.int32]
    Places = NDArray[np.intp]

# Where a segment's own numbers begin among those of the market, by columns of `offsets`.
_CODES, _OWN = 0, {"asked": 1, "cond": 2}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some rows, in the order of their segments; `segment` and `row` tell which.

    `told` is what every ranking reads of them: see `Segment.rows`.
    """

    market: Catalogue
    segment: Numbers
    row: Places
    told: NDArray[np.void]

    @classmethod
    def of(cls, market: Catalogue, segment: Numbers, row: Places) -> Chosen:
        """Return the rows of these numbers."""
        told = [_told(market, n, row[a:b]) for n, a, b in stretches_by(segment)]
        none = np.empty(0, market.row_kind)
        return cls(market, segment, row, np.concatenate(told).view(none.dtype) if told else none)

    @classmethod
    def of_runs(cls, market: Catalogue, runs: Places) -> Chosen:
        """Return the rows of runs, given by their sorted numbers."""
        lengths = market.run_length[runs]
        rows = stretches_of(market.run_first[runs], lengths)
        return cls.of(market, np.repeat(market.run_segment[runs], lengths), rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.row)

    def take(self, places: Places) -> Chosen:
        """Return some of the rows, by their sorted places."""
        return Chosen(
            self.market, self.segment.take(places), self.row.take(places), self.told.take(places)
        )

    def numbers(self, name: str) -> Places:
        """Return a column of numbers, counted through the whole market where they are its own."""
        numbers: Places = self.told[name].astype(np.intp)
        if name in _OWN:
            numbers += self.market.offsets[:, _OWN[name]].take(self.segment)
        return numbers

    def pieces(self) -> Iterator[tuple[Held, slice]]:
        """Yield each segment with the places of its rows."""
        for number, start, end in stretches_by(self.segment):
            yield self.market.held[number], slice(start, end)

    def column(self, name: str) -> NDArray[Any]:
        """Return a column that is no part of `told`; there must be rows."""
        parts = [getattr(held.segment, name)[self.row[own]] for held, own in self.pieces()]
        return np.concatenate(parts)

    def listed(self, value: NDArray[Any]) -> NDArray[Any]:
        """Return the values, by code, of what stands in the rows' lists, one after another."""
        lengths = self.told["counts"].sum(axis=1, dtype=np.intp)
        granule = [held.segment.code_at.take(self.row[o] // GRANULE) for held, o in self.pieces()]
        starts = np.concatenate(granule) + self.told["code_in"]
        places, ends = stretches_of(starts, lengths), np.concatenate(([0], np.cumsum(lengths)))
        values = np.empty(len(places), value.dtype)
        for number, start, end in stretches_by(self.segment):
            own = slice(int(ends[start]), int(ends[end]))
            codes = self.market.held[number].segment.codes.take(places[own])
            values[own] = value[self.market.offsets[number, _CODES] :].take(codes)
        return values


def _told(market: Catalogue, number: int, rows: Places) -> NDArray[np.void]:
    """Return rows as plain bytes: as what they are, they would be joined column by column."""
    own = market.held[number].segment.rows.dtype
    plain = market.plain[number].take(rows)
    if own == market.row_kind:
        return plain
    return plain.view(own).astype(market.row_kind).view(f"V{market.row_kind.itemsize}")
