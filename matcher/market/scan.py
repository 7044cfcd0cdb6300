"""Find the rows with the highest scores: granules of like rows that are too poor are skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.market.batch import Batch, Outline
from matcher.market.lists import stretches_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue, Held
    from matcher.market.rates import Rates
    from matcher.market.tables import Tables

    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

_LOWEST = -1.0
# Granules that are looked at together, and rows that are scored together.
_POOL, _AT_ONCE = 64, 1024
_ROWS_FIRST, _ROWS_AT_ONCE = 4096, 16384
_BITS = 1 << 16


class Near(NamedTuple):
    """Rows found by a scan, in no order; rows of equal `twins` and score are alike.

    `lost` is the share of a score, 0 to 1, that copied wording takes away.
    """

    scores: NDArray[Any]
    lost: NDArray[Any]
    order: NDArray[Any]
    twins: NDArray[Any]
    segments: NDArray[Any]
    rows: NDArray[Any]

    def take(self, places: Places) -> Near:
        """Return some of the rows."""
        return Near(*(column[places] for column in self))

    def best_first(self) -> Near:
        """Return the rows by score, older ones first among equals."""
        return self.take(np.lexsort((self.order, -self.scores)))


class Copies:
    """Lowers the scores of rows whose wording stands in the resume, as a match does."""

    def __init__(self, runs: NDArray[np.uint32], least: float) -> None:
        self._runs, self._least = runs, least
        self._may_be = np.zeros(_BITS, np.bool_)
        self._may_be[runs % _BITS] = True

    def shares(self, marks: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Return by row of marks the share that is lost, 0 to 1."""
        shares = np.zeros(len(marks), np.float64)
        places = np.flatnonzero(self._may_be[marks % _BITS].any(axis=1))
        if not len(places):
            return shares
        own = marks[places]
        is_mark = own > 0
        found = (np.isin(own, self._runs) & is_mark).sum(axis=1)
        share = found / np.maximum(1, is_mark.sum(axis=1))
        shares[places] = np.where(share >= self._least, share, 0)
        return shares


class _Best:
    """The `width` best rows so far; `floor` is the least score that counts, from then on."""

    def __init__(self, width: int, margin: float) -> None:
        self._width, self._margin = width, margin
        self._found: list[Near] = []
        self._count = 0
        self.floor = _LOWEST

    def take(self, near: Near) -> None:
        """Take rows in, and leave out those that cannot count any more."""
        self._found.append(near)
        self._count += len(near.scores)
        if self._count >= self._width and len(near.scores):
            found = self.rows()
            least = np.partition(found.scores, -self._width)[-self._width]
            self.floor = float(least) - self._margin
            self._found = [found.take(np.flatnonzero(found.scores >= self.floor))]
            self._count = len(self._found[0].scores)

    def rows(self) -> Near:
        """Return the rows, in no order."""
        return _joined(self._found)


class Scan:
    """One pass over a market for one resume."""

    def __init__(self, market: Catalogue, tables: Tables, rates: Rates, copies: Copies) -> None:
        self._market, self._tables, self._rates = market, tables, rates
        self._copies = copies

    def best(self, width: int, margin: float) -> Near:
        """Return the `width` best rows and all that come within `margin` of the last of them."""
        promise = self._tables.promise(self._market, self._rates)
        order = np.argsort(-promise, kind="stable")
        best = _Best(width, margin)
        start = 0
        while start < len(order) and promise[order[start]] >= best.floor:
            # A small pool first, to know how high the best rows come.
            end = start + (_AT_ONCE if start else _POOL)
            promising = order[start:end]
            self._look_at(best, promising[promise[promising] >= best.floor])
            start = end
        return best.rows()

    def _look_at(self, best: _Best, granules: Places) -> None:
        """Take in the rows of granules, those that can score most first."""
        near = Outline.of(self._market, np.sort(granules))
        most = self._tables.most(near, self._market, self._rates)
        left = np.flatnonzero(most >= best.floor)
        while len(left):
            count = _ROWS_AT_ONCE if best.floor > _LOWEST else _ROWS_FIRST
            chosen, left = _highest(left, most, count)
            batch = Batch.of(self._market, near.segment[chosen], near.row[chosen])
            best.take(self._above(batch, best.floor))
            left = left[most[left] >= best.floor]

    def _above(self, batch: Batch, floor: float) -> Near:
        """Return the valid rows of a batch that do not score less than `floor`."""
        scores, _ = self._tables.scores(batch, self._market, self._rates)
        places = np.flatnonzero(scores >= floor)
        scores, segments, rows = scores[places], batch.segment[places], batch.row[places]
        lost = np.zeros(len(places), np.float64)
        order = np.empty(len(places), np.int64)
        twins = np.empty(len(places), np.uint32)
        is_there = np.ones(len(places), np.bool_)
        for number, start, end in stretches_by(segments):
            own = slice(start, end)
            held, of_segment = self._market.held[number], rows[own]
            order[own], twins[own] = held.segment.order[of_segment], held.segment.twins[of_segment]
            lost[own] = self._copies.shares(held.segment.marks[of_segment])
            if len(held.gone):
                is_there[own] = ~_is_gone(held, of_segment)
        scores *= (1 - lost).astype(np.float32)
        is_there &= scores >= floor
        return Near(scores, lost, order, twins, segments, rows).take(np.flatnonzero(is_there))


def _highest(places: Places, values: Floats, count: int) -> tuple[Places, Places]:
    """Return the `count` places with the highest values, in their order, and the others."""
    if len(places) <= count:
        return np.sort(places), places[:0]
    order = np.argpartition(-values[places], count)
    return np.sort(places[order[:count]]), places[order[count:]]


def _is_gone(held: Held, rows: NDArray[np.int32]) -> NDArray[np.bool_]:
    place = np.searchsorted(held.gone, rows)
    place[place == len(held.gone)] = 0
    is_gone: NDArray[np.bool_] = held.gone[place] == rows
    return is_gone


def _joined(found: list[Near]) -> Near:
    if not found:
        return Near(
            np.empty(0, np.float32),
            np.empty(0, np.float64),
            np.empty(0, np.int64),
            np.empty(0, np.uint32),
            np.empty(0, np.int32),
            np.empty(0, np.int32),
        )
    return Near(*(np.concatenate(columns) for columns in zip(*found, strict=True)))
