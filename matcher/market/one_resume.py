"""One resume held against the few things that a whole market asks for, each worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.conditions import is_enrolled
from matcher.evidence import ENOUGH_YEARS
from matcher.trades import past_vector
from matcher.views import View
from matcher.whole import counted_once, level_held, shown_topics, work_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from matcher.crafts import Crafts
    from matcher.evidence import Evidence
    from matcher.person import Resume
    from matcher.types import Requirement
    from matcher.weights import Weights

    Numbers = NDArray[np.float64]

_MOST_KNOWN = 1024
# What is answered by what the resume names, or what that is a part or the whole of.
_BY_NAME = frozenset({"tool", "method", "skill", "artefact", "licence"})


class Nearness:
    """How near pasts are to crafts; what one resume needed is there for the next."""

    def __init__(self, crafts: Crafts) -> None:
        self._crafts = crafts
        self._known: dict[frozenset[str], dict[tuple[str, ...], float]] = {}

    def row(self, had: frozenset[str], wanted: Sequence[tuple[str, ...]]) -> Numbers:
        """Return how near a past in `had` is to each of `wanted`."""
        if len(self._known) >= _MOST_KNOWN:
            self._known = {}
        known = self._known.setdefault(had, {})
        for one in wanted:
            if one not in known:
                known[one] = self._crafts.closeness(frozenset(one), had)
        return np.array([known[one] for one in wanted], np.float64)


class Past(NamedTuple):
    """By craft: nearness of the work, near months, level held (NaN for none), is it near."""

    work: Numbers
    months: Numbers
    top: Numbers
    is_kin: NDArray[np.bool_]


class OneResume:
    """A resume with what its scores share; made for one ranking and thrown away."""

    def __init__(
        self, resume: Resume, evidence: Evidence, crafts: Crafts, weights: Weights
    ) -> None:
        self.is_enrolled = is_enrolled(resume)
        self._resume, self._evidence, self._crafts = resume, evidence, crafts
        self._weights = weights
        self._view = View.of(resume, crafts)

    def credits(self, asked: Sequence[Requirement]) -> tuple[Numbers, Numbers]:
        """Return the credit, 0 to 1, for each demand: without enough years, and with them."""
        answer, view = self._evidence.answer, self._view
        reach = self._evidence.reach(view)
        little = np.zeros(len(asked), np.float64)
        for place, one in enumerate(asked):
            # Most of what a market asks for, one resume does not come near.
            if one.kind not in _BY_NAME or one.id in reach:
                little[place] = answer(one, view, 0.0).credit
        much = little.copy()
        for place, one in enumerate(asked):
            if one.kind == "education":
                much[place] = answer(one, view, ENOUGH_YEARS).credit
        return little, much

    def topics(self, names: Sequence[str]) -> Numbers:
        """Return how far the resume shows each topic, 0 to 1."""
        shown = shown_topics(self._view)
        return np.array([shown.get(name, 0.0) for name in names], np.float64)

    def trades(self, names: Sequence[str]) -> Numbers:
        """Return how much of the resume is about each trade, 0 to 1."""
        ours, else_ = past_vector(self._resume.domains, self._weights)
        return np.array([ours.get(name, else_) for name in names], np.float64)

    def past(self, wanted: Sequence[tuple[str, ...]], nearness: Nearness) -> Past:
        """Return what the past is worth to work in each of these crafts."""
        roles = self._resume.roles
        had = [self._crafts.of_role(role) for role in roles]
        near = np.array([nearness.row(one, wanted) for one in had]).reshape(len(had), len(wanted))
        months = counted_once(self._resume)
        columns = [tuple(column) for column in near.T.tolist()]
        known = {column: self._past(column, months) for column in dict.fromkeys(columns)}
        found = np.array([known[column] for column in columns], np.float64).reshape(-1, 4)
        return Past(found[:, 0], found[:, 1], found[:, 2], found[:, 3] > 0)

    def _past(self, near: Sequence[float], months: list[float]) -> tuple[float, float, float, bool]:
        work = work_of(near, months, self._weights)
        counted = sum(m * close for m, close in zip(months, near, strict=True))
        standing = level_held(self._resume, near, self._weights)
        if standing is None:
            return work, counted, np.nan, False
        ladder = self._weights.table["ladder"]
        return work, counted, ladder[standing[0].level or "entry"], standing[1]
