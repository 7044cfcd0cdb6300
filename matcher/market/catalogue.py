"""All segments of a market seen as one: what every ranking needs of them, put together once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import numpy as np

from matcher.market.lists import Lists
from matcher.market.restoring import asked_for
from matcher.market.segment import GRANULE
from matcher.types import Level
from matcher.whole import topic_weight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from matcher.market.segment import Segment
    from matcher.market.vocabulary import Vocabulary
    from matcher.types import Requirement

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int32]


class Held(NamedTuple):
    """A segment and the sorted numbers of its rows that are no longer valid."""

    segment: Segment
    gone: NDArray[np.int32]

    @property
    def valid(self) -> int:
        """How many valid rows there are."""
        return len(self.segment) - len(self.gone)


# By number; the first is none at all.
LEVELS: tuple[Level | None, ...] = (None, *get_args(Level))


@dataclass(frozen=True)
class Catalogue:
    """A snapshot of a market.

    `answers` are the different demands, `answer` numbers the one of each member. By post: its
    craft (in `crafts`), rung, level (in `LEVELS`) and whether it has one. By world: what another
    trade loses and how much is told of it. `fields` (x 2 x 2) are the main trades with
    sixteenths. `wanted` are logarithms of years. `slots` says where the value of each code stands,
    when those of all units, topics and trades are put one after another; the other lists go by
    unit.

    `offsets` (segments x 3) are added to a segment's codes, `asked` and `cond`. By run: its post.
    By granule: where its runs begin, its segment and place.
    """

    held: tuple[Held, ...]
    answers: tuple[Requirement, ...]
    answer: NDArray[np.intp]
    crafts: tuple[tuple[str, ...], ...]
    craft: NDArray[np.intp]
    rung: NDArray[np.float64]
    level: NDArray[np.intp]
    has_level: NDArray[np.bool_]
    strict: NDArray[np.float64]
    sure: NDArray[np.float64]
    fields: NDArray[np.intp]
    topics: tuple[str, ...]
    topic_weight: NDArray[np.float64]
    names: tuple[str, ...]
    name: NDArray[np.intp]
    counted: NDArray[np.float64]
    unit_members: Lists
    unit_weight: NDArray[np.float64]
    unit_kept: NDArray[np.float64]
    slots: Numbers
    wanted: Lists
    wanted_count: NDArray[np.intp]
    first_wanted: NDArray[np.float64]
    is_demand: NDArray[np.bool_]
    school: Lists
    hard: Lists
    is_for_students: NDArray[np.bool_]
    offsets: Numbers
    run_post: NDArray[np.intp]
    granule_runs: NDArray[np.intp]
    granule_segment: Numbers
    granule_place: Numbers

    @property
    def nbytes(self) -> int:
        """Return its size in bytes, without the segments."""
        columns = (getattr(self, one.name) for one in fields(self))
        arrays = (
            array
            for column in columns
            for array in ((column.ptr, column.values) if isinstance(column, Lists) else (column,))
        )
        return sum(array.nbytes for array in arrays if isinstance(array, np.ndarray))

    @classmethod
    def of(cls, held: Sequence[Held], words: Vocabulary) -> Catalogue:
        """Put segments together."""
        segments = [one.segment for one in held]
        units = _bases(segments, lambda one: len(one.unit_weight))
        return cls(
            held=tuple(held),
            **_answers(words),
            **_posts(words),
            strict=np.array([strict for strict, _ in words.worlds.values], np.float64),
            sure=np.array([sure for _, sure in words.worlds.values], np.float64),
            fields=np.array(words.fields.values, np.intp).reshape(-1, 2, 2),
            topics=tuple(words.topics.values),
            topic_weight=np.array([topic_weight(one) for one in words.topics.values], np.float64),
            names=tuple(words.names.values),
            name=np.array([words.names.number(n) for n, _, _ in words.trades.values], np.intp),
            counted=np.array([counted for *_, counted in words.trades.values], np.float64),
            unit_members=_lists(segments, "unit_ptr", "unit_members"),
            unit_weight=_joined([one.unit_weight for one in segments], np.float64),
            unit_kept=_joined([one.unit_kept for one in segments], np.float64),
            slots=_slots(segments, units, words),
            **_wanted(segments),
            school=_lists(segments, "school_ptr", "school_units", units),
            hard=_lists(segments, "hard_ptr", "hard_units", units),
            is_for_students=_joined([one.is_for_students for one in segments], np.bool_),
            offsets=np.stack([_bases(segments, count) for count in _COUNTS], axis=1),
            **_runs(segments),
        )


# Codes, demands for years and conditions of a segment.
_COUNTS: tuple[Callable[[Segment], int], ...] = (
    lambda one: len(one.unit_weight) + len(one.topics) + len(one.trades),
    lambda one: len(one.wanted_ptr) - 1,
    lambda one: len(one.is_for_students),
)


def _bases(segments: Sequence[Segment], count: Callable[[Segment], int]) -> Numbers:
    """Return how many there are in all segments before each."""
    return np.cumsum([0, *map(count, segments)], dtype=np.int32)[:-1]


def _joined(arrays: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(arrays).astype(kind) if arrays else np.empty(0, kind)


def _lists(
    segments: Sequence[Segment], pointer: str, name: str, bases: Numbers | None = None
) -> Lists:
    """Return the lists of all segments, to whose numbers those of `bases` are added."""
    own = [getattr(one, name) for one in segments]
    if bases is not None:
        own = [values + base for values, base in zip(own, bases, strict=True)]
    lengths = [np.diff(getattr(one, pointer)) for one in segments]
    ends = np.cumsum(_joined(lengths, np.int64))
    kind = np.float64 if name == "wanted" else np.intp
    return Lists(np.concatenate((np.zeros(1, np.int64), ends)), _joined(own, kind))


def _wanted(segments: Sequence[Segment]) -> dict[str, Any]:
    """Return the logarithms of the years asked for; what asks for none is always met."""
    lists = _lists(segments, "wanted_ptr", "wanted")
    is_some = lists.values > 0
    values = np.full(len(lists.values), -np.inf)
    np.log(lists.values, out=values, where=is_some)
    count = np.diff(lists.ptr)
    first = np.full(len(count), -np.inf)
    first[count > 0] = values[lists.ptr[:-1][count > 0]]
    return {
        "wanted": Lists(lists.ptr, values),
        "wanted_count": count,
        "first_wanted": first,
        "is_demand": _joined([np.diff(one.asked_ptr) > 0 for one in segments], np.bool_),
    }


def _answers(words: Vocabulary) -> dict[str, Any]:
    """Return what may be asked for; how strongly, and by when, bears on no credit."""
    distinct: dict[tuple[Any, ...], int] = {}
    asked: dict[int, Requirement] = {}
    answer = []
    for member in words.members.values:
        kind, name, _, _, grade, _ = member
        answer.append(distinct.setdefault((kind, name, grade), len(distinct)))
        asked.setdefault(answer[-1], asked_for(member, None))
    return {
        "answers": tuple(asked.values()),
        "answer": np.array(answer, np.intp),
    }


def _posts(words: Vocabulary) -> dict[str, Any]:
    crafts: dict[tuple[str, ...], int] = {}
    posts = words.posts.values
    craft = [crafts.setdefault(wanted, len(crafts)) for wanted, _, _ in posts]
    return {
        "crafts": tuple(crafts),
        "craft": np.array(craft, np.intp),
        "rung": np.array([rung for _, _, rung in posts], np.float64),
        "level": np.array([LEVELS.index(level) for _, level, _ in posts], np.intp),
        "has_level": np.array([level is not None for _, level, _ in posts], np.bool_),
    }


def _slots(segments: Sequence[Segment], units: Numbers, words: Vocabulary) -> Numbers:
    first_topic = sum(len(one.unit_weight) for one in segments)
    first_trade = first_topic + len(words.topics)
    parts = [
        part
        for one, base in zip(segments, units, strict=True)
        for part in (
            np.arange(base, base + len(one.unit_weight)),
            one.topics + first_topic,
            one.trades + first_trade,
        )
    ]
    return _joined(parts, np.int32)


def _runs(segments: Sequence[Segment]) -> dict[str, Any]:
    granules = [-(-len(one) // GRANULE) for one in segments]
    place = [np.arange(count, dtype=np.int32) for count in granules]
    first = _bases(segments, lambda one: -(-len(one) // GRANULE))
    of_run = [one.run_at // GRANULE + base for one, base in zip(segments, first, strict=True)]
    granule = _joined(of_run, np.intp)
    return {
        "run_post": _joined([one.post[one.run_at] for one in segments], np.intp),
        "granule_runs": np.flatnonzero(np.diff(granule, prepend=-1)),
        "granule_segment": np.repeat(np.arange(len(segments), dtype=np.int32), granules),
        "granule_place": _joined(place, np.int32),
    }
