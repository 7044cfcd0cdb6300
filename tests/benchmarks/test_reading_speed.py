"""What reading and matching cost beside spaCy's own work in the same run; no machine is slow.

The peers that want an environment of their own are in `reading_peers.py`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from time import process_time

import spacy

from tests.benchmarks.advert import ADVERT
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


def took(task):
    """Return the best seconds of five rounds, by the processor's clock."""

    def once():
        start = process_time()
        for _ in range(TIMES):
            task()
        return process_time() - start

    return min(once() for _ in range(5))


def seconds(code):
    """Return the processor time of an interpreter that runs `code`, the best of three."""
    taken = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def test_reading_a_posting_costs_few_times_cutting_it_into_tokens(matcher, capsys):
    cut = spacy.blank("en")

    cutting = took(lambda: cut(ADVERT))
    reading = took(lambda: matcher.read_posting(ADVERT, title="PMO Manager"))
    with capsys.disabled():
        print(f"\nreading {reading / TIMES * 1000:.2f} ms, {reading / cutting:.1f} times cutting")  # noqa: T201

    assert reading / cutting < MOST_READING


def test_a_match_costs_no_more_than_a_reading(matcher, capsys):
    profile = matcher.read_posting(ADVERT, title="PMO Manager")
    resume = matcher.read_resume(GOOD.encode(), "resume.txt")

    reading = took(lambda: matcher.read_posting(ADVERT, title="PMO Manager"))
    matching = took(lambda: matcher.match(resume, profile))
    with capsys.disabled():
        print(f"\nmatch {matching / TIMES * 1000:.2f} ms, {matching / reading:.2f} of a reading")  # noqa: T201

    assert matching / reading < MOST_MATCHING


def test_loading_costs_little_more_than_all_of_spacy(capsys):
    nothing = seconds("pass")
    peer = seconds("import spacy") - nothing
    importing = seconds("import matcher") - nothing
    loading = seconds("from matcher import load_matcher; load_matcher()") - nothing
    with capsys.disabled():
        print(f"\nload {loading:.2f} s, {loading / peer:.2f} of spaCy; import {importing:.3f} s")  # noqa: T201

    assert loading / peer < MOST_LOADING
    assert importing / peer < MOST_IMPORTING
