"""Many postings ranked for one resume: found by columns of numbers, scored exactly at the end."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.market.copies import run_marks
from matcher.market.restoring import Restorer
from matcher.market.rows import Rows
from matcher.market.scan import Copies, Scan

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from matcher.market.catalogue import Catalogue
    from matcher.market.formula import Formula
    from matcher.market.scan import Near
    from matcher.matching import Judge
    from matcher.person import Resume
    from matcher.types import PostingProfile

# By how many points the columns may be wrong before a ranking looks further than that.
_ROUNDING = 0.002
_MARGIN = 0.02
_CENT = 2
_MANY, _MANY_TIMES = 1000, 8


class Scoring(NamedTuple):
    """How an index scores: `formula` for all postings at once, `judge` for the best of them.

    `fingerprint` names the vocabulary and the weights behind both.
    """

    formula: Formula
    judge: Judge
    fingerprint: str


class Index:
    """Ranks postings for a resume; grows by `add`, shrinks by `remove`; threads may share it.

    A posting takes about 150 bytes, whatever its length, so a million fit in memory. Its wording
    is not kept, only a sketch of it: of a posting that stands in the resume in part, the share
    is told in steps of an eighth. All other scores are those of `match`.
    """

    def __init__(self, rows: Iterable[tuple[Hashable, PostingProfile]], scoring: Scoring) -> None:
        self._scoring = scoring
        self._rows = Rows()
        for key, profile in rows:
            self.add(key, profile)

    def __len__(self) -> int:
        """Return how many postings are held."""
        return len(self._rows)

    @property
    def nbytes(self) -> int:
        """Return the size of the columns in bytes."""
        return sum(one.segment.nbytes for one in self._rows.snapshot())

    def add(self, key: Hashable, profile: PostingProfile) -> None:
        """Take a posting in, or replace the one of the same key."""
        self._rows.add(key, self._scoring.formula.describe(profile))

    def remove(self, keys: Iterable[Hashable]) -> None:
        """Drop postings by their keys; unknown keys are passed over."""
        self._rows.remove(keys)

    def keys(self) -> Iterator[Hashable]:
        """Yield the keys of all postings held."""
        return self._rows.keys()

    def rank(self, resume: Resume, top: int = 100) -> list[tuple[Hashable, float]]:
        """Return at most `top` (key, score), best first; of equal scores the older goes first."""
        if top <= 0:
            return []
        market = self._rows.catalogue()
        scan, margin = self._scan(market, resume), _MARGIN
        exact = _Exact(market, self._rows, self._scoring.judge, resume)
        while True:
            best = exact.best(scan.best(top, margin), top)
            if margin >= _MARGIN + 2 * exact.drift:
                return best
            margin = _MARGIN + 2 * exact.drift

    def nearest(self, resume: Resume, width: int) -> list[tuple[Hashable, float]]:
        """Return the `width` best (key, score) by the columns alone, right to about 0.01."""
        market = self._rows.catalogue()
        near = self._scan(market, resume).best(width, 0.0).best_first()
        near = near.take(np.arange(min(width, len(near.scores))))
        return [
            (self._rows.named(market.held[number].segment.key(row)), score)
            for score, number, row in zip(
                *(near.scores.tolist(), near.segments.tolist(), near.rows.tolist()), strict=True
            )
        ]

    def _scan(self, market: Catalogue, resume: Resume) -> Scan:
        formula = self._scoring.formula
        copies = Copies(run_marks(resume.text), formula.weights.table["copied"]["share"])
        return Scan(market, formula, formula.tables(resume, market), copies)


class _Exact:
    """The exact scores of rows for one resume; like rows are scored once.

    `drift` is by how much a score was seen to be higher than the columns had it.
    """

    def __init__(self, market: Catalogue, rows: Rows, judge: Judge, resume: Resume) -> None:
        self._market, self._rows, self._resume = market, rows, resume
        self._judge, self._restorer = judge, Restorer(rows.vocabulary)
        self._known: dict[Hashable, float] = {}
        self.drift = 0.0

    def best(self, near: Near, top: int) -> list[tuple[Hashable, float]]:
        """Return the `top` best (key, score) among the rows that a scan found.

        Rows are scored in the order in which the columns have them, until none that is left can
        be among the best.
        """
        found: list[tuple[float, int, int]] = []
        near = _without_spare_twins(near, top)
        told = np.round(near.scores.astype(np.float64) + _ROUNDING, _CENT)
        for place in np.lexsort((near.order, -told)).tolist():
            most, order = float(told[place]), int(near.order[place])
            if len(found) >= top and (-most - self.drift, order) > found[top - 1][:2]:
                break
            score = self._score(near, place)
            self.drift = max(self.drift, score - most)
            insort(found, (-score, order, place))
        return [(self._key(near, place), -score) for score, _, place in found[:top]]

    def _key(self, near: Near, place: int) -> Hashable:
        segment = self._market.held[near.segments[place]].segment
        return self._rows.named(segment.key(int(near.rows[place])))

    def _score(self, near: Near, place: int) -> float:
        like = (int(near.twins[place]), float(near.scores[place]))
        if like not in self._known:
            segment, row = self._market.held[near.segments[place]].segment, int(near.rows[place])
            score = self._judge.score(self._resume, self._restorer.posting(segment, row))
            self._known[like] = round(score * (1 - float(near.lost[place])), _CENT)
        return self._known[like]


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
