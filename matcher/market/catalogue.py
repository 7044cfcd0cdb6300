"""All segments of a market seen as one: what every ranking needs of them, put together once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import numpy as np

from matcher.market.distinct import conditions_of, units_of
from matcher.market.lists import Lists
from matcher.market.restoring import asked_for
from matcher.types import Level
from matcher.whole import topic_weight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from matcher.market.distinct import Units
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


_NONE = np.dtype("V1")
# By number; the first is none at all.
LEVELS: tuple[Level | None, ...] = (None, *get_args(Level))


@dataclass(frozen=True)
class Catalogue:
    """A snapshot of a market.

    `answers` are the different demands, `answer` numbers the one of each member. By post: its
    craft (in `crafts`), rung, level (in `LEVELS`) and whether it has one. By world: what another
    trade loses and how much is told of it. `fields` (x 2 x 2) are the main trades with
    sixteenths. `wanted` are logarithms of years. `slots` says where the value of each code stands,
    when those of all different units, topics and trades are put one after another; the other
    lists go by unit. `cond` numbers the different conditions.

    `offsets` (segments x 3) are added to a segment's codes, `asked` and `cond`. By run: its post
    and segment, its first row there and how many it has. By post its runs, and how many rows.
    `row_kind` holds what any segment tells of a row, `plain` are their rows as bytes.
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
    least_wanted: NDArray[np.float64]
    is_demand: NDArray[np.bool_]
    school: Lists
    hard: Lists
    is_for_students: NDArray[np.bool_]
    cond: NDArray[np.intp]
    offsets: Numbers
    run_post: NDArray[np.intp]
    run_segment: Numbers
    run_first: Numbers
    run_length: Numbers
    runs: Lists
    post_rows: Numbers
    row_kind: np.dtype[np.void]
    plain: tuple[NDArray[np.void], ...]

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
        units = units_of(segments)
        conds = conditions_of(segments, units.number)
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
            unit_members=units.members,
            unit_weight=units.weight,
            unit_kept=units.kept,
            slots=_slots(segments, units, words),
            **_wanted(segments),
            school=conds.school,
            hard=conds.hard,
            is_for_students=conds.is_for_students,
            cond=_joined(conds.number, np.intp),
            offsets=np.stack([_bases(segments, count) for count in _COUNTS], axis=1),
            **_runs(segments, len(words.posts)),
            row_kind=np.result_type(*(one.rows.dtype for one in segments)) if segments else _NONE,
            plain=tuple(one.rows.view(f"V{one.rows.itemsize}") for one in segments),
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


def _wanted(segments: Sequence[Segment]) -> dict[str, Any]:
    """Return the logarithms of the years asked for; what asks for none is always met."""
    years = _joined([one.wanted for one in segments], np.float64)
    values = np.full(len(years), -np.inf)
    np.log(years, out=values, where=years > 0)
    count = _joined([np.diff(one.wanted_ptr) for one in segments], np.intp)
    told = Lists(np.concatenate((np.zeros(1, np.int64), np.cumsum(count))), values)
    first = np.full(len(count), -np.inf)
    first[told.some] = values[told.ptr[told.some]]
    return {
        "wanted": told,
        "least_wanted": told.over(np.minimum, values, -np.inf),
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


def _slots(segments: Sequence[Segment], units: Units, words: Vocabulary) -> Numbers:
    first_topic = len(units.weight)
    first_trade = first_topic + len(words.topics)
    parts = [
        part
        for one, own in zip(segments, units.number, strict=True)
        for part in (own, one.topics + first_topic, one.trades + first_trade)
    ]
    return _joined(parts, np.int32)


def _runs(segments: Sequence[Segment], posts: int) -> dict[str, Any]:
    count = [len(one.run_at) for one in segments]
    post = _joined([one.post[one.run_at] for one in segments], np.intp)
    length = _joined([np.diff(one.run_at, append=len(one)) for one in segments], np.int32)
    ends = np.cumsum(np.bincount(post, minlength=posts))
    return {
        "run_post": post,
        "run_segment": np.repeat(np.arange(len(segments), dtype=np.int32), count),
        "run_first": _joined([one.run_at for one in segments], np.int32),
        "run_length": length,
        "runs": Lists(np.concatenate(([0], ends)), np.argsort(post, kind="stable")),
        "post_rows": np.bincount(post, length, posts).astype(np.int32),
    }
