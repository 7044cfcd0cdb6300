"""The most that rows can score, told from a few columns: most rows need no look at their lists."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.chosen import Chosen
from matcher.market.rates import LEAST
from matcher.whole import UNSURE_FIELD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.rates import Rates
    from matcher.market.tables import Tables

    Values = NDArray[Any]
    Places = NDArray[np.intp]

# A little more than can be had: a bound and a score are rounded apart in their 32 bits.
_MOST = 100.005


@dataclass(frozen=True)
class Bounds:
    """What lowers a score, by what rows have in common; in points where all parts are said.

    With `kept` of a past in another trade, rows of a post keep the share `scaled` + `by_trade` x
    kept of their points and lose `lost` - `regained` x kept of them; `told` is the logarithm of
    the years. By condition: points lost for schooling, and the share that is left. By demand for
    years the logarithm of the least. By world what a trade's likeness bears on. `more` by parts
    is what each point counts where some say nothing, `open` how many can be had at all.
    """

    scaled: Values
    by_trade: Values
    lost: Values
    regained: Values
    told: Values
    unlearnt: Values
    left: Values
    least: Values
    like: Values
    strict: Values
    unfit: Values
    refit: Values
    more: Values
    open: Values
    years: float
    power: float

    @classmethod
    def of(cls, tables: Tables, market: Catalogue, rates: Rates) -> Bounds:
        """Return the bounds for one resume."""
        work, years, level, left, unlike = tables.past.T
        points = rates.parts
        off_level = np.where(market.has_level, points["level"] * (1 - level), 0)
        learnt = np.maximum(tables.learnt[::2], tables.learnt[1::2])
        is_told = tables.sure > 0
        found = cls(
            scaled=unlike * left,
            by_trade=(1 - unlike) * work * left,
            lost=points["kind_of_work"] + off_level,
            regained=points["kind_of_work"] * work,
            told=np.log(np.maximum(years, LEAST)),
            unlearnt=points["schooling"] * (1 - learnt[:, 0]),
            left=learnt[:, 1],
            least=market.least_wanted,
            like=tables.like,
            strict=tables.strict,
            unfit=is_told * points["field"] * (1 - UNSURE_FIELD * (1 - tables.sure)),
            refit=is_told * points["field"] * tables.sure,
            more=rates.more,
            open=_MOST - rates.listed @ (1 - tables.best),
            years=points["experience"],
            power=rates.power,
        )
        return cls(**{one.name: _small(getattr(found, one.name)) for one in fields(cls)})

    def by_post(self) -> Values:
        """Return by post what no row can exceed."""
        lost = self.lost - self.regained
        greatest: Values = (self.scaled + self.by_trade) * (_MOST - lost)
        return greatest

    def most(self, market: Catalogue, runs: Places, floor: float) -> tuple[Chosen, Values]:
        """Return the rows of some runs that can score `floor` or more, and what they can."""
        rows, lengths = Chosen.of_runs(market, runs), market.run_length[runs]
        post = market.run_post[runs]
        cond, parts = rows.numbers("cond"), rows.told["parts"].astype(np.intp)
        told = np.repeat(self.told[post], lengths) - self.least.take(rows.numbers("asked"))
        lost = self._years(told)
        lost += self.unlearnt.take(cond)
        # With the least that can be lost by trades, a look at which costs most.
        most = np.repeat(self.lost[post] - self.regained[post], lengths)
        most += lost
        most *= -self.more.take(parts)
        most += self.open.take(parts)
        most *= self.left.take(cond)
        most *= np.repeat(self.scaled[post] + self.by_trade[post], lengths)
        may = np.flatnonzero(most >= floor)
        rows = rows.take(may)
        most = self._by_trade(rows, lost[may])
        well = np.flatnonzero(most >= floor)
        return rows.take(well), most[well]

    def _years(self, ratio: Values) -> Values:
        """Return the points lost for years, given the logarithm of their ratio to those asked."""
        np.minimum(ratio, 0, out=ratio)
        ratio *= self.power
        np.exp(ratio, out=ratio)
        lost: Values = self.years * (1 - ratio)
        return lost

    def _by_trade(self, rows: Chosen, lost: Values) -> Values:
        """Return the most that rows can score, given what they lose for years and schooling."""
        post, world, parts = rows.numbers("post"), rows.numbers("world"), rows.numbers("parts")
        like = self.like.take(rows.told["field"])
        kept = 1 - self.strict.take(world) * (1 - like)
        lost += self.lost.take(post) - self.regained.take(post) * kept
        lost += self.unfit.take(world) - self.refit.take(world) * like
        most: Values = self.open.take(parts) - self.more.take(parts) * lost
        most *= self.left.take(rows.numbers("cond"))
        most *= self.scaled.take(post) + self.by_trade.take(post) * kept
        return most


def _small(value: Any) -> Any:  # noqa: ANN401  a number or a column of them
    return value.astype(np.float32) if isinstance(value, np.ndarray) else value
