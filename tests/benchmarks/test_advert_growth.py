"""Reading a pasted advert grows with its length and not with the square of it.

Rules drawn with underscores once made each label look for its beginning on every line above.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scrapers import parse
from tests.benchmarks.stopwatch import compared

REPEATED = ["_\n", "_ ", "•\n\n", "a:\n", "£50,000 ", "5 years\n", "PMP, ", "- \n", "&nbsp;"]
LENGTH, TIMES = 3_000, 6
# Usual is 6; with the square it is 36.
MOST = 14
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize("part", REPEATED)
def test_reading_costs_no_more_than_the_length_asks(matcher, part):
    def reading(length):
        text = part * (length // len(part))
        return lambda: (
            parse("text", text.encode(), url=None, fetched_at=NOW),
            matcher.read_posting(text, title="PMO Analyst"),
        )

    short, long = compared(reading(LENGTH), reading(LENGTH * TIMES), rounds=4)

    assert long < MOST * short
