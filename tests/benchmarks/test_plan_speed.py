"""A plan takes a bounded multiple of scoring its market once, in the same run."""

from __future__ import annotations

from dataclasses import replace

from tests.benchmarks.stopwatch import compared
from tests.matcher.plan_markets import TODAY
from tests.matcher.texts import PARTIAL, POSTING

COPIES = 120
# Every thing that a posting within reach names is tried on it once: some tens of scores each, of
# which only what skills and certificates move is worked out anew.
MOST_TIMES = 25


def test_a_plan_costs_a_bounded_multiple_of_plain_scoring(matcher):
    planner = matcher.planner()
    resume = matcher.read_resume(PARTIAL.encode(), "a.txt", today=TODAY)
    profile = matcher.read_posting(POSTING)
    levels = ("entry", "analyst", "senior", "manager")
    market = {n: replace(profile, level=levels[n % 4]) for n in range(COPIES)}
    planner.plan(resume, market, today=TODAY)

    plain, whole = compared(
        lambda: [matcher.score(resume, one) for one in market.values()],
        lambda: planner.plan(resume, market, today=TODAY),
        rounds=3,
    )

    assert whole <= MOST_TIMES * plain, f"{whole / plain:.1f} times the plain scoring"
