"""Tell what could have been seen from what could be said of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from interview_bank.answer import Clause

SEEN = 0.5


def weight(clause: Clause, of: Literal["action", "result"]) -> float:
    """Return the chance, 0-1, that a clause tells a visible step, or an outcome one can check."""
    return clause.step if of == "action" else clause.sign


def concrete(clause: Clause, of: Literal["action", "result"]) -> bool:
    """Tell whether a clause is more likely concrete than not."""
    return weight(clause, of) >= SEEN
