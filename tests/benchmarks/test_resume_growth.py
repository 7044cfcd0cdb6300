"""Reading a resume grows with its length and not with the square of it, whatever it repeats.

Bullets without a word and words that are blanked before reading once made denials look for their
beginning from every place again: seconds for a page.
"""

from __future__ import annotations

import pytest

from tests.benchmarks.stopwatch import compared

REPEATED = [
    "wheelchair ",
    "•\n\n",
    "CAPM ",
    "not ",
    "none\t",
    "SMSTS ",
    "a: ",
    "PMO\n2019 - 2020\n",
]
LENGTH, TIMES = 6_000, 6
# Usual is 6; with the square it is 36.
MOST = 14


@pytest.mark.parametrize("part", REPEATED)
def test_reading_costs_no_more_than_the_length_asks(matcher, part):
    # Text of its own at the end, so that nobody remembers having read it.
    numbers = iter(range(1000))

    def reading(length):
        text = part * (length // len(part))
        return lambda: matcher.read_resume(f"{text}\n{next(numbers)} x\n".encode(), "a.txt")

    short, long = compared(reading(LENGTH), reading(LENGTH * TIMES), rounds=4)

    assert long < MOST * short
