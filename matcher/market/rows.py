"""The rows of an index in memory: new ones are taken in, former ones of the same key dropped."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from matcher.market.builder import Builder
from matcher.market.catalogue import Catalogue, Held
from matcher.market.freed import give_back
from matcher.market.segment import MOST_ROWS
from matcher.market.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from matcher.market.facts import Facts
    from matcher.market.segment import PlainKey, Segment

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
        self._others: dict[Hashable, int] = {}
        self._other_keys: list[Hashable] = []
        self._catalogue: Catalogue | None = None
        self._lock = RLock()

    def __len__(self) -> int:
        """Return the number of valid rows."""
        return sum(one.valid for one in self.snapshot())

    def add(self, key: Hashable, facts: Facts) -> None:
        """Take a posting in; it replaces a former one of the same key."""
        plain = self._plain(key)
        with self._lock:
            if len(self._builder) >= MOST_ROWS:
                self._seal()
            self._builder.add(plain, facts, self.order)
            self.order += 1

    def remove(self, keys: Iterable[Hashable]) -> None:
        """Drop the postings with these keys; keys that are not there are passed over."""
        plain = [self._plain(key) for key in keys]
        with self._lock:
            self._seal()
            self._drop(plain)

    def snapshot(self) -> tuple[Held, ...]:
        """Return all rows as they are now."""
        with self._lock:
            self._seal()
            while len(small := sorted(filter(_is_small, self._held), key=_size)) > _MOST_SMALL:
                # The smaller half, so that a row is written anew only as often as sizes double.
                gathered = small[: _MOST_SMALL // 2 + 1]
                # By identity: columns of numbers are not compared with ==.
                taken = {id(one) for one in gathered}
                self._held = [one for one in self._held if id(one) not in taken]
                self._held += [Held(one, _NO_ROWS) for one in self.merged(gathered)]
            return tuple(self._held)

    def catalogue(self) -> Catalogue:
        """Return all rows as they are now, seen as one."""
        with self._lock:
            held, known = self.snapshot(), self._catalogue
            is_same = known is not None and len(known.held) == len(held)
            if known is None or not is_same or any(map(_differ, known.held, held)):
                self._catalogue = known = Catalogue.of(held, self.vocabulary)
            return known

    def merged(self, held: Sequence[Held]) -> Iterator[Segment]:
        """Yield the valid rows of several segments in new ones."""
        builder = Builder(self.vocabulary)
        for one in held:
            for row in _valid(one):
                facts = one.segment.facts(row, self.vocabulary)
                builder.add(one.segment.key(row), facts, int(one.segment.order[row]))
                if len(builder) >= MOST_ROWS:
                    yield builder.seal()
                    builder = Builder(self.vocabulary)
        if len(builder):
            yield builder.seal()

    def keys(self) -> Iterator[Hashable]:
        """Yield the keys of all valid rows, oldest segment first."""
        for one in self.snapshot():
            for row in _valid(one):
                yield self.named(one.segment.key(row))

    def named(self, plain: PlainKey) -> Hashable:
        """Return the key that the caller gave."""
        return self._other_keys[plain[1]] if isinstance(plain, tuple) else plain

    def _plain(self, key: Hashable) -> PlainKey:
        if isinstance(key, (str, int)) and not isinstance(key, bool):
            return key
        # True and 1.0 are equal to 1, but other keys.
        told = (type(key), key)
        number = self._others.setdefault(told, len(self._other_keys))
        if number == len(self._other_keys):
            self._other_keys.append(key)
        return "other", number

    def _seal(self) -> None:
        if not len(self._builder):
            return
        segment = self._builder.seal()
        self._drop(segment.key(row) for row in range(len(segment)))
        self._held.append(Held(segment, _NO_ROWS))
        self._builder = Builder(self.vocabulary)
        if len(segment) >= _FULL:
            # What a full segment was built from is several times its size.
            give_back()

    def _drop(self, keys: Iterable[PlainKey]) -> None:
        if not self._held:
            return
        wanted = list(keys)
        for place, one in enumerate(self._held):
            rows = one.segment.rows_of(wanted)
            if rows:
                self._held[place] = Held(one.segment, np.union1d(one.gone, rows).astype(np.int32))


def _is_small(one: Held) -> bool:
    return one.valid < _FULL


def _size(one: Held) -> int:
    return one.valid


def _differ(one: Held, other: Held) -> bool:
    return one.segment is not other.segment or one.gone is not other.gone


def _valid(one: Held) -> list[int]:
    rows: list[int] = np.setdiff1d(np.arange(len(one.segment)), one.gone).tolist()
    return rows
