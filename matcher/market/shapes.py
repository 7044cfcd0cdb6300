"""The contexts of a vocabulary as columns of numbers, so that a formula meets all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.facts import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from matcher.market.facts import Demand
    from matcher.weights import Weights

    Numbers = NDArray[np.float64]

_POINTS = 100.0
# Parts that credits make up, row by row; the others go by context.
_BY_ROW = ("must_haves", "nice_to_haves", "daily_work")
_ARRAYS = (
    *("craft", "demand", "rung", "strict", "sure", "has_level", "enrolment", "wanted_years"),
    "rest",
)
_BY_CONTEXT = ("kind_of_work", "level", "field", "schooling", "experience")


@dataclass(frozen=True, slots=True)
class Shapes:
    """One entry a context. `share` is how many points a part moves, `rest` those that rows move.

    `craft` and `demand` number the distinct `crafts` and `demands` (schooling, hard must-haves).
    `wanted_years` has a row of years asked for a context, NaN beyond the last of them.
    """

    craft: NDArray[np.int32]
    crafts: tuple[frozenset[str], ...]
    demand: NDArray[np.int32]
    demands: tuple[tuple[tuple[Demand, ...], tuple[Demand, ...]], ...]
    rung: Numbers
    strict: Numbers
    sure: Numbers
    has_level: NDArray[np.bool_]
    enrolment: NDArray[np.bool_]
    wanted_years: Numbers
    share: dict[str, Numbers]
    rest: Numbers

    def __len__(self) -> int:
        """Return the number of contexts."""
        return len(self.craft)

    def take(self, contexts: NDArray[np.int32]) -> Shapes:
        """Return the columns of some contexts, in their order."""
        return replace(
            self,
            **{name: getattr(self, name)[contexts] for name in _ARRAYS},
            share={name: points[contexts] for name, points in self.share.items()},
        )

    @classmethod
    def of(cls, plain: Sequence[tuple[Any, ...]], weights: Weights) -> Shapes:
        """Return the columns of contexts given as plain tuples."""
        contexts = [Context(*one) for one in plain]
        crafts: dict[tuple[str, ...], int] = {}
        demands: dict[Any, int] = {}
        wanted = [_wanted_years(one, weights) for one in contexts]
        years = np.full((len(contexts), max(map(len, wanted), default=1)), np.nan)
        for place, row in enumerate(wanted):
            years[place, : len(row)] = row
        totals = [sum(weights.parts[name] for name in one.parts) / _POINTS for one in contexts]
        return cls(
            craft=_numbers(crafts.setdefault(one.crafts, len(crafts)) for one in contexts),
            crafts=tuple(map(frozenset, crafts)),
            demand=_numbers(
                demands.setdefault((one.schooling, one.hard), len(demands)) for one in contexts
            ),
            demands=tuple(demands),
            rung=np.array([one.rung for one in contexts]),
            strict=np.array([one.strict for one in contexts]),
            sure=np.array([one.sure for one in contexts]),
            has_level=np.array([one.level is not None for one in contexts], bool),
            enrolment=np.array([one.enrolment for one in contexts], bool),
            wanted_years=years,
            share={n: _shares(contexts, totals, (n,), weights) for n in _BY_CONTEXT},
            rest=_shares(contexts, totals, _BY_ROW, weights),
        )


def _numbers(values: Any) -> NDArray[np.int32]:  # noqa: ANN401  any iterable of int
    return np.fromiter(values, np.int32)


def _shares(
    contexts: Sequence[Context], totals: Sequence[float], names: tuple[str, ...], weights: Weights
) -> Numbers:
    rows = zip(contexts, totals, strict=True)
    return np.array(
        [sum(weights.parts[n] for n in names if n in one.parts) / total for one, total in rows]
    )


def _wanted_years(context: Context, weights: Weights) -> list[float]:
    """Return the years that each demand asks for, or those usual at the level."""
    if context.experience:
        return [min(member[3] or 0.0 for member in group) for group, _ in context.experience]
    if "experience" not in context.parts:
        return []
    return [weights.table["usual_years"][context.level or "analyst"]]
