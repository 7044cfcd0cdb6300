"""How well clusters tell a planted market: pairs found, missed and made up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapers import Cluster
    from tests.scrapers.planted_market import Market


@dataclass(frozen=True)
class Score:
    """Pairs of adverts of one job, and pairs that stand together."""

    true: set[frozenset[str]]
    found: set[frozenset[str]]

    @property
    def missed(self) -> set[frozenset[str]]:
        return self.true - self.found

    @property
    def made_up(self) -> set[frozenset[str]]:
        return self.found - self.true

    @property
    def precision(self) -> float:
        return len(self.found & self.true) / len(self.found)

    @property
    def recall(self) -> float:
        return len(self.found & self.true) / len(self.true)


def score(clusters: list[Cluster], market: Market) -> Score:
    """Compare clusters with what was planted."""
    found = {frozenset(pair) for one in clusters for pair in combinations(one.keys, 2)}
    return Score(market.pairs(), found)
