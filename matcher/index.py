"""Many postings ranked for one resume: found by columns of numbers, scored exactly at the end."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

from matcher.market.copies import run_marks, share_in
from matcher.market.facts import restore
from matcher.market.rows import Rows
from matcher.market.scan import scan

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from matcher.market.formula import Formula
    from matcher.market.scan import Held, Near, Tables
    from matcher.matching import Judge
    from matcher.person import Resume
    from matcher.types import PostingProfile

# Rows looked at beyond those asked for, so that rounding cannot keep a better one out.
_SPARE = 32
_ROUNDING = 0.02
_WIDEST = 4096


class Scoring(NamedTuple):
    """How an index scores: `formula` for all postings at once, `judge` for the best of them.

    `fingerprint` names the vocabulary and the weights behind both.
    """

    formula: Formula
    judge: Judge
    fingerprint: str


class Index:
    """Ranks postings for a resume; grows by `add`, shrinks by `remove`; threads may share it.

    A posting takes about 200 bytes, whatever its length, so a million fit in memory. Its wording
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
        rows = self._rows
        held = rows.snapshot()
        tables = self._tables(rows, resume)
        exact = _Exact(rows, self._scoring, resume)
        width, is_settled = top + _SPARE, False
        best: list[tuple[float, int, Hashable]] = []
        while not is_settled:
            near = scan(held, tables, width)
            best, is_settled = exact.best(held, near, top)
            is_settled = is_settled or len(near.rows) < width or width >= _WIDEST + top
            width *= 4
        return [(key, score) for score, _, key in best]

    def nearest(self, resume: Resume, width: int) -> list[tuple[Hashable, float]]:
        """Return the `width` best (key, score) by the columns alone, right to about 0.01."""
        rows = self._rows
        held = rows.snapshot()
        near = scan(held, self._tables(rows, resume), width)
        return [
            (rows.named(held[number].segment.text(row)[0]), score)
            for score, number, row in zip(*(one.tolist() for one in near), strict=True)
        ]

    def _tables(self, rows: Rows, resume: Resume) -> Tables:
        formula = self._scoring.formula
        return formula.tables(resume, rows.vocabulary, rows.shapes(formula.weights))


class _Exact:
    """The exact scores of rows for one resume; like rows are scored once."""

    def __init__(self, rows: Rows, scoring: Scoring, resume: Resume) -> None:
        self._rows, self._scoring, self._resume = rows, scoring, resume
        self._runs = run_marks(resume.text)
        self._copied = scoring.formula.weights.table["copied"]["share"]
        self._known: dict[Hashable, float] = {}

    def best(
        self, held: tuple[Held, ...], near: Near, top: int
    ) -> tuple[list[tuple[float, int, Hashable]], bool]:
        """Return the `top` best (score, order, key), and whether no row left out can be better.

        The columns' scores are trusted as far as they were seen to be right.
        """
        found: list[tuple[float, int, Hashable]] = []
        leading: list[float] = []
        doubt, is_settled = _ROUNDING, False
        for told, number, row in zip(*(one.tolist() for one in near), strict=True):
            if len(leading) == top and told + doubt < leading[0]:
                is_settled = True
                break
            score, key = self._score(held[number], row)
            doubt = max(doubt, score - told + _ROUNDING)
            found.append((score, int(held[number].segment.order[row]), key))
            push = heapq.heappushpop if len(leading) == top else heapq.heappush
            push(leading, score)
        return sorted(found, key=lambda one: (-one[0], one[1]))[:top], is_settled

    def _score(self, one: Held, row: int) -> tuple[float, Hashable]:
        key, title = one.segment.text(row)
        like = (one.segment.facts(row), title)
        if like not in self._known:
            profile = restore(self._rows.facts(one.segment, row, title))
            self._known[like] = self._scoring.judge.score(self._resume, profile)
        share = share_in([m for m in one.segment.marks[row].tolist() if m], self._runs)
        score = self._known[like]
        left = round(score * (1 - share), 2) if share >= self._copied else score
        return left, self._rows.named(key)
