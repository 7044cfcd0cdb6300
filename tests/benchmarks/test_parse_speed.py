"""Reading a posting costs a bounded multiple of building its tree; a ratio, so no machine is slow.

The figures against JobSpy come from `python -m tests.benchmarks.parse_speed --peer PYTHON`.
"""

from tests.benchmarks.parse_speed import measured

# Usual are 200 and 95: a tree of three kilobytes takes lxml some 15 microseconds, while reading
# also makes it safe, turns it into text, and looks for pay, places and workplace in it.
MOST = {"page": 500, "answer": 260}


def test_reading_costs_a_bounded_multiple_of_building_the_tree():
    for kind, seconds in measured().items():
        assert seconds["ours"] / seconds["lxml"] < MOST[kind], kind
