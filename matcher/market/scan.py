"""Find the rows with the highest scores: runs and rows that cannot come so high are skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.market.batch import Batch
from matcher.market.bounds import Bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.chosen import Chosen
    from matcher.market.rates import Rates
    from matcher.market.tables import Tables

    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

_LOWEST = -1.0
# Rows that are looked at together, and those that are scored together.
_POOL, _MOST_POOL = 8192, 65_536
_FEW, _AT_ONCE = 1024, 8192
# By how much the score of one row may differ, scored among others.
_ROUNDING = 1e-3
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
        self._market, self._tables, self._rates = market, tables.small(), rates
        self._bounds = Bounds.of(tables, market, rates)
        self._copies = copies

    def best(self, width: int, margin: float) -> Near:
        """Return the `width` best rows and all that come within `margin` of the last of them."""
        promise = self._bounds.by_post()
        order = np.argsort(-promise, kind="stable")
        rows = np.cumsum(self._market.post_rows[order])
        best, start = _Best(width, margin), 0
        floor = self._floor(order[: 1 + int(np.searchsorted(rows, _POOL))], width, margin)
        while start < len(order) and promise[order[start]] >= max(floor, best.floor):
            done = int(rows[start - 1]) if start else 0
            end = 1 + int(np.searchsorted(rows, done + _MOST_POOL))
            posts = order[start:end]
            floor = max(floor, best.floor)
            self._look_at(best, posts[promise[posts] >= floor], floor)
            start = end
        return best.rows()

    def _floor(self, posts: Places, width: int, margin: float) -> float:
        """Return what the best rows surely score, told by a few of the most promising."""
        rows, most = self._rows_of(posts, _LOWEST)
        best = _Best(width, margin)
        best.take(self._above(rows.take(_highest(most, max(_FEW, 2 * width))[0]), _LOWEST))
        return best.floor - _ROUNDING

    def _look_at(self, best: _Best, posts: Places, floor: float) -> None:
        """Take in the rows of posts that score `floor` or more, the most promising first."""
        rows, most = self._rows_of(posts, floor)
        while len(rows):
            chosen, left = _highest(most, _AT_ONCE)
            best.take(self._above(rows.take(chosen), max(floor, best.floor)))
            left = left[most[left] >= max(floor, best.floor)]
            rows, most = rows.take(left), most[left]

    def _rows_of(self, posts: Places, floor: float) -> tuple[Chosen, Floats]:
        runs = self._market.runs.values[self._market.runs.chosen(posts)[0]]
        return self._bounds.most(self._market, np.sort(runs), floor)

    def _above(self, rows: Chosen, floor: float) -> Near:
        """Return the valid ones of some rows that do not score less than `floor`."""
        batch = Batch.of(rows, self._tables.value)
        scores, _ = self._tables.scores(batch, self._market, self._rates)
        places = np.flatnonzero(scores >= floor)
        rows, scores = rows.take(places), scores[places]
        if not len(rows):
            return _joined([])
        lost = self._copies.shares(rows.column("marks"))
        scores *= (1 - lost).astype(np.float32)
        is_there = (scores >= floor) & ~_is_gone(rows)
        order, twins = rows.column("order"), rows.column("twins")
        near = Near(scores, lost, order, twins, rows.segment, rows.row.astype(np.int32))
        return near.take(np.flatnonzero(is_there))


def _highest(values: Floats, count: int) -> tuple[Places, Places]:
    """Return the places of the `count` highest values, and the others, both in order."""
    if len(values) <= count:
        return np.arange(len(values)), np.empty(0, np.intp)
    order = np.argpartition(-values, count)
    return np.sort(order[:count]), np.sort(order[count:])


def _is_gone(rows: Chosen) -> NDArray[np.bool_]:
    is_gone = np.zeros(len(rows), np.bool_)
    for held, own in rows.pieces():
        if len(held.gone):
            is_gone[own] = np.isin(rows.row[own], held.gone)
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
