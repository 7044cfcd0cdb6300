"""What a person decided about adverts of jobs, as pairs that grouping obeys."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from scrapers import Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.job import JobVerdict

SAME, DIFFERENT = "same", "different"


def verdicts_of(acts: Iterable[JobVerdict]) -> Verdicts:
    """Return what stands after all acts, replayed in the order given: of a pair the last counts."""
    standing: dict[frozenset[str], str] = {}
    for act in acts:
        for one, other in product(act.ones, act.others):
            if one != other:
                standing[frozenset({str(one), str(other)})] = act.verdict
    return Verdicts(
        same=frozenset(pair for pair, verdict in standing.items() if verdict == SAME),
        different=frozenset(pair for pair, verdict in standing.items() if verdict == DIFFERENT),
    )
