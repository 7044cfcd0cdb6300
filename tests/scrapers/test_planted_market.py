"""A market whose jobs are known: what stands together is one job, and little is missed.

The long form with figures by scene is tests/benchmarks/cluster_market.py.
"""

from __future__ import annotations

import random

import pytest

from scrapers import group_into_jobs, likely_same_vacancy
from tests.scrapers.planted_market import planted
from tests.scrapers.planted_score import score


@pytest.mark.parametrize("seed", [3, 20])
def test_pairs_are_found_and_not_made_up(seed):
    market = planted(2000, seed)

    told = score(group_into_jobs(market.sightings), market)

    assert told.precision >= 0.99
    assert told.recall >= 0.95


def test_the_order_of_sightings_moves_next_to_nothing():
    market = planted(600, 4)
    shuffled = list(market.sightings)
    random.Random(1).shuffle(shuffled)

    one, other = (score(group_into_jobs(rows), market) for rows in (market.sightings, shuffled))

    assert len(one.found ^ other.found) <= len(one.found) * 0.01


def test_one_vacancy_of_two_agencies_is_suggested_and_never_joined():
    market = planted(3000, 5)
    agencies = {key for key, scene in market.scene.items() if scene == "agencies"}

    told = score(group_into_jobs(market.sightings), market)
    suggested = {frozenset(pair) for pair in likely_same_vacancy(market.sightings)}

    assert not [pair for pair in told.found if pair & agencies]
    assert len([pair for pair in suggested if pair <= agencies]) >= len(agencies) * 0.8
