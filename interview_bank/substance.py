"""Tell what could have been seen from what could be said of anything."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from interview_bank.model import load_model

if TYPE_CHECKING:
    from interview_bank.answer import Clause

SEEN = 0.5


def weight(clause: Clause, of: Literal["action", "result"]) -> float:
    """Return the chance, 0-1, that a clause tells a visible step, or an outcome one can check."""
    model = load_model().substance[of]
    return math.exp(model.log_odds(clause.features)[1])


def concrete(clause: Clause, of: Literal["action", "result"]) -> bool:
    """Tell whether a clause is more likely concrete than not."""
    return weight(clause, of) >= SEEN
