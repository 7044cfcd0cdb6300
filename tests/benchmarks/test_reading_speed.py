"""What reading and matching cost beside spaCy's own work in the same run; no machine is slow.

The peers that want an environment of their own are in `reading_peers.py`.
"""

from __future__ import annotations

import spacy

from tests.benchmarks.advert import ADVERT
from tests.benchmarks.stopwatch import compared, interpreter_seconds
from tests.matcher.texts import GOOD

TIMES = 40
# spaCy's tokeniser alone: usual is 0.8, where a core reads some 700 of these adverts a second.
MOST_READING = 1.6
# A match is arithmetic over two read values: usual is 0.3 of a reading.
MOST_MATCHING = 0.9
# Usual is 1.2: the vocabulary read and compiled, scipy, and of spaCy all but its command line.
MOST_LOADING = 1.8
# `import matcher` alone loads nothing heavy: usual is 0.03.
MOST_IMPORTING = 0.1


def times(task):
    """Return a task that is the given one done `TIMES` times."""
    return lambda: [task() for _ in range(TIMES)]


def test_reading_a_posting_costs_few_times_cutting_it_into_tokens(matcher, capsys):
    cut = spacy.blank("en")

    cutting, reading = compared(
        times(lambda: cut(ADVERT)),
        times(lambda: matcher.read_posting(ADVERT, title="PMO Manager")),
    )
    with capsys.disabled():
        print(f"\nreading {reading / TIMES * 1000:.2f} ms, {reading / cutting:.1f} times cutting")  # noqa: T201

    assert reading / cutting < MOST_READING


def test_a_match_costs_no_more_than_a_reading(matcher, capsys):
    profile = matcher.read_posting(ADVERT, title="PMO Manager")
    resume = matcher.read_resume(GOOD.encode(), "resume.txt")

    reading, matching = compared(
        times(lambda: matcher.read_posting(ADVERT, title="PMO Manager")),
        times(lambda: matcher.match(resume, profile)),
    )
    with capsys.disabled():
        print(f"\nmatch {matching / TIMES * 1000:.2f} ms, {matching / reading:.2f} of a reading")  # noqa: T201

    assert matching / reading < MOST_MATCHING


def test_loading_costs_little_more_than_all_of_spacy(capsys):
    codes = "import spacy", "import matcher", "from matcher import load_matcher; load_matcher()"
    nothing, *taken = interpreter_seconds("pass", *codes)
    peer, importing, loading = (one - nothing for one in taken)
    with capsys.disabled():
        print(f"\nload {loading:.2f} s, {loading / peer:.2f} of spaCy; import {importing:.3f} s")  # noqa: T201

    assert loading / peer < MOST_LOADING
    assert importing / peer < MOST_IMPORTING
