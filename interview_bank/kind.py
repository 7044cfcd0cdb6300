"""What kind of answer is this? Judged first, because STAR only fits the telling of one event.

The kinds follow Bangerter, Corvalan and Cavin's study of stories in real selection interviews
(2014), in which only about a quarter of the answers were stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.model import Model, Row

STORY = KINDS.index("story")


def figures(rows: Sequence[Row]) -> Row:
    """Return what the judgement weighs, given each clause's probabilities of the six kinds.

    Means over all clauses, means over the last half, and the three best story clauses.
    """
    half = rows[len(rows) // 2 :]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    late = [sum(column) / len(half) for column in zip(*half, strict=True)]
    best = sorted((row[STORY] for row in rows), reverse=True)[:3]
    return (*means, *late, sum(best) / 3)


def judge(rows: Sequence[Row], model: Model) -> Kind:
    """Return the kind of an answer given the kinds of its clauses; nothing said is a story."""
    if not rows:
        return "story"
    seen = figures(rows)
    chances = [gate.chance(seen) for gate in model.kind_gates]
    return KINDS[max(range(len(KINDS)), key=chances.__getitem__)]
