"""What segments number each for itself, seen through the whole market: equal things once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.market.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from matcher.market.segment import Segment

    Numbers = NDArray[np.intp]


class Units(NamedTuple):
    """Different units: members, weight and what is left without them; `number` by segment."""

    members: Lists
    weight: NDArray[np.float64]
    kept: NDArray[np.float64]
    number: tuple[Numbers, ...]


class Conditions(NamedTuple):
    """Different conditions: units of schooling and hard ones; `number` by segment."""

    school: Lists
    hard: Lists
    is_for_students: NDArray[np.bool_]
    number: tuple[Numbers, ...]


def units_of(segments: Sequence[Segment]) -> Units:
    """Return the units of all segments."""
    known: dict[tuple[Any, ...], int] = {}
    number = tuple(
        _numbered(
            known,
            zip(
                _lists(one.unit_ptr, one.unit_members),
                one.unit_weight.tolist(),
                one.unit_kept.tolist(),
                strict=True,
            ),
        )
        for one in segments
    )
    return Units(
        members=lists_of([members for members, _, _ in known]),
        weight=np.array([weight for _, weight, _ in known], np.float64),
        kept=np.array([kept for _, _, kept in known], np.float64),
        number=number,
    )


def conditions_of(segments: Sequence[Segment], units: Sequence[Numbers]) -> Conditions:
    """Return the conditions of all segments, given the numbers of each one's units."""
    known: dict[tuple[Any, ...], int] = {}
    number = tuple(
        _numbered(
            known,
            zip(
                _lists(one.school_ptr, own[one.school_units]),
                _lists(one.hard_ptr, own[one.hard_units]),
                one.is_for_students.tolist(),
                strict=True,
            ),
        )
        for one, own in zip(segments, units, strict=True)
    )
    return Conditions(
        school=lists_of([school for school, _, _ in known]),
        hard=lists_of([hard for _, hard, _ in known]),
        is_for_students=np.array([students for *_, students in known], np.bool_),
        number=number,
    )


def lists_of(lists: Sequence[Sequence[int]]) -> Lists:
    """Return lists of numbers one after another."""
    ends = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    return Lists(ends, np.array([number for one in lists for number in one], np.intp))


def _numbered(known: dict[tuple[Any, ...], int], told: Iterable[tuple[Any, ...]]) -> Numbers:
    return np.array([known.setdefault(one, len(known)) for one in told], np.intp)


def _lists(pointer: NDArray[np.int32], values: NDArray[Any]) -> Iterator[tuple[int, ...]]:
    plain, ends = values.tolist(), pointer.tolist()
    return (tuple(plain[a:b]) for a, b in pairwise(ends))
