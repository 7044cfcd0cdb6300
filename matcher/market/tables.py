"""A resume in the terms of a market, and what rows of the market score by it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.lists import stretches_of, sums_between
from matcher.market.rates import LEAST
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

    `value` by code is credit x weight, or what a trade's words count. `past` by post: nearness of
    the work, near years, credit for the level and what its misfit leaves. `learnt` by condition
    x 2 (without enough years, with them): credit for schooling, and what hard conditions leave.
    `trade` by trade is how much of the resume is about it. The rest is the market's own.
    """

    value: Values
    past: Values
    learnt: Values
    trade: Values
    strict: Values
    sure: Values
    wanted: Values
    first_wanted: Values
    points: Values

    def small(self) -> Tables:
        """Return the tables in 32 bits."""
        return Tables(**{o.name: getattr(self, o.name).astype(np.float32) for o in fields(self)})

    def promise(self, market: Catalogue, rates: Rates) -> Values:
        """Return by granule what no row of it can exceed, by the posts of its rows alone."""
        all_kept, none_asked = np.ones(1, np.float32), np.zeros(1, np.float32)
        by_post = rates.most(self.past, market.has_level, all_kept, none_asked)
        return _greatest(by_post[market.run_post], market.granule_runs)

    def most(self, granules: Places, market: Catalogue, rates: Rates) -> Values:
        """Return what no row of some granules can exceed, by their trades and years as well."""
        starts = market.granule_runs[granules]
        lengths = market.granule_runs[granules + 1] - starts
        runs = stretches_of(starts, lengths)
        post = market.run_post[runs]
        places, ends = market.run_shares.chosen(runs)
        shares = market.run_shares.values[places] * self.trade[market.run_names[places]]
        like = np.minimum(1, sums_between(shares, ends)).astype(np.float32)
        kept = 1 - market.run_strict[runs] * (1 - like)
        most = rates.most(self.past[post], market.has_level[post], kept, market.run_wanted[runs])
        return _greatest(most, np.append(0, np.cumsum(lengths)))

    def scores(self, batch: Batch, market: Catalogue, rates: Rates) -> tuple[Values, Values]:
        """Return the scores of a batch of rows, 0 to 100, and the years that count, not rounded.

        This is `matcher.whole.fixed_parts` and `matcher.score.score_of`, written for arrays.
        """
        sums = batch.sums(self.value)
        sums *= batch.factors
        like = np.minimum(sums[:, 3], 1)
        kept = 1 - self.strict.take(batch.world) * (1 - like)
        work, years, level, left = self.past.take(batch.post, axis=0).T
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
        values *= rates.scale(fit)
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


def _greatest(values: Values, starts: Places) -> Values:
    """Return the greatest value from each start to the next; the last start is the end."""
    greatest: Values = np.maximum.reduceat(values, starts[:-1]) if len(values) else values
    return greatest
