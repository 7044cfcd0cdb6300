"""The rows of an index in memory: new ones are taken in, former ones of the same key dropped."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from matcher.market.facts import Facts
from matcher.market.scan import Held
from matcher.market.segment import MOST_ROWS, Builder, key_hash
from matcher.market.shapes import Shapes
from matcher.market.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from matcher.market.segment import PlainKey, Segment
    from matcher.weights import Weights

_NO_ROWS = np.empty(0, np.int32)
_FULL = MOST_ROWS // 2
_MOST_SMALL = 8


class Rows:
    """Segments and what was added since; safe to share by threads.

    Readers take a snapshot, which no later change touches.
    """

    def __init__(
        self, vocabulary: Vocabulary | None = None, held: Iterable[Held] = (), order: int = 0
    ) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self.order = order
        self._held = list(held)
        self._builder = Builder(self.vocabulary)
        self._fresh: set[int] = set()
        self._others: dict[Hashable, int] = {}
        self._other_keys: list[Hashable] = []
        self._shapes: Shapes | None = None
        self._lock = RLock()

    def __len__(self) -> int:
        """Return the number of valid rows."""
        return sum(one.valid for one in self.snapshot())

    def add(self, key: Hashable, facts: Facts) -> None:
        """Take a posting in; it replaces a former one of the same key."""
        plain = self._plain(key)
        with self._lock:
            mark = key_hash(plain)
            if mark in self._fresh or len(self._builder) >= MOST_ROWS:
                self._seal()
            self._fresh.add(mark)
            self._builder.add(plain, facts, self.order)
            self.order += 1

    def remove(self, keys: Iterable[Hashable]) -> None:
        """Drop the postings with these keys; keys that are not there are passed over."""
        marks = np.array([key_hash(self._plain(key)) for key in keys], np.uint64)
        with self._lock:
            self._seal()
            self._drop(marks)

    def snapshot(self) -> tuple[Held, ...]:
        """Return all rows as they are now."""
        with self._lock:
            self._seal()
            small = [one for one in self._held if one.valid < _FULL]
            if len(small) > _MOST_SMALL:
                self._held = [one for one in self._held if one.valid >= _FULL]
                self._held += [Held(one, _NO_ROWS) for one in self.merged(small)]
            return tuple(self._held)

    def shapes(self, weights: Weights) -> Shapes:
        """Return the contexts known by now in columns, made anew only where there are more."""
        with self._lock:
            if self._shapes is None or len(self._shapes) < len(self.vocabulary.contexts):
                self._shapes = Shapes.of(self.vocabulary.contexts.values, weights)
            return self._shapes

    def merged(self, held: Sequence[Held]) -> Iterator[Segment]:
        """Yield the valid rows of several segments in new ones."""
        builder = Builder(self.vocabulary)
        for one in held:
            for row in _valid(one):
                key, title = one.segment.text(row)
                facts = self.facts(one.segment, row, title)
                builder.add(key, facts, int(one.segment.order[row]))
                if len(builder) >= MOST_ROWS:
                    yield builder.seal()
                    builder = Builder(self.vocabulary)
        if len(builder):
            yield builder.seal()

    def facts(self, segment: Segment, row: int, title: str | None) -> Facts:
        """Return what is known of a row."""
        words, told = self.vocabulary, segment.facts(row)
        return Facts(
            title=title,
            context=words.contexts.values[told.context],
            columns=tuple((words.columns.values[n], share) for n, share in told.columns),
            trades=tuple((words.trades.values[n], share) for n, share in told.trades),
            marks=tuple(segment.marks[row].tolist()),
        )

    def keys(self) -> Iterator[Hashable]:
        """Yield the keys of all valid rows, oldest segment first."""
        for one in self.snapshot():
            for row in _valid(one):
                yield self.named(one.segment.text(row)[0])

    def named(self, plain: PlainKey) -> Hashable:
        """Return the key that the caller gave."""
        return self._other_keys[plain[1]] if isinstance(plain, list) else plain

    def _plain(self, key: Hashable) -> PlainKey:
        if isinstance(key, (str, int)) and not isinstance(key, bool):
            return key
        number = self._others.setdefault(key, len(self._other_keys))
        if number == len(self._other_keys):
            self._other_keys.append(key)
        return ["other", number]

    def _seal(self) -> None:
        if not len(self._builder):
            return
        segment = self._builder.seal()
        self._drop(segment.hashes)
        self._held.append(Held(segment, _NO_ROWS))
        self._builder = Builder(self.vocabulary)
        self._fresh = set()

    def _drop(self, marks: NDArray[np.uint64]) -> None:
        for place, one in enumerate(self._held):
            rows = one.segment.rows_of(marks)
            if len(rows):
                self._held[place] = Held(one.segment, np.union1d(one.gone, rows))


def _valid(one: Held) -> list[int]:
    rows: list[int] = np.setdiff1d(np.arange(len(one.segment)), one.gone).tolist()
    return rows
