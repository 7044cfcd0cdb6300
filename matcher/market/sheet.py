"""Chosen rows of a market laid side by side once, to be scored for one resume after another.

A plan asks what the same postings would score with this or that held; a ranking asks once. So
here the rows are gathered first, and each further resume costs a few milliseconds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.conditions import asks_for_enrolment
from matcher.market.batch import Batch, sums_of
from matcher.market.chosen import Chosen
from matcher.market.copies import run_marks
from matcher.market.exact import surely
from matcher.market.facts import describe
from matcher.market.lists import stretches_by
from matcher.market.restoring import Restorer
from matcher.market.rows import Rows
from matcher.market.scan import Copies
from matcher.market.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from numpy.typing import NDArray

    from matcher.market.catalogue import Catalogue
    from matcher.market.formula import Formula
    from matcher.person import Resume
    from matcher.types import PostingProfile

    Places = NDArray[np.intp]
    # (kind, id) of what a posting asks for; what its duties are about has the kind "topic".
    Asked = tuple[str, str]

_CENT = 2


class Columns(NamedTuple):
    """By row: the score, 0 to 100 with two decimals, and whether that is surely a match's."""

    scores: NDArray[np.float64]
    is_sure: NDArray[np.bool_]


class Sheet:
    """The valid rows of an index to which `name` gives a name; None leaves a row out.

    Single lines of a posting that were pasted into the resume are the caller's to look for.
    """

    def __init__(
        self, rows: Rows, formula: Formula, name: Callable[[Hashable], Hashable | None]
    ) -> None:
        self._formula = formula
        self._market = rows.catalogue()
        self._restorer = Restorer(rows.vocabulary)
        self._words = rows.vocabulary
        found = [
            (number, row, named)
            for number, row, key in _valid(rows, self._market)
            if (named := name(key)) is not None
        ]
        self.names = tuple(named for *_, named in found)
        self._segments = np.array([number for number, *_ in found], np.int32)
        self._rows = np.array([row for _, row, _ in found], np.intp)
        self._chosen = Chosen.of(self._market, self._segments, self._rows)
        self._batch: Batch | None = None
        if found:
            # By place in the rows' lists: the code that stands there, the same for every resume.
            self._codes = self._chosen.listed(np.arange(len(self._market.slots), dtype=np.int64))
            self._batch = Batch.of(self._chosen, np.zeros(len(self._market.slots), np.int64))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.names)

    def score(self, resume: Resume) -> Columns:
        """Return what each row scores for a resume."""
        if self._batch is None:
            return Columns(np.empty(0), np.empty(0, np.bool_))
        rates = self._formula.rates.as_a_match_rounds()
        tables = self._formula.tables(resume, self._market)
        sums = sums_of(tables.value.take(self._codes), self._chosen.told["counts"])
        scores, years = tables.scores(replace(self._batch, sums=sums), self._market, rates)
        rounded: NDArray[Any] = np.round(scores, _CENT)
        return Columns(rounded, surely(scores, years))

    def shown(self, resume: Resume) -> Columns:
        """Return what each row scores as far as an index can tell: whole copies count for less."""
        told = self.score(resume)
        if self._batch is None:
            return told
        least = self._formula.weights.table["copied"]["share"]
        lost = Copies(run_marks(resume.text), least).shares(self._marks())
        lowered: NDArray[Any] = np.round(told.scores * (1 - lost), _CENT)
        return Columns(lowered, told.is_sure & (lost == 0))

    def posting(self, row: int) -> PostingProfile:
        """Return a row as a posting that scores like it, without its wording."""
        segment = self._market.held[self._segments[row]].segment
        return self._restorer.posting(segment, int(self._rows[row]))

    def asked(self) -> dict[Asked, Places]:
        """Return the sorted rows by each thing that they ask for or whose duties it is."""
        found: dict[Asked, list[Places]] = {}
        for slot, rows in self._by_slot():
            for asked in self._asked_at(slot):
                found.setdefault(asked, []).append(rows)
        return {asked: np.unique(np.concatenate(parts)) for asked, parts in found.items()}

    def _marks(self) -> NDArray[np.uint32]:
        """Return the sketches of the rows' wording."""
        held = self._market.held
        stretches = stretches_by(self._segments)
        return np.concatenate([held[n].segment.marks[self._rows[a:b]] for n, a, b in stretches])

    def _by_slot(self) -> Iterator[tuple[int, Places]]:
        """Yield each unit and topic of the market, by its slot, with the rows that have it."""
        if self._batch is None:
            return
        lengths = self._chosen.told["counts"].sum(axis=1, dtype=np.int64)
        row = np.repeat(np.arange(len(self)), lengths)
        slot = self._market.slots[self._codes]
        order = np.argsort(slot, kind="stable")
        slot, row = slot[order], row[order]
        bounds = np.flatnonzero(np.diff(slot, prepend=-1, append=-1))
        for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            yield int(slot[start]), row[start:end]

    def _asked_at(self, slot: int) -> set[Asked]:
        units = self._market.unit_members
        if slot < len(units.ptr) - 1:
            numbers: list[int] = units.values[units.ptr[slot] : units.ptr[slot + 1]].tolist()
            members = (self._words.members.values[number] for number in numbers)
            return {(member[0], member[1]) for member in members}
        topic = slot - (len(units.ptr) - 1)
        return (
            {("topic", self._market.topics[topic])} if topic < len(self._market.topics) else set()
        )


def _valid(rows: Rows, market: Catalogue) -> Iterator[tuple[int, int, Any]]:
    """Yield (segment, row, key) of all valid rows, segment by segment."""
    for number, one in enumerate(market.held):
        for row in np.setdiff1d(np.arange(len(one.segment)), one.gone).tolist():
            yield number, row, rows.named(one.segment.key(row))


def sheet_of(profiles: Mapping[Hashable, PostingProfile], formula: Formula) -> Sheet:
    """Return the sheet of some postings by key, without an index of their wording."""
    rows = Rows()
    for key, profile in profiles.items():
        wording = Wording((), asks_for_enrolment(profile.text))
        rows.add(key, describe(profile, wording, formula.crafts, formula.weights))
    return Sheet(rows, formula, lambda key: key)
