"""Is a part there at all? Judged from the clauses as a bag, so that order cannot invent one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_bank.model import STAR, Model, Order, Row
from interview_bank.segment import gains

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.types import Part

# Cues that speak for a part wherever they stand, also inside a clause that is mostly another part
# ("I was asked to bring it down, so I listed ...").
HINTS: dict[Part, tuple[str, ...]] = {
    "situation": ("#place-time", "#at-employer", "#worked", "#was-role", "#trouble", "#year"),
    "task": ("#my-task", "#our-task", "#i-had-to", "#asked-me", "#was-asked", "#on-me", "#owned"),
    "action": ("#i-past", "#i-adv-past", "#i-verb", "#we-past", "#bare-past", "#sequence"),
    "result": (
        "#as-result",
        "#success",
        "#change",
        "#others-after",
        "#still-now",
        "#final-event",
        "#by-when",
        "#others-did",
    ),
}
FLOOR = -6.0
STRONGEST = 2
MOST_GAIN = 8.0


def figures(
    odds: Sequence[Row], features: Sequence[frozenset[str]], order: Order
) -> dict[Part, Row]:
    """Return what each gate weighs: the two strongest clauses, the gain, the hints.

    Nothing here grows with length: a part told in one sentence is as present as in ten, and one
    clause more never makes a part less present.
    """
    gained = gains(odds, order)
    return {
        part: (*_strongest([row[index] for row in odds]), min(MOST_GAIN, gained[part]), *crowd)
        for index, part in enumerate(STAR)
        for crowd in [_hinted(part, features)]
    }


def _strongest(logs: Sequence[float]) -> list[float]:
    chances = (min(0.9999, math.exp(log)) for log in logs)
    best = sorted((max(FLOOR, math.log(p / (1 - p) + 1e-9)) for p in chances), reverse=True)
    return (best + [FLOOR] * STRONGEST)[:STRONGEST]


def _hinted(part: Part, features: Sequence[frozenset[str]]) -> list[float]:
    """Return the most hints in one clause, then each hint: 1 where any clause has it."""
    most = max(sum(hint in seen for hint in HINTS[part]) for seen in features)
    return [float(most), *(float(any(hint in seen for seen in features)) for hint in HINTS[part])]


def presence(
    odds: Sequence[Row], features: Sequence[frozenset[str]], model: Model
) -> dict[Part, float]:
    """Return for each of the four parts the chance, 0-1, that the answer holds it."""
    if not odds:
        return dict.fromkeys(STAR, 0.0)
    seen = figures(odds, features, model.order)
    return {part: model.presence[part].chance(seen[part]) for part in STAR}
