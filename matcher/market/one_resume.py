"""One resume held against the few things that a whole market asks for, each worked out once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from matcher.conditions import is_enrolled
from matcher.evidence import ENOUGH_YEARS, View
from matcher.types import Requirement
from matcher.whole import counted_once, level_held, work_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from matcher.crafts import Crafts
    from matcher.evidence import Evidence
    from matcher.market.facts import Demand, Group, Member
    from matcher.person import Resume
    from matcher.weights import Weights

    Numbers = NDArray[np.float64]
    # Without enough years, and with them: some credits depend on that.
    Both = tuple[float, float]


class OneResume:
    """A resume with what its scores share; made for one ranking and thrown away."""

    def __init__(
        self, resume: Resume, evidence: Evidence, crafts: Crafts, weights: Weights
    ) -> None:
        self.view = View.of(resume)
        self.is_enrolled = is_enrolled(resume)
        self._resume, self._evidence, self._crafts = resume, evidence, crafts
        self._weights = weights
        self._had = [crafts.of_role(role) for role in resume.roles]
        self._months = counted_once(resume)
        self._member = cache(self._answer)

    def credit(self, group: Group) -> Both:
        """Return the credit, 0 to 1, for what may stand in for one another."""
        both = [self._member(member) for member in group]
        return max(little for little, _ in both), max(much for _, much in both)

    def by_craft(self, wanted: Sequence[frozenset[str]]) -> tuple[Numbers, ...]:
        """Return by wanted crafts: nearness of the work, near months, level held, is it near.

        The level is NaN where no job shows one.
        """
        rows = np.array([self._past(one) for one in wanted], np.float64).reshape(-1, 4)
        return tuple(rows.T)

    def schooling(self, demands: Iterable[tuple[tuple[Demand, ...], object]]) -> Numbers:
        """Return the credit for schooling, a row of both a demand; 0 where none is asked for."""
        return _rows(_mean([self.credit(group) for group, _ in own]) for own, _ in demands)

    def kept(self, demands: Iterable[tuple[tuple[Demand, ...], ...]]) -> Numbers:
        """Return the share of the score that the hard conditions leave, a row of both each."""
        return _rows(self._left([*own, *hard]) for own, hard in demands)

    def _left(self, demands: Iterable[Demand]) -> Both:
        left = (1.0, 1.0)
        for group, kept in demands:
            little, much = self.credit(group)
            left = (
                left[0] * (kept + (1 - kept) * little),
                left[1] * (kept + (1 - kept) * much),
            )
        return left

    def _past(self, wanted: frozenset[str]) -> tuple[float, float, float, bool]:
        near = [self._crafts.closeness(wanted, had) for had in self._had]
        months = sum(m * close for m, close in zip(self._months, near, strict=True))
        standing = level_held(self._resume, near, self._weights)
        work = work_of(near, self._months, self._weights)
        if standing is None:
            return work, months, np.nan, False
        ladder = self._weights.table["ladder"]
        return work, months, ladder[standing[0].level or "entry"], standing[1]

    def _answer(self, member: Member) -> Both:
        kind, name, strength, least, _, grade = member
        asked = Requirement(
            id=name,
            kind=kind,
            label="",
            strength=strength,
            min_years=least,
            start=0,
            end=0,
            grade=grade,
        )
        little = self._evidence.answer(asked, self.view, 0.0).credit
        if kind != "education":
            return little, little
        return little, self._evidence.answer(asked, self.view, ENOUGH_YEARS).credit


def _mean(both: Sequence[Both]) -> Both:
    if not both:
        return 0.0, 0.0
    return sum(one[0] for one in both) / len(both), sum(one[1] for one in both) / len(both)


def _rows(rows: Iterable[Both]) -> Numbers:
    return np.array(list(rows), np.float64).reshape(-1, 2)
