"""The published numbers of the score, in the order in which a page tells them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.services.matching import PART_WORDS
from matcher.weights import load_weights


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """The published numbers of the score, largest first.

    `parts` are (key, words, weight 0 to 1), `bands` (key, lowest score), `kinds` how much one
    thing asked for counts beside another of the same part.
    """

    parts: tuple[tuple[str, str, float], ...]
    bands: tuple[tuple[str, float], ...]
    kinds: tuple[tuple[str, float], ...]


@cache
def score_rules() -> ScoreRules:
    """Return how a score is made, heaviest part first, highest band first."""
    weights = load_weights()
    parts = sorted(weights.parts.items(), key=lambda pair: -pair[1])
    bands = sorted(weights.table["bands"].items(), key=lambda pair: -pair[1])
    kinds = sorted(weights.table["kinds"].items(), key=lambda pair: -pair[1])
    return ScoreRules(
        parts=tuple((name, PART_WORDS[name], weight) for name, weight in parts),
        bands=(*bands, ("far", 0.0)),
        kinds=tuple(kinds),
    )


def good_from() -> float:
    """Return the lowest score that is called good."""
    return dict(score_rules().bands)["good"]
