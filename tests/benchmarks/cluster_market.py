"""Clusters over a planted market: precision and recall of pairs, by scene, and the time taken.

Run it by hand: `python -m tests.benchmarks.cluster_market [SIZE] [SEED]`. The gate has a smaller
market (tests/scrapers/test_planted_market.py).
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from scrapers import group_into_jobs
from tests.scrapers.planted_market import Market, planted
from tests.scrapers.planted_score import Score, score


def shown(told: Score, market: Market) -> str:
    """Return the figures as lines to read."""
    missed = Counter(_scenes(pair, market) for pair in told.missed)
    made_up = Counter(_scenes(pair, market) for pair in told.made_up)
    true = Counter(_scenes(pair, market) for pair in told.true)
    lines = [f"precision {told.precision:.4f}  recall {told.recall:.4f}  pairs {len(told.true)}"]
    lines += [f"missed {n} of {true[name]} in {name}" for name, n in missed.most_common()]
    lines += [f"made up {n} in {name}" for name, n in made_up.most_common()]
    return "\n".join(lines)


def _scenes(pair: frozenset[str], market: Market) -> str:
    return " + ".join(sorted({market.scene[key] for key in pair}))


def main(size: int = 20_000, seed: int = 20) -> None:
    """Print the figures of one market."""
    market = planted(size, seed)
    began = time.process_time()
    clusters = group_into_jobs(market.sightings)
    taken = time.process_time() - began
    sys.stdout.write(f"{shown(score(clusters, market), market)}\n{taken:.1f} s of processor\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
