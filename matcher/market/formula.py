"""The score's formula for a whole market: the published parts, worked out for all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.evidence import ENOUGH_YEARS
from matcher.market.facts import describe
from matcher.market.one_resume import Nearness, OneResume
from matcher.market.wording import Wordings
from matcher.weights import PARTS
from matcher.whole import UNSURE_FIELD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.crafts import Crafts
    from matcher.evidence import Evidence
    from matcher.market.batch import Batch
    from matcher.market.catalogue import Catalogue
    from matcher.market.facts import Facts
    from matcher.market.one_resume import Past
    from matcher.person import Resume
    from matcher.types import PostingProfile
    from matcher.weights import Weights

    Numbers = NDArray[np.float64]
    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

_YEAR = 12
_POINTS = 100.0
_LEAST = 1e-9
# Where rounding could tell enough years from too few, they count as enough: rather too high a
# score, which is then worked out exactly, than one too low, which never is.
_ENOUGH = ENOUGH_YEARS - 1e-3
_OWN = ("kind_of_work", "level", "field", "schooling", "experience")


class Tables(NamedTuple):
    """A resume in the terms of a catalogue: all that a scan needs.

    `value` by code is credit x weight, or what a trade's words count. `past` by post: nearness of
    the work, near years, credit for the level and what its misfit leaves. `learnt` by condition
    x 2 (without enough years, with them): credit for schooling, and what hard conditions leave.
    `trade` by trade is how much of the resume is about it.
    """

    value: Floats
    past: Floats
    learnt: Floats
    trade: Floats


@dataclass(frozen=True)
class Formula:
    """Describes postings and turns a resume into tables for a scan of them."""

    evidence: Evidence
    crafts: Crafts
    weights: Weights
    wordings: Wordings = field(default_factory=Wordings)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nearness", Nearness(self.crafts))
        object.__setattr__(self, "points", _points_by_parts(self.weights))

    nearness: Nearness = field(init=False)
    points: Floats = field(init=False)

    def describe(self, profile: PostingProfile) -> Facts:
        """Return what an index keeps of a posting."""
        return describe(profile, self.wordings.of(profile.text), self.crafts, self.weights)

    def tables(self, resume: Resume, market: Catalogue) -> Tables:
        """Return what everything that the market asks for is worth to a resume."""
        one = OneResume(resume, self.evidence, self.crafts, self.weights)
        little, much = (
            market.unit_members.over(
                np.maximum, credit[market.answer][market.unit_members.values], 0
            )
            for credit in one.credits(market.answers)
        )
        ours = one.trades(market.names).astype(np.float32)
        values = (
            little * market.unit_weight,
            one.topics(market.topics) * market.topic_weight,
            ours[market.name] * market.counted,
        )
        return Tables(
            value=np.concatenate(values).astype(np.float32)[market.slots],
            past=self._past(one.past(market.crafts, self.nearness), market),
            learnt=self._learnt(little, much, market, is_enrolled=one.is_enrolled),
            trade=ours,
        )

    def _past(self, past: Past, market: Catalogue) -> Floats:
        rates, craft = self.weights.table["level"], market.craft
        level = _level(past.top[craft], past.is_kin[craft], market.rung, rates)
        left = np.where(market.has_level, rates["misfit"] + (1 - rates["misfit"]) * level, 1.0)
        columns = (past.work[craft], past.months[craft] / _YEAR, level, left)
        return np.stack(columns, axis=1).astype(np.float32)

    def _learnt(
        self, little: Numbers, much: Numbers, market: Catalogue, *, is_enrolled: bool
    ) -> Floats:
        barred = market.is_for_students & (not is_enrolled)
        entry = np.where(barred, self.weights.table["conditions"]["enrolment"], 1.0)
        count = np.maximum(1, np.diff(market.school.ptr))
        columns = []
        for credit in (little, much):
            left = market.unit_kept + (1 - market.unit_kept) * credit
            school, hard = market.school, market.hard
            kept = school.over(np.multiply, left[school.values], 1.0)
            kept = kept * hard.over(np.multiply, left[hard.values], 1.0) * entry
            columns += [school.over(np.add, credit[school.values], 0.0) / count, kept]
        return np.stack(columns, axis=1).astype(np.float32).reshape(-1, 2)

    def promise(self, tables: Tables, market: Catalogue) -> Floats:
        """Return by granule what no row of it can exceed, by the posts of its rows alone."""
        all_kept, none_asked = np.ones(1, np.float32), np.zeros(1, np.float32)
        by_post = self._most(tables.past, market.has_level, all_kept, none_asked)
        return _greatest(by_post[market.run_post], market.granule_runs)

    def most(self, granules: Places, tables: Tables, market: Catalogue) -> Floats:
        """Return what no row of some granules can exceed, by their trades and years as well."""
        starts = market.granule_runs[granules]
        lengths = market.granule_runs[granules + 1] - starts
        firsts = np.cumsum(lengths) - lengths
        runs = np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths)
        post = market.run_post[runs]
        like = market.run_shares.summed(tables.trade, market.run_names, runs)
        like = np.minimum(1, like).astype(np.float32)
        kept = 1 - market.run_strict[runs] * (1 - like)
        most = self._most(tables.past[post], market.has_level[post], kept, market.run_wanted[runs])
        return _greatest(most, np.append(firsts, len(runs)))

    def _most(
        self, past: Floats, has_level: NDArray[np.bool_], kept: Floats, wanted: Floats
    ) -> Floats:
        """Return the most that a row can score: all that is not told counts in full."""
        work, years, level, left = past.T
        fit, rates = work * kept, self.weights.table
        wanted = np.maximum(wanted, np.float32(_LEAST))
        held = np.minimum(1, self._years(years, kept) / wanted)
        held = held ** np.float32(rates["years"]["power"])
        points = {name: _POINTS * self.weights.parts[name] for name in _OWN}
        lost = points["kind_of_work"] * (1 - fit) + points["experience"] * (1 - held)
        lost = lost + np.where(has_level, points["level"] * (1 - level), 0)
        most: Floats = ((_POINTS - lost) * self._scale(fit) * left).astype(np.float32)
        return most

    def _years(self, years: Floats, kept: Floats) -> Floats:
        floor = np.float32(self.weights.table["work"]["years_of_other_trade"])
        return years * (floor + (1 - floor) * kept)

    def _scale(self, fit: Floats) -> Floats:
        unlike = np.float32(self.weights.table["work"]["unlike"])
        return unlike + (1 - unlike) * fit

    def scores(self, batch: Batch, tables: Tables, market: Catalogue) -> Floats:
        """Return the scores of a batch of rows, 0 to 100.

        This is `matcher.whole.fixed_parts` and `matcher.score.parts_of`, written for arrays.
        """
        sums = batch.sums(tables.value)
        sums *= batch.factors
        like = np.minimum(sums[:, 3], np.float32(1))
        strict, sure = market.strict.take(batch.world), market.sure.take(batch.world)
        kept = 1 - strict * (1 - like)
        work, years, level, left = tables.past.take(batch.post, axis=0).T
        fit = work * kept
        years = self._years(years, kept)
        school, hard = tables.learnt.take(2 * batch.cond + (years >= _ENOUGH), axis=0).T
        known = sure * like + (1 - sure) * np.float32(UNSURE_FIELD)
        power = self.weights.table["years"]["power"]
        held = batch.held(np.maximum(years, np.float32(_LEAST)), market, power)
        of_work, of_level, of_field, of_school, of_years = self.points.take(batch.parts, axis=0).T
        values: Floats = sums[:, 0] + sums[:, 1]
        values += sums[:, 2]
        values += of_work * fit
        values += of_level * level
        values += of_field * known
        values += of_school * school
        values += of_years * held
        values *= self._scale(fit)
        values *= left
        values *= hard
        return values


def _greatest(values: Floats, starts: Places) -> Floats:
    """Return the greatest value from each start to the next; the last start is the end."""
    greatest: Floats = np.maximum.reduceat(values, starts[:-1]) if len(values) else values
    return greatest


def _points_by_parts(weights: Weights) -> Floats:
    """Return by the bits of a posting's parts how many points those by column move."""
    bits = np.arange(1 << len(PARTS))
    has = {name: (bits >> place) & 1 for place, name in enumerate(PARTS)}
    total = sum(weights.parts[name] * has[name] for name in PARTS)
    points = [_POINTS * weights.parts[n] * has[n] / np.maximum(total, _LEAST) for n in _OWN]
    return np.stack(points, axis=1).astype(np.float32)


def _level(top: Numbers, is_kin: NDArray[Any], rung: Numbers, rates: dict[str, float]) -> Numbers:
    step = top - rung
    lost = np.where(step > 0, rates["over"] * step**2, rates["short"] * np.abs(step) ** 1.5)
    value = np.maximum(0.0, 1.0 - lost) * np.where(is_kin, 1.0, rates["other_work"])
    return np.where(np.isnan(top), rates["unknown"], value)
