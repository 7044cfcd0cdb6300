"""Many postings ranked for one resume: found by columns of numbers, scored exactly at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matcher.market.copies import run_marks
from matcher.market.exact import Exact
from matcher.market.rows import Rows
from matcher.market.scan import Copies, Scan
from matcher.market.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from matcher.market.catalogue import Catalogue
    from matcher.market.exact import Ranked
    from matcher.market.formula import Formula
    from matcher.market.tables import Tables
    from matcher.matching import Judge
    from matcher.person import Resume
    from matcher.types import PostingProfile

# By how many points the columns' 32 bits may be wrong, at first.
_MARGIN = 0.02


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
        if top <= 0 or not len(self):
            return []
        market, rates = self._rows.catalogue(), self._scoring.formula.rates
        tables = self._scoring.formula.tables(resume, market)
        scan = self._scan(market, tables, resume)
        exact = Exact(resume, self._scoring.judge, market, self._rows.vocabulary)
        margin, wanted = 0.0, _MARGIN
        best: list[Ranked] = []
        while margin < wanted:
            margin = wanted
            best = exact.best(scan.best(top, margin), top, tables, rates)
            wanted = _MARGIN + 2 * exact.drift
        return [(self._key(market, one.segment, one.row), one.score) for one in best]

    def nearest(self, resume: Resume, width: int) -> list[tuple[Hashable, float]]:
        """Return the `width` best (key, score) by the columns alone, right to about 0.01."""
        market = self._rows.catalogue()
        tables = self._scoring.formula.tables(resume, market)
        near = self._scan(market, tables, resume).best(width, 0.0).best_first()
        rows = zip(near.segments.tolist(), near.rows.tolist(), near.scores.tolist(), strict=True)
        return [(self._key(market, number, row), score) for number, row, score in rows][:width]

    def sheet(self, name: Callable[[Hashable], Hashable | None]) -> Sheet:
        """Return the rows to whose keys `name` gives a name, for scoring them again and again."""
        return Sheet(self._rows, self._scoring.formula, name)

    def _scan(self, market: Catalogue, tables: Tables, resume: Resume) -> Scan:
        formula = self._scoring.formula
        copies = Copies(run_marks(resume.text), formula.weights.table["copied"]["share"])
        return Scan(market, tables, formula.rates, copies)

    def _key(self, market: Catalogue, segment: int, row: int) -> Hashable:
        return self._rows.named(market.held[segment].segment.key(row))
