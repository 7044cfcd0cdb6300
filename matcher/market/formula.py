"""The score's formula for a whole market: the published parts, worked out for all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.batch import in_units
from matcher.market.catalogue import LEVELS
from matcher.market.facts import describe
from matcher.market.one_resume import Nearness, OneResume
from matcher.market.rates import Rates
from matcher.market.tables import Tables
from matcher.market.wording import Wordings
from matcher.whole import unlike_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from matcher.crafts import Crafts
    from matcher.evidence import Evidence
    from matcher.market.catalogue import Catalogue
    from matcher.market.facts import Facts
    from matcher.market.one_resume import Past
    from matcher.person import Resume
    from matcher.types import PostingProfile, Requirement
    from matcher.weights import Weights

    Numbers = NDArray[np.float64]

_YEAR = 12
_STEPS = 16
# Kinds of demands that have a part of the score to themselves.
_OWN_PARTS = frozenset({"education", "experience"})
_ROUNDING = 1e-5


@dataclass(frozen=True)
class Formula:
    """Describes postings and turns a resume into tables for a scan of them."""

    evidence: Evidence
    crafts: Crafts
    weights: Weights
    wordings: Wordings = field(default_factory=Wordings)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nearness", Nearness(self.crafts))
        object.__setattr__(self, "rates", Rates.of(self.weights))
        unlike = np.array([unlike_at(level, self.weights) for level in LEVELS])
        object.__setattr__(self, "unlike", unlike)

    nearness: Nearness = field(init=False)
    rates: Rates = field(init=False)
    unlike: Numbers = field(init=False)

    def describe(self, profile: PostingProfile) -> Facts:
        """Return what an index keeps of a posting."""
        return describe(profile, self.wordings.of(profile.text), self.crafts, self.weights)

    def tables(self, resume: Resume, market: Catalogue) -> Tables:
        """Return what everything that the market asks for is worth to a resume."""
        one = OneResume(resume, self.evidence, self.crafts, self.weights)
        units = market.unit_members
        credits_of = one.credits(market.answers)
        members = market.answer[units.values]
        little, much = (units.over(np.maximum, credit[members], 0) for credit in credits_of)
        ours, shown = one.trades(market.names), one.topics(market.topics)
        values = (
            little * market.unit_weight,
            shown * market.topic_weight,
            ours[market.name] * market.counted,
        )
        return Tables(
            value=in_units(np.concatenate(values))[market.slots],
            past=self._past(one.past(market.crafts, self.nearness), market),
            learnt=self._learnt(little, much, market, is_enrolled=one.is_enrolled),
            like=_like(market.fields, ours),
            best=np.array((_best(market.answers, credits_of[0]), shown.max(initial=0.0))),
            strict=market.strict,
            sure=market.sure,
            wanted=market.wanted.values,
            first_wanted=market.first_wanted,
            points=self.rates.points,
        )

    def _past(self, past: Past, market: Catalogue) -> Numbers:
        rates, craft = self.weights.table["level"], market.craft
        level = _level(past.top[craft], past.is_kin[craft], market.rung, rates)
        left = np.where(market.has_level, rates["misfit"] + (1 - rates["misfit"]) * level, 1.0)
        unlike = self.unlike[market.level]
        columns = (past.work[craft], past.months[craft] / _YEAR, level, left, unlike)
        return np.stack(columns, axis=1)

    def _learnt(
        self, little: Numbers, much: Numbers, market: Catalogue, *, is_enrolled: bool
    ) -> Numbers:
        barred = market.is_for_students & (not is_enrolled)
        entry = np.where(barred, self.weights.table["conditions"]["enrolment"], 1.0)
        school, hard, kept = market.school, market.hard, market.unit_kept
        # Enough years bear on schooling alone.
        entry *= hard.over(np.multiply, (kept + (1 - kept) * little)[hard.values], 1.0)
        count, columns = np.maximum(1, np.diff(school.ptr)), []
        for credit in (little, much):
            left = (kept + (1 - kept) * credit)[school.values]
            # Where no schooling is asked for, its credit counts nothing.
            columns.append(school.over(np.add, credit[school.values], 1.0) / count)
            columns.append(school.over(np.multiply, left, 1.0) * entry)
        return np.stack(columns, axis=1)[market.cond].reshape(-1, 2)


def _best(asked: Sequence[Requirement], credit: Numbers) -> float:
    """Return the highest credit for anything that counts as a must-have or a nice-to-have."""
    listed = (
        c for one, c in zip(asked, credit.tolist(), strict=True) if one.kind not in _OWN_PARTS
    )
    return max(listed, default=0.0)


def _like(fields: NDArray[np.intp], ours: Numbers) -> Numbers:
    """Return how like a past can be to trades of which the two main ones are known."""
    names, steps = fields[:, :, 0], fields[:, :, 1] / _STEPS
    is_there = names >= 0
    own = np.where(is_there, ours[names], 0.0) if len(ours) else np.zeros(names.shape)
    known = (np.minimum(1.0, steps + 1 / _STEPS) * own).sum(axis=1)
    # All vectors are of length 1: what is left of both can at best point the same way.
    theirs = np.maximum(0.0, 1.0 - (steps**2).sum(axis=1)) * is_there[:, 1]
    left = np.maximum(0.0, (ours**2).sum() - (own**2).sum(axis=1))
    like: Numbers = np.minimum(1.0, known + np.sqrt(theirs * left) + _ROUNDING)
    return like


def _level(top: Numbers, is_kin: NDArray[Any], rung: Numbers, rates: dict[str, float]) -> Numbers:
    step = top - rung
    lost = np.where(step > 0, rates["over"] * step**2, rates["short"] * np.abs(step) ** 1.5)
    value = np.maximum(0.0, 1.0 - lost) * np.where(is_kin, 1.0, rates["other_work"])
    return np.where(np.isnan(top), rates["unknown"], value)
