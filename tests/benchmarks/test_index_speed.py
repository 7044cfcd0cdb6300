"""What ranking a market costs beside reading the index's bytes once, in the same run.

`INDEX_BENCHMARK_ROWS=1000000 pytest tests/benchmarks/test_index_speed.py` prints the table that
docs/index.md shows; with `INDEX_BENCHMARK_POSTINGS=FILE.jsonl` ({"title", "text"} a line) the
market is drawn from those postings, each a little changed, instead of from invented parts.
"""

from __future__ import annotations

import gc
import json
import os
import random
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
import psutil
import pytest

from matcher import Years
from matcher.evaluate import load_graded
from tests.matcher.test_index import TITLES, invented
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL

ROWS = int(os.getenv("INDEX_BENCHMARK_ROWS", "10000"))
POSTINGS = os.getenv("INDEX_BENCHMARK_POSTINGS")
MANY = 1_000_000
LEVELS = [None, "intern", "entry", "analyst", "senior", "manager", "director"]
TRACKS = ["pmo", "project", "programme", "portfolio", "product", "other"]


def market(matcher, count):
    """Yield invented postings, drawn again from the parts of a few hundred that were read.

    Nearly every one is unlike all others: the hardest case.
    """
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


def changed_a_little(base, count):
    """Yield postings of a base again and again, each with a few things more, less or otherwise."""
    dice = random.Random(11)
    asked = [row for profile in base for row in profile.requirements]
    for number in range(count):
        one = dice.choice(base)
        kept = [row for row in one.requirements if dice.random() > 0.15]
        more = dice.choices(asked, k=dice.choice([0, 0, 1, 3]))
        years = Years(float(dice.randint(0, 12)), None)
        yield (
            number,
            replace(
                one,
                title=one.title if dice.random() < 0.7 else f"{one.title} {dice.randint(1, 50)}",
                level=one.level if dice.random() < 0.7 else dice.choice(LEVELS),
                years_experience=one.years_experience if dice.random() < 0.7 else years,
                requirements=(*kept, *more),
                topics=tuple(topic for topic in one.topics if dice.random() > 0.15),
                domains=tuple((n, max(1, c + dice.randint(-1, 2))) for n, c in one.domains),
            ),
        )


def base_of(matcher, file):
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [matcher.read_posting(row["text"], row["title"]) for row in rows]


def bytes_read_once(index):
    """Return the seconds that reading as many bytes as the index has takes once, best of five."""
    words = np.ones(index.nbytes // 8, np.uint64)
    return min(timed(partial(np.bitwise_xor.reduce, words)) for _ in range(5))


def resident():
    gc.collect()
    return psutil.Process().memory_info().rss


def timed(task):
    start = process_time()
    task()
    return process_time() - start


@pytest.mark.timeout(3600)
def test_the_cost_grows_no_faster_than_the_market(matcher, capsys):
    texts = [GOOD, PARTIAL, NEIGHBOUR, *(text for _, text in load_graded().resumes)]
    resumes = [matcher.read_resume(text.encode(), "resume.txt") for text in texts]
    sizes = [s for s in (5_000, 10_000, 30_000, 100_000, 300_000) if s < ROWS] + [ROWS]
    base = base_of(matcher, POSTINGS) if POSTINGS else []
    rows, index = [], None
    list(market(matcher, 10))
    for size in sizes:
        del index
        before = resident()
        index = matcher.index(changed_a_little(base, size) if base else market(matcher, size))
        near, whole = (
            median(min(timed(partial(rank, one, 50)) for _ in range(3)) for one in resumes)
            for rank in (index.nearest, index.rank)
        )
        memory = resident() - before
        rows.append((size, index.nbytes, memory, bytes_read_once(index), near, whole))
    with capsys.disabled():
        for size, nbytes, memory, read, near, whole in rows:
            print(  # noqa: T201  the table is what it is run for
                f"\n| {size:,} | {nbytes / 1e6:.1f} | {memory / 1e6:.1f} | {read * 1e3:.2f} "
                f"| {near * 1e3:.1f} | {whole * 1e3:.1f} | {whole / read:.1f} |",
                end="",
            )
    (fewer, *_, near_few, _), (more, nbytes, memory, read, near_many, whole) = rows[0], rows[-1]
    assert near_many / near_few < 1.5 * more / fewer
    if more >= MANY:
        assert whole < 2.5 * read
        assert memory < 1.5 * nbytes
