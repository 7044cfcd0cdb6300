"""The scores of a match for the best rows of a scan: worked out from columns, to the last digit.

The columns hold all that a match looks at, so their score is that of a match but for the last
bits of a number. Only where those could decide how it is rounded is the match itself asked, and
for the first and the last row as well: should they ever disagree, it is asked for every row.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.market.batch import Batch
from matcher.market.chosen import Chosen
from matcher.market.restoring import Restorer

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.rates import Rates
    from matcher.market.scan import Near
    from matcher.market.tables import Tables
    from matcher.market.vocabulary import Vocabulary
    from matcher.matching import Judge
    from matcher.person import Resume

_CENT, _CENTS, _FOUR_DIGITS = 2, 100.0, 10_000.0
_HALF = 0.5
# How near to the middle between two rounded numbers one must be to need a second look: the factors
# of a row have 32 bits, which moves a score by less than a thousandth of a cent, years by more.
_DOUBTFUL, _DOUBTFUL_YEARS = 0.003, 0.01
_MOST_WRONG = 0.012
_SAME = 1e-9
_MANY, _MANY_TIMES = 1000, 8


class Ranked(NamedTuple):
    """A row of a segment with its score."""

    segment: int
    row: int
    score: float


class _Told(NamedTuple):
    """By row: the score by its columns, whether it is surely that, and the most that it can be."""

    score: NDArray[Any]
    is_sure: NDArray[np.bool_]
    most: NDArray[Any]


class Exact:
    """Scores rows for one resume; `drift` is by how much one was seen to exceed its columns."""

    def __init__(self, resume: Resume, judge: Judge, market: Catalogue, words: Vocabulary) -> None:
        self._resume, self._judge, self._market = resume, judge, market
        self._restorer = Restorer(words)
        self._known: dict[Hashable, float] = {}
        self._is_trusted = True
        self.drift = 0.0

    def best(self, near: Near, top: int, tables: Tables, rates: Rates) -> list[Ranked]:
        """Return the `top` best among the rows that a scan found."""
        if not len(near.rows):
            return []
        near = _without_spare_twins(near, top)
        near = near.take(np.argsort(near.segments, kind="stable"))
        told = self._told(near, tables, rates)
        found = self._found(near, told, top)
        for place in {found[0][2], found[-1][2]}:
            if self._is_trusted and abs(self._asked(near, place) - told.score[place]) > _SAME:
                self._is_trusted = not told.is_sure[place]
        if not self._is_trusted:
            found = self._found(near, told, top)
        return [Ranked(int(near.segments[p]), int(near.rows[p]), -score) for score, _, p in found]

    def _told(self, near: Near, tables: Tables, rates: Rates) -> _Told:
        batch = Batch.of(Chosen.of(self._market, near.segments, near.rows), tables.value)
        scores, years = tables.scores(batch, self._market, rates.as_a_match_rounds())
        is_sure = surely(scores, years) & (near.lost == 0)
        rounded: NDArray[Any] = np.round(scores, _CENT)
        most = np.round((scores + _MOST_WRONG) * (1 - near.lost), _CENT)
        return _Told(rounded, is_sure, np.where(is_sure, rounded, most))

    def _found(self, near: Near, told: _Told, top: int) -> list[tuple[float, int, int]]:
        """Return (-score, order, place) of the best, looked at until none left can be better."""
        found: list[tuple[float, int, int]] = []
        most = told.most if self._is_trusted else told.most + _MOST_WRONG
        for place in np.lexsort((near.order, -most)).tolist():
            could, order = float(most[place]) + self.drift, int(near.order[place])
            if len(found) >= top and (-could, order) > found[top - 1][:2]:
                break
            if self._is_trusted and told.is_sure[place]:
                score = float(told.score[place])
            else:
                score = self._asked(near, place)
                self.drift = max(self.drift, score - float(most[place]))
            insort(found, (-score, order, place))
        return found[:top]

    def _asked(self, near: Near, place: int) -> float:
        """Return the score of a match."""
        like = (int(near.twins[place]), float(near.scores[place]))
        if like not in self._known:
            segment = self._market.held[near.segments[place]].segment
            posting = self._restorer.posting(segment, int(near.rows[place]))
            score = self._judge.score(self._resume, posting)
            self._known[like] = round(score * (1 - float(near.lost[place])), _CENT)
        return self._known[like]


def _is_clear(values: NDArray[np.float64], doubt: float) -> NDArray[np.bool_]:
    """Tell which values are farther than that from the middle between two whole numbers."""
    return np.abs(values - np.floor(values) - _HALF) > doubt


def _without_spare_twins(near: Near, top: int) -> Near:
    """Leave out twins beyond the `top` oldest, where there are very many rows."""
    if len(near.scores) < _MANY + _MANY_TIMES * top:
        return near
    near = near.take(np.lexsort((near.order, near.twins, near.scores)))
    is_new = np.diff(near.twins, prepend=near.twins[:1]) != 0
    is_new |= np.diff(near.scores, prepend=near.scores[:1]) != 0
    is_new[0] = True
    place = np.arange(len(is_new))
    since = place - np.maximum.accumulate(np.where(is_new, place, 0))
    return near.take(np.flatnonzero(since < top))


def surely(scores: NDArray[np.float64], years: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which scores round as those of a match do; `years` are those that count, unrounded."""
    is_sure: NDArray[np.bool_] = _is_clear(scores * _CENTS, _DOUBTFUL)
    is_sure &= _is_clear(years * _FOUR_DIGITS, _DOUBTFUL_YEARS)
    return is_sure
