"""A few ten thousand postings as columns of numbers; once made, it is never changed."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from matcher.market.facts import Facts
    from matcher.market.vocabulary import Vocabulary

    Rows = NDArray[np.intp]

# What JSON can hold: a str, an int, or ["other", number] for a key that the caller keeps.
PlainKey = str | int | list[Any]

# Rows that are looked at, or passed over, together: their numbers fit a processor's cache.
BLOCK = 8192
MOST_ROWS = 131_072
_MARKS = 8


@dataclass(frozen=True)
class Segment:
    """Rows in blocks. `*_ptr` hold, for each block, where its rows begin within the block.

    `columns` with `shares` say what credit counts how much for a row, `trades` with `likeness`
    the same for its trade; `context` is everything else about it; `order` tells who came first.
    `texts` holds a JSON list [key, title] a row, `hashes` the keys' hashes, sorted. `widths` are
    how many columns and trades the numbers reach to.
    """

    columns: NDArray[np.int32]
    shares: NDArray[np.float32]
    column_ptr: NDArray[np.int32]
    trades: NDArray[np.int32]
    likeness: NDArray[np.float32]
    trade_ptr: NDArray[np.int32]
    context: NDArray[np.int32]
    order: NDArray[np.int64]
    marks: NDArray[np.uint32]
    texts: NDArray[np.uint8]
    text_ptr: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    hash_rows: NDArray[np.int32]
    widths: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.context)

    @property
    def nbytes(self) -> int:
        """Return the size of the columns in bytes."""
        return sum(getattr(self, one.name).nbytes for one in fields(self))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks as views of the columns."""
        return tuple(_blocks(self))

    def text(self, row: int) -> tuple[PlainKey, str | None]:
        """Return a row's key and title."""
        start, end = self.text_ptr[row : row + 2]
        key, title = json.loads(self.texts[start:end].tobytes())
        return key, title

    def rows_of(self, hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Return the rows whose keys have one of these hashes."""
        first = np.searchsorted(self.hashes, hashes, "left")
        last = np.searchsorted(self.hashes, hashes, "right")
        there = np.flatnonzero(last > first)
        found = [self.hash_rows[first[i] : last[i]] for i in there]
        return np.concatenate(found) if found else np.empty(0, np.int32)

    def facts(self, row: int) -> Described:
        """Return the numbers and shares of a row's columns and trades, and its context."""
        block = self.blocks[row // BLOCK]
        place = row - block.first
        columns, trades = (
            tuple(zip(part.indices[a:b].tolist(), part.data[a:b].tolist(), strict=True))
            for part in (block.columns, block.trades)
            for a, b in [part.indptr[place : place + 2]]
        )
        return Described(int(self.context[row]), columns, trades)


class Described(NamedTuple):
    """A row as (number, share) pairs; rows with equal ones score alike but for their titles."""

    context: int
    columns: tuple[tuple[int, float], ...]
    trades: tuple[tuple[int, float], ...]


class Block(NamedTuple):
    """A block of rows as matrices: row x column and row x trade.

    `contexts` are those of the block, `places` says for each row which of them is its own.
    """

    first: int
    columns: csr_array
    trades: csr_array
    contexts: NDArray[np.int32]
    places: NDArray[np.int32]


class Builder:
    """Takes postings in one by one; `seal` makes a segment of them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._columns, self._shares, self._column_ends = array("i"), array("f"), array("q", [0])
        self._trades, self._likeness, self._trade_ends = array("i"), array("f"), array("q", [0])
        self._context, self._order, self._marks = array("i"), array("q"), array("I")
        self._texts, self._text_ends, self._hashes = bytearray(), array("q", [0]), array("Q")

    def __len__(self) -> int:
        """Return how many postings were taken in."""
        return len(self._context)

    def add(self, key: PlainKey, facts: Facts, order: int) -> None:
        """Take a posting in; `order` grows from posting to posting."""
        words = self._vocabulary
        for column, share in facts.columns:
            self._columns.append(words.columns.number(column))
            self._shares.append(share)
        for trade, share in facts.trades:
            self._trades.append(words.trades.number(trade))
            self._likeness.append(share)
        self._column_ends.append(len(self._columns))
        self._trade_ends.append(len(self._trades))
        self._context.append(words.contexts.number(facts.context))
        self._order.append(order)
        self._marks.extend((*facts.marks, *[0] * (_MARKS - len(facts.marks))))
        self._texts += json.dumps([key, facts.title], separators=(",", ":")).encode()
        self._text_ends.append(len(self._texts))
        self._hashes.append(key_hash(key))

    def seal(self) -> Segment:
        """Return the segment; like rows stand together, so that blocks can be passed over."""
        context = np.array(self._context, np.int32)
        used = np.unique(context)
        values = self._vocabulary.contexts.values
        ranked = sorted(used.tolist(), key=lambda number: str(values[number]))
        rank = np.empty(len(values) + 1, np.int32)
        rank[ranked] = np.arange(len(ranked))
        rows = np.argsort(rank[context], kind="stable")
        columns, shares, column_ptr = _reordered(
            self._columns, self._shares, self._column_ends, rows
        )
        trades, likeness, trade_ptr = _reordered(
            self._trades, self._likeness, self._trade_ends, rows
        )
        texts, _, text_ptr = _reordered(self._texts, self._texts, self._text_ends, rows)
        hashes = np.array(self._hashes, np.uint64)[rows]
        by_hash = np.argsort(hashes, kind="stable")
        return Segment(
            columns=columns.astype(np.int32),
            shares=shares.astype(np.float32),
            column_ptr=_by_block(column_ptr),
            trades=trades.astype(np.int32),
            likeness=likeness.astype(np.float32),
            trade_ptr=_by_block(trade_ptr),
            context=context[rows],
            order=np.array(self._order, np.int64)[rows],
            marks=np.array(self._marks, np.uint32).reshape(-1, _MARKS)[rows],
            texts=texts.astype(np.uint8),
            text_ptr=text_ptr,
            hashes=hashes[by_hash],
            hash_rows=by_hash.astype(np.int32),
            widths=np.array([_width(columns), _width(trades)], np.int64),
        )


def key_hash(key: PlainKey) -> int:
    """Return 64 bits that tell keys apart; equal keys have equal ones in every process."""
    digest = blake2b(json.dumps(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _width(numbers: NDArray[np.int32]) -> int:
    return int(numbers.max()) + 1 if len(numbers) else 1


def _reordered(
    values: array[Any] | bytearray, shares: array[Any] | bytearray, ends: array[int], rows: Rows
) -> tuple[NDArray[Any], NDArray[Any], NDArray[np.int64]]:
    """Return both lists with their stretches in the order of `rows`, and where each begins."""
    bounds = np.array(ends, np.int64)
    lengths = np.diff(bounds)[rows]
    pointer = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(lengths, out=pointer[1:])
    taken = np.arange(pointer[-1]) + np.repeat(bounds[:-1][rows] - pointer[:-1], lengths)
    return _plain(values)[taken], _plain(shares)[taken], pointer


def _plain(values: array[Any] | bytearray) -> NDArray[Any]:
    kind = values.typecode if isinstance(values, array) else "B"
    return np.frombuffer(values, kind) if len(values) else np.empty(0, kind)


def _by_block(pointer: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return the pointers counted anew from each block's first row."""
    firsts = range(0, len(pointer) - 1, BLOCK)
    parts = [pointer[first : first + BLOCK + 1] - pointer[first] for first in firsts]
    return np.concatenate(parts).astype(np.int32) if parts else np.zeros(0, np.int32)


def _blocks(segment: Segment) -> Iterator[Block]:
    column_at, trade_at, column_ptr_at = 0, 0, 0
    for first in range(0, len(segment), BLOCK):
        count = min(BLOCK, len(segment) - first)
        place = slice(column_ptr_at, column_ptr_at + count + 1)
        column_ptr, trade_ptr = segment.column_ptr[place], segment.trade_ptr[place]
        columns = slice(column_at, column_at + int(column_ptr[-1]))
        trades = slice(trade_at, trade_at + int(trade_ptr[-1]))
        shape, trade_shape = ((count, int(width)) for width in segment.widths)
        contexts, places = np.unique(segment.context[first : first + count], return_inverse=True)
        yield Block(
            first,
            csr_array((segment.shares[columns], segment.columns[columns], column_ptr), shape),
            csr_array((segment.likeness[trades], segment.trades[trades], trade_ptr), trade_shape),
            contexts,
            places.astype(np.int32),
        )
        column_at, trade_at, column_ptr_at = columns.stop, trades.stop, place.stop
