"""The trades of a posting and of a past, and how near one is to the other."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from matcher.crafts import NO_TRADE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matcher.person import Resume
    from matcher.types import PostingProfile
    from matcher.weights import Weights


def trade_closeness(resume: Resume, profile: PostingProfile, weights: Weights) -> float | None:
    """Compare the trades, 0 to 1; None where the posting has none. Main trades count for more."""
    theirs = trade_vector(profile.domains, weights)
    if not theirs:
        return None
    ours, else_ = past_vector(resume.domains, weights)
    return sum(share * ours.get(name, else_) for name, share in theirs.items())


def past_vector(
    domains: Iterable[tuple[str, int]], weights: Weights
) -> tuple[dict[str, float], float]:
    """Return the vector of a past, and what counts for each trade that is not in it.

    A resume without a word of any trade tells nothing against a trade, and little for it.
    """
    ours = trade_vector(domains, weights)
    return ours, 0.0 if ours else float(weights.table["work"]["unknown_trade"])


def trade_vector(domains: Iterable[tuple[str, int]], weights: Weights) -> dict[str, float]:
    """Return the counted words of each trade as a vector of length 1; empty without a trade."""
    power = weights.table["work"]["main_trade"]
    powered = {name: count**power for name, count in trades_of(domains)}
    norm = sqrt(sum(share * share for share in powered.values()))
    return {name: share / norm for name, share in powered.items()} if norm else {}


def trades_of(domains: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return those of the counted words that tell a trade rather than a craft."""
    return [(name, count) for name, count in domains if name not in NO_TRADE]


def strictness(domains: Sequence[tuple[str, int]], weights: Weights) -> float:
    """Return what a past in no trade of a posting's main one loses, 0 to 1."""
    trades = trades_of(domains)
    if not trades:
        return 0.0
    table = weights.table["trades"]
    return float(table.get(trades[0][0], table["other"]) * words_share(domains, weights))


def kept_by_trade(profile: PostingProfile, trade: float | None, weights: Weights) -> float:
    """Return what is left of a past in another trade; strict trades leave little."""
    if trade is None:
        return 1.0
    return 1.0 - strictness(profile.domains, weights) * (1.0 - trade)


def words_share(domains: Iterable[tuple[str, int]], weights: Weights) -> float:
    """Return how sure the main trade is, 0 to 1: one word in passing makes no world."""
    most = max((count for _, count in trades_of(domains)), default=0)
    return min(1.0, most / weights.table["work"]["trade_words"])
