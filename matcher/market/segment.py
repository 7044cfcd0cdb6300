"""Up to 65,536 postings as columns of small numbers; once made, it is never changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from matcher.market.facts import Facts, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from matcher.market.facts import Member
    from matcher.market.vocabulary import Vocabulary

    Numbers = NDArray[np.int32]

# What JSON can hold: a str, an int, or ("other", number) for a key that the caller keeps.
PlainKey = str | int | tuple[str, int]

# Rows that are looked at, or passed over, together.
GRANULE = 256
MOST_ROWS = 65_536
# What a row has lists of, in the order in which they stand: must-haves, nice-to-haves, topics and
# trades.
LISTS = 4


def _of_rows(name: str) -> property:
    return property(lambda segment: segment.rows[name])


@dataclass(frozen=True)
class Segment:
    """Rows, like ones together. Types are as small as the numbers allow.

    What every ranking reads of a row stands together in `rows`, so that one look fetches it; the
    rest goes by column. Of `rows`, `post`, `world` and `field` number values of the vocabulary (as
    do `years`, `school` and `work`), `asked` and `cond` what stands further down; `parts` has a bit
    for each part of the score, `counts` (4) tells how long the lists are whose numbers stand one
    after another in `codes`, `factors` (4) what their sums count. `twins` is equal for rows that
    score alike, `order` tells who came first, `marks` (rows x 8) sketches the wording.

    A code below the number of units is a unit, then follow `topics` and `trades`. The codes of
    a granule of rows begin at `code_at`, those of a row `code_in` further. Stretches are told by
    where each begins: `unit_ptr` into `unit_members`, `asked_ptr` into `asked_units` (the demands
    for years) and `wanted_ptr` into `wanted`, `school_ptr` into `school_units`, `hard_ptr` into
    `hard_units`. A run is a stretch of rows of one post in one granule; it begins at `run_at`.

    Keys are `numbers`, or JSON in `key_text`; `hashes` are sorted, with the row of each.
    """

    rows: NDArray[np.void]
    years: NDArray[Any]
    school: NDArray[Any]
    work: NDArray[Any]
    twins: NDArray[np.uint32]
    order: NDArray[np.int64]
    marks: NDArray[np.uint32]
    codes: NDArray[Any]
    code_at: NDArray[np.int64]
    unit_ptr: Numbers
    unit_members: NDArray[Any]
    unit_weight: NDArray[np.float64]
    unit_kept: NDArray[np.float64]
    topics: Numbers
    trades: Numbers
    asked_ptr: Numbers
    asked_units: Numbers
    wanted_ptr: Numbers
    wanted: NDArray[np.float64]
    school_ptr: Numbers
    school_units: Numbers
    hard_ptr: Numbers
    hard_units: Numbers
    is_for_students: NDArray[np.bool_]
    run_at: Numbers
    title: NDArray[Any]
    title_ptr: Numbers
    title_text: NDArray[np.uint8]
    numbers: NDArray[np.int64]
    key_ptr: Numbers
    key_text: NDArray[np.uint8]
    hashes: NDArray[np.uint32]
    hash_rows: Numbers

    post = _of_rows("post")
    world = _of_rows("world")
    parts = _of_rows("parts")
    asked = _of_rows("asked")
    cond = _of_rows("cond")
    counts = _of_rows("counts")
    factors = _of_rows("factors")

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def nbytes(self) -> int:
        """Return the size of the columns in bytes."""
        return sum(getattr(self, one.name).nbytes for one in fields(self))

    def key(self, row: int) -> PlainKey:
        """Return a row's key."""
        if len(self.numbers):
            return int(self.numbers[row])
        start, end = self.key_ptr[row : row + 2]
        key: Any = json.loads(self.key_text[start:end].tobytes())
        return ("other", key[1]) if isinstance(key, list) else key

    def rows_of(self, keys: Iterable[PlainKey]) -> list[int]:
        """Return the rows that have one of these keys."""
        wanted: dict[int, list[PlainKey]] = {}
        for key in keys:
            wanted.setdefault(key_hash(key), []).append(key)
        marks = np.fromiter(wanted, np.uint32, len(wanted))
        first = np.searchsorted(self.hashes, marks, "left")
        last = np.searchsorted(self.hashes, marks, "right")
        return [
            row
            for place in np.flatnonzero(last > first)
            for row in self.hash_rows[first[place] : last[place]].tolist()
            if self.key(row) in wanted[int(marks[place])]
        ]

    def told(self, row: int) -> Told:
        """Return what is told of a row, as codes and numbers."""
        ends = accumulate(self.counts[row].tolist(), initial=0)
        start = int(self.code_at[row // GRANULE]) + int(self.rows["code_in"][row])
        topic, trade = len(self.unit_weight), len(self.unit_weight) + len(self.topics)
        must, nice, topics, trades = (self.codes[start + a : start + b] for a, b in pairwise(ends))
        asked, cond = int(self.asked[row]), int(self.cond[row])
        return Told(
            units=(
                must.tolist(),
                nice.tolist(),
                _stretch(self.asked_units, self.asked_ptr, asked).tolist(),
                _stretch(self.school_units, self.school_ptr, cond).tolist(),
            ),
            topics=self.topics[topics.astype(np.intp) - topic].tolist(),
            trades=self.trades[trades.astype(np.intp) - trade].tolist(),
            wanted=_stretch(self.wanted, self.wanted_ptr, asked).tolist(),
            is_for_students=bool(self.is_for_students[cond]),
            title=_stretch(self.title_text, self.title_ptr, int(self.title[row])).tobytes(),
        )

    def facts(self, row: int, vocabulary: Vocabulary) -> Facts:
        """Return what is known of a row."""
        told = self.told(row)
        return Facts(
            title=json.loads(told.title),
            post=vocabulary.posts.values[self.post[row]],
            world=vocabulary.worlds.values[self.world[row]],
            parts=int(self.parts[row]),
            units=tuple(
                self._unit(part, code, vocabulary)
                for part, own in zip(_UNIT_PARTS, told.units, strict=True)
                for code in own
            ),
            topics=tuple(vocabulary.topics.values[number] for number in told.topics),
            trades=tuple(vocabulary.trades.values[number] for number in told.trades),
            factors=tuple(self.factors[row].tolist()),
            usual=told.wanted[0] if told.wanted and not told.units[2] else None,
            years=vocabulary.years.values[self.years[row]],
            school=vocabulary.schools.values[self.school[row]],
            work=vocabulary.works.values[self.work[row]],
            is_for_students=told.is_for_students,
            marks=tuple(mark for mark in self.marks[row].tolist() if mark),
        )

    def members(self, code: int, vocabulary: Vocabulary) -> tuple[Member, ...]:
        """Return what may stand in for one another in a unit."""
        numbers = _stretch(self.unit_members, self.unit_ptr, code).tolist()
        return tuple(vocabulary.members.values[number] for number in numbers)

    def _unit(self, part: str, code: int, vocabulary: Vocabulary) -> Unit:
        weight, kept = float(self.unit_weight[code]), float(self.unit_kept[code])
        return Unit(part, weight, kept, self.members(code, vocabulary))


class Told(NamedTuple):
    """A row: units by part, numbers of topics and trades, years asked for, the title as JSON."""

    units: tuple[list[int], list[int], list[int], list[int]]
    topics: list[int]
    trades: list[int]
    wanted: list[float]
    is_for_students: bool
    title: bytes


_UNIT_PARTS = ("must_haves", "nice_to_haves", "experience", "schooling")


def key_hash(key: PlainKey) -> int:
    """Return 32 bits that are equal for equal keys, in every process."""
    return crc32(json.dumps(key).encode())


def _stretch(values: NDArray[Any], pointer: Numbers, place: int) -> NDArray[Any]:
    start, end = pointer[place : place + 2]
    return values[start:end]
