"""A resume in the terms of a market, and what rows of the market score by it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.batch import UNIT
from matcher.market.lists import sums_between
from matcher.market.rates import LEAST, scale
from matcher.whole import UNSURE_FIELD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.market.batch import Batch
    from matcher.market.catalogue import Catalogue
    from matcher.market.rates import Rates

    Values = NDArray[Any]
    Places = NDArray[np.intp]


@dataclass(frozen=True)
class Tables:
    """All that a scan needs, in the precision of 64 bits or, `small`, of 32.

    `value` by code is credit x weight, or what a trade's words count, in whole numbers of `UNIT`.
    `past` by post: nearness of the work, near years, credit for the level, what its misfit leaves,
    and what work of quite another kind leaves at the level asked for. `learnt` by condition x 2
    (without enough years, with them): credit for schooling, and what hard conditions leave.
    `like` by field is the most that a past can be like it, `best` the highest credit for any unit
    and for any topic. The rest is the market's own.
    """

    value: Values
    past: Values
    learnt: Values
    like: Values
    best: Values
    strict: Values
    sure: Values
    wanted: Values
    first_wanted: Values
    points: Values

    def small(self) -> Tables:
        """Return the tables in 32 bits, but for what is summed."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return Tables(**{k: v if k == "value" else v.astype(np.float32) for k, v in told.items()})

    def scores(self, batch: Batch, market: Catalogue, rates: Rates) -> tuple[Values, Values]:
        """Return the scores of a batch of rows, 0 to 100, and the years that count, not rounded.

        This is `matcher.whole.fixed_parts` and `matcher.score.score_of`, written for arrays.
        """
        sums = batch.sums.astype(self.points.dtype)
        sums *= UNIT
        sums *= batch.factors
        like = np.minimum(sums[:, 3], 1)
        kept = 1 - self.strict.take(batch.world) * (1 - like)
        work, years, level, left, unlike = self.past.take(batch.post, axis=0).T
        fit = work * kept
        counted = rates.years(years, kept)
        years = rates.rounded(counted)
        school, hard = self.learnt.take(2 * batch.cond + (years >= rates.enough), axis=0).T
        sure = self.sure.take(batch.world)
        of_work, of_level, of_field, of_school, of_years = self.points.take(batch.parts, axis=0).T
        values = sums[:, 0] + sums[:, 1]
        values += sums[:, 2]
        values += of_work * fit
        values += of_level * level
        values += of_field * (sure * like + (1 - sure) * UNSURE_FIELD)
        values += of_school * school
        values += of_years * self._held(years, batch, market, rates)
        values *= scale(fit, unlike)
        values *= left
        values *= hard
        return values, counted

    def _held(self, years: Values, batch: Batch, market: Catalogue, rates: Rates) -> Values:
        """Return the credit for years: the mean over all demands, or held against the usual."""
        told = np.log(np.maximum(years, LEAST))
        held = _credit(told - self.first_wanted.take(batch.asked), rates)
        if rates.digits is not None:
            held = np.where(market.is_demand[batch.asked], rates.rounded(held), held)
        many = np.flatnonzero(market.wanted_count.take(batch.asked) > 1)
        if len(many):
            places, ends = market.wanted.chosen(batch.asked[many])
            lengths = market.wanted_count[batch.asked[many]]
            own = _credit(np.repeat(told[many], lengths) - self.wanted[places], rates)
            held[many] = sums_between(rates.rounded(own), ends) / lengths
        return held


def _credit(ratio: Values, rates: Rates) -> Values:
    """Return the credit for years, given the logarithm of their ratio to those asked for."""
    np.minimum(ratio, 0, out=ratio)
    ratio *= rates.power
    credit: Values = np.exp(ratio, out=ratio)
    return credit
