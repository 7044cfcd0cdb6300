"""What ranking a market costs beside reading the index's bytes once, in the same run.

Sizes by environment: `INDEX_BENCHMARK_ROWS=1000000 pytest -s tests/benchmarks/test_index_speed.py`
prints the table that docs/index.md shows.
"""

from __future__ import annotations

import gc
import os
import random
from dataclasses import fields, replace
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np
import psutil
import pytest

from tests.matcher.test_index import TITLES, invented
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL

ROWS = int(os.getenv("INDEX_BENCHMARK_ROWS", "10000"))
LEVELS = [None, "intern", "entry", "analyst", "senior", "manager", "director"]
TRACKS = ["pmo", "project", "programme", "portfolio", "product", "other"]


def market(matcher, count):
    """Yield invented postings, drawn again from the parts of a few hundred that were read."""
    dice = random.Random(11)
    base = invented(matcher, 200)
    asked = [row for profile in base for row in profile.requirements]
    topics = sorted({topic for profile in base for topic in profile.topics})
    trades = sorted({name for profile in base for name, _ in profile.domains})
    for number in range(count):
        chosen = dice.sample(trades, dice.randint(0, min(5, len(trades))))
        yield (
            number,
            replace(
                dice.choice(base),
                text="",
                title=f"{dice.choice(TITLES)} {dice.randint(1, 99)}",
                level=dice.choice(LEVELS),
                track=dice.choice(TRACKS),
                requirements=tuple(dice.choices(asked, k=dice.randint(1, 11))),
                topics=tuple(dice.sample(topics, dice.randint(0, min(12, len(topics))))),
                domains=tuple((name, dice.randint(1, 9)) for name in chosen),
            ),
        )


def bytes_read_once(index):
    """Return the seconds that one pass over all columns takes, the best of five."""
    columns = [
        getattr(held.segment, one.name).reshape(-1).view(np.uint8)
        for held in index._rows.snapshot()
        for one in fields(held.segment)
    ]
    whole = [column[: len(column) // 8 * 8].view(np.uint64) for column in columns]
    taken = []
    for _ in range(5):
        start = perf_counter()
        for column in whole:
            np.bitwise_xor.reduce(column)
        taken.append(perf_counter() - start)
    return min(taken)


def resident():
    gc.collect()
    return psutil.Process().memory_info().rss


def timed(task):
    start = perf_counter()
    task()
    return perf_counter() - start


@pytest.mark.timeout(3600)
def test_the_cost_grows_no_faster_than_the_market(matcher, capsys):
    resumes = [matcher.read_resume(t.encode(), "resume.txt") for t in (GOOD, PARTIAL, NEIGHBOUR)]
    sizes = [size for size in (5_000, 10_000, 30_000, 100_000, 300_000) if size < ROWS] + [ROWS]
    list(market(matcher, 10))
    rows = []
    for size in sizes:
        before = resident()
        index = matcher.index(market(matcher, size))
        for resume in resumes:
            index.rank(resume, 50)
        memory = resident() - before
        near = median(timed(partial(index.nearest, resume, 50)) for resume in resumes * 7)
        whole = median(timed(partial(index.rank, resume, 50)) for resume in resumes * 7)
        read = bytes_read_once(index)
        rows.append((size, index.nbytes, memory, read, near, whole))
    with capsys.disabled():
        for size, nbytes, memory, read, near, whole in rows:
            print(  # noqa: T201  the table is what it is run for
                f"\n| {size:,} | {nbytes / 1e6:.1f} | {memory / 1e6:.1f} | {read * 1e3:.2f} "
                f"| {near * 1e3:.1f} | {whole * 1e3:.1f} | {whole / read:.1f} |",
                end="",
            )
    (fewer, *_, near_few, _), (more, *_, near_many, _) = rows[0], rows[-1]
    assert near_many / near_few < 1.5 * more / fewer
