"""What kind of answer is this? Judged first, because STAR only fits the telling of one event.

The kinds follow Bangerter, Corvalan and Cavin's study of stories in real selection interviews
(2014), in which only about a quarter of the answers were stories.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_bank.types import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.model import Model, Row

STORY = KINDS.index("story")


def clause_kinds(features: Sequence[frozenset[str]], model: Model) -> list[Row]:
    """Return for each clause the probabilities of the six kinds, in the order of `KINDS`."""
    return [tuple(map(math.exp, model.kinds.log_odds(seen))) for seen in features]


def figures(rows: Sequence[Row]) -> Row:
    """Return what the judgement weighs: means over all, over the last half, best story clauses."""
    half = rows[len(rows) // 2 :]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    late = [sum(column) / len(half) for column in zip(*half, strict=True)]
    best = sorted((row[STORY] for row in rows), reverse=True)[:3]
    return (*means, *late, sum(best) / 3)


def judge(features: Sequence[frozenset[str]], model: Model) -> Kind:
    """Return the kind of an answer given the features of its clauses; nothing said is a story."""
    if not any(features):
        return "story"
    seen = figures(clause_kinds([f for f in features if f], model))
    chances = [gate.chance(seen) for gate in model.kind_gates]
    return KINDS[max(range(len(KINDS)), key=chances.__getitem__)]
