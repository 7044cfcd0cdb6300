"""Is a part there at all? Judged from the clauses as a bag, so that order cannot invent one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_bank.model import STAR, Model, Order, Row
from interview_bank.segment import gain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.types import Part

# Cues that speak for a part wherever they stand, also inside a clause that is mostly another part
# ("I was asked to bring it down, so I listed ...").
HINTS: dict[Part, tuple[str, ...]] = {
    "situation": ("#place-time", "#at-employer", "#worked", "#was-role", "#trouble", "#year"),
    "task": ("#my-task", "#our-task", "#i-had-to", "#asked-me", "#was-asked", "#on-me", "#owned"),
    "action": ("#i-past", "#i-adv-past", "#i-verb", "#we-past", "#bare-past", "#sequence"),
    "result": ("#as-result", "#success", "#change", "#others-after", "#still-now", "#final-event"),
}
FLOOR = -6.0
STRONGEST = 2
MOST_GAIN = 8.0


def figures(
    part: Part, odds: Sequence[Row], features: Sequence[frozenset[str]], order: Order
) -> Row:
    """Return what the gate of `part` weighs: the two strongest clauses, the gain, the hints.

    Nothing here grows with length: a part told in one sentence is as present as in ten, and one
    clause more never makes a part less present.
    """
    index = STAR.index(part)
    chances = [min(0.9999, math.exp(row[index])) for row in odds]
    best = sorted((max(FLOOR, math.log(p / (1 - p) + 1e-9)) for p in chances), reverse=True)
    best = (best + [FLOOR] * STRONGEST)[:STRONGEST]
    hints = [float(any(hint in seen for seen in features)) for hint in HINTS[part]]
    crowd = max((sum(hint in seen for hint in HINTS[part]) for seen in features), default=0)
    return (*best, min(MOST_GAIN, gain(odds, part, order)), float(crowd), *hints)


def presence(
    odds: Sequence[Row], features: Sequence[frozenset[str]], model: Model
) -> dict[Part, float]:
    """Return for each of the four parts the chance, 0-1, that the answer holds it."""
    if not odds:
        return dict.fromkeys(STAR, 0.0)
    return {
        part: model.presence[part].chance(figures(part, odds, features, model.order))
        for part in STAR
    }
