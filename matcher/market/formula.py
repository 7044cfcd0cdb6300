"""The score's formula for a whole market: the published parts, worked out for all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.evidence import ENOUGH_YEARS
from matcher.market.facts import UNIT, describe
from matcher.market.one_resume import OneResume
from matcher.market.scan import STEPS, Lines, Tables
from matcher.trades import trade_vector
from matcher.whole import UNSURE_FIELD, shown_topics

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.crafts import Crafts
    from matcher.evidence import Evidence
    from matcher.market.facts import Facts
    from matcher.market.shapes import Shapes
    from matcher.market.vocabulary import Vocabulary
    from matcher.person import Resume
    from matcher.types import PostingProfile
    from matcher.weights import Weights

    Numbers = NDArray[np.float64]

_YEAR = 12
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Formula:
    """Describes postings and turns a resume into tables for a scan of them."""

    evidence: Evidence
    crafts: Crafts
    weights: Weights

    def describe(self, profile: PostingProfile) -> Facts:
        """Return what an index keeps of a posting."""
        return describe(profile, self.crafts, self.weights)

    def tables(self, resume: Resume, vocabulary: Vocabulary, shapes: Shapes) -> Tables:
        """Return what every column, trade and context of the vocabulary is worth to a resume."""
        one = OneResume(resume, self.evidence, self.crafts, self.weights)
        shown = shown_topics(one.view)
        credit = (
            one.credit(column[2])[0] if column[0] == UNIT else shown.get(column[1], 0.0)
            for column in vocabulary.columns.values
        )
        ours = trade_vector(resume.domains, self.weights)
        trade = (ours.get(name, 0.0) for name, _ in vocabulary.trades.values)
        known = _Known(
            one.by_craft(shapes.crafts),
            one.schooling(shapes.demands),
            one.kept(shapes.demands),
            is_enrolled=one.is_enrolled,
        )

        def lines(contexts: NDArray[np.int32]) -> Lines:
            base, scale = _lines(known, shapes.take(contexts), self.weights)
            return Lines(_starts(base), _slopes(base), _starts(scale), _slopes(scale))

        return Tables(
            credit=np.fromiter(credit, np.float32),
            trade=np.fromiter(trade, np.float32),
            lines=lines,
            best=_most(known, shapes, self.weights),
        )


class _Known(NamedTuple):
    """What a resume is worth by craft and by demand, ready for all contexts."""

    by_craft: tuple[Numbers, ...]
    schooling: Numbers
    kept: Numbers
    is_enrolled: bool


def _most(known: _Known, shapes: Shapes, weights: Weights) -> NDArray[np.float32]:
    """Return the most that a row of each context can score: all but work and level in full."""
    work, _, top, kin = (row[shapes.craft] for row in known.by_craft)
    level = _level(top, kin, shapes.rung, weights.table["level"])
    points = dict(shapes.share)
    most = points.pop("kind_of_work") * work + points.pop("level") * level + shapes.rest
    most = most + sum(points.values())
    misfit, unlike = weights.table["level"]["misfit"], weights.table["work"]["unlike"]
    scale = unlike + (1 - unlike) * work
    scale = scale * np.where(shapes.has_level, misfit + (1 - misfit) * level, 1.0)
    return (most * scale).astype(np.float32)


def _starts(lines: Numbers) -> NDArray[np.float32]:
    return np.ascontiguousarray(lines[:, :-1], np.float32).ravel()


def _slopes(lines: Numbers) -> NDArray[np.float32]:
    return np.ascontiguousarray(np.diff(lines), np.float32).ravel()


def _lines(known: _Known, shapes: Shapes, weights: Weights) -> tuple[Numbers, Numbers]:
    """Return base and scale by context at each step of the likeness of trades.

    This is `matcher.whole.fixed_parts` and `matcher.score.parts_of`, written for arrays.
    """
    rates, steps = weights.table, np.linspace(0.0, 1.0, STEPS + 1)
    kept = 1.0 - shapes.strict[:, None] * (1.0 - steps)
    work, months, top, kin = (row[shapes.craft][:, None] for row in known.by_craft)
    fit = work * kept
    floor = rates["work"]["years_of_other_trade"]
    years = months * (floor + (1 - floor) * kept) / _YEAR
    level = _level(top, kin, shapes.rung[:, None], rates["level"])
    is_enough = years >= ENOUGH_YEARS
    schooling = _either(is_enough, known.schooling[shapes.demand])
    barred = shapes.enrolment & (not known.is_enrolled)
    hard = _either(is_enough, known.kept[shapes.demand])
    sure = shapes.sure[:, None]
    field = sure * steps + (1 - sure) * UNSURE_FIELD
    share = {name: points[:, None] for name, points in shapes.share.items()}
    base = share["kind_of_work"] * fit + share["level"] * level + share["field"] * field
    base += share["schooling"] * schooling
    base += share["experience"] * _experience(years, shapes, rates["years"]["power"])
    misfit, unlike = rates["level"]["misfit"], rates["work"]["unlike"]
    scale = (unlike + (1 - unlike) * fit) * hard
    scale = scale * np.where(shapes.has_level[:, None], misfit + (1 - misfit) * level, 1.0)
    return base, scale * np.where(barred, rates["conditions"]["enrolment"], 1.0)[:, None]


def _either(is_enough: NDArray[np.bool_], both: Numbers) -> Numbers:
    """Return the second of each context's two numbers where the years are enough."""
    return np.where(is_enough, both[:, 1:], both[:, :1])


def _level(top: Numbers, kin: Numbers, rung: Numbers, rates: dict[str, float]) -> Numbers:
    step = top - rung
    lost = np.where(step > 0, rates["over"] * step**2, rates["short"] * np.abs(step) ** 1.5)
    value = np.maximum(0.0, 1.0 - lost) * np.where(kin > 0, 1.0, rates["other_work"])
    return np.where(np.isnan(top), rates["unknown"], value)


def _experience(years: Numbers, shapes: Shapes, power: float) -> Numbers:
    """Return the credit for years: the mean over what is asked for, or held against the usual."""
    total, count = np.zeros_like(years), np.zeros((len(years), 1))
    for wanted in shapes.wanted_years.T[:, :, None]:
        is_asked = ~np.isnan(wanted)
        share = np.where(wanted > 0, np.minimum(1.0, years / np.maximum(wanted, _LEAST)), 1.0)
        total += np.where(is_asked, share**power, 0.0)
        count += is_asked
    return total / np.maximum(1, count)
