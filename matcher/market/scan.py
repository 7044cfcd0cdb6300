"""Find the rows with the highest scores: like rows stand in blocks, and poor blocks are skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from matcher.market.segment import Block, Segment

# The likeness of two trades, 0 to 1, is looked up in so many even steps, with lines in between.
STEPS = 4
_LOWEST = -1.0


class Lines(NamedTuple):
    """Contexts by likeness of trades: number x STEPS + step, value at its start and slope."""

    base: NDArray[np.float32]
    base_slope: NDArray[np.float32]
    scale: NDArray[np.float32]
    scale_slope: NDArray[np.float32]


class Tables(NamedTuple):
    """A resume in the terms of the index: all that a scan needs, in points from 0 to 100.

    `credit` by column and `trade` by trade are 0 to 1. A row scores scale x (base + its columns'
    shares x credit); `lines` works both out for the contexts that are needed. `best` is the most
    that a row of a context can score.
    """

    credit: NDArray[np.float32]
    trade: NDArray[np.float32]
    lines: Callable[[NDArray[np.int32]], Lines]
    best: NDArray[np.float32]


class Held(NamedTuple):
    """A segment and the sorted numbers of its rows that are no longer valid."""

    segment: Segment
    gone: NDArray[np.int32]

    @property
    def valid(self) -> int:
        """How many valid rows there are."""
        return len(self.segment) - len(self.gone)


class Near(NamedTuple):
    """Rows found by a scan, best first, older first among equals."""

    scores: NDArray[np.float32]
    segments: NDArray[np.int32]
    rows: NDArray[np.int32]


def scan(held: Sequence[Held], tables: Tables, width: int) -> Near:
    """Return the `width` best rows (or all there are) of all segments."""
    places, bests = _by_promise(held, tables)
    kept: list[tuple[NDArray[np.float32], NDArray[np.int32], int]] = []
    floor, count = _LOWEST, 0
    for place, best in zip(places, bests, strict=True):
        if best < floor:
            break
        number, block = place
        values = _values(block, tables)
        values[_gone_in(held[number], block)] = _LOWEST
        rows = np.flatnonzero((values >= floor) & (values > _LOWEST)).astype(np.int32)
        kept.append((values[rows], rows + np.int32(block.first), number))
        count += len(rows)
        if count > 2 * width:
            kept, floor = _thinned(kept, width)
            count = sum(len(values) for values, _, _ in kept)
    return _ranked(held, kept, width)


def _by_promise(
    held: Sequence[Held], tables: Tables
) -> tuple[list[tuple[int, Block]], list[float]]:
    places = [(number, b) for number, one in enumerate(held) for b in one.segment.blocks]
    bests = [float(tables.best[block.contexts].max()) for _, block in places]
    order = np.argsort(-np.array(bests), kind="stable")
    return [places[i] for i in order], [bests[i] for i in order]


def _values(block: Block, tables: Tables) -> NDArray[np.float32]:
    """Return the scores of a block's rows."""
    like = block.trades @ tables.trade[: block.trades.shape[1]]
    like *= STEPS
    step = like.astype(np.int32)
    np.minimum(step, STEPS - 1, out=step)
    like -= step
    step += block.places * np.int32(STEPS)
    lines = tables.lines(block.contexts)
    values: NDArray[np.float32] = block.columns @ tables.credit[: block.columns.shape[1]]
    values += lines.base.take(step)
    values += lines.base_slope.take(step) * like
    scale = lines.scale_slope.take(step)
    scale *= like
    scale += lines.scale.take(step)
    values *= scale
    return values


def _gone_in(one: Held, block: Block) -> NDArray[np.int32]:
    first, last = np.searchsorted(one.gone, (block.first, block.first + len(block.places)))
    return one.gone[first:last] - np.int32(block.first)


def _thinned(
    kept: list[tuple[NDArray[np.float32], NDArray[np.int32], int]], width: int
) -> tuple[list[tuple[NDArray[np.float32], NDArray[np.int32], int]], float]:
    """Drop what can no longer be among the `width` best; equals of the last one stay."""
    values = np.concatenate([values for values, _, _ in kept])
    floor = float(np.partition(values, -width)[-width])
    thinned = []
    for found, rows, number in kept:
        stays = found >= floor
        thinned.append((found[stays], rows[stays], number))
    return thinned, floor


def _ranked(
    held: Sequence[Held], kept: list[tuple[NDArray[np.float32], NDArray[np.int32], int]], width: int
) -> Near:
    if not kept:
        return Near(np.empty(0, np.float32), np.empty(0, np.int32), np.empty(0, np.int32))
    values = np.concatenate([values for values, _, _ in kept])
    rows = np.concatenate([rows for _, rows, _ in kept])
    numbers = np.concatenate([np.full(len(v), number, np.int32) for v, _, number in kept])
    order = np.concatenate([held[number].segment.order[found] for _, found, number in kept])
    best = np.lexsort((order, -values))[:width]
    return Near(values[best], numbers[best], rows[best])
